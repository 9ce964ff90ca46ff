"""Questions in, verified and cited answers out."""

from typing import Any

from assistant.types import Answer, Citation, Sentence, Turn, Verdict

__all__ = ["Answer", "Assistant", "Citation", "Sentence", "Turn", "Verdict"]


def __getattr__(name: str) -> Any:
    """`Assistant`, imported when it is first asked for: it brings chromadb and onnxruntime, 2 s."""
    if name == "Assistant":
        from assistant.pipeline import Assistant

        return Assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
