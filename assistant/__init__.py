"""Questions in, verified and cited answers out."""

from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Sentence, Turn, Verdict

__all__ = ["Answer", "Assistant", "Citation", "Sentence", "Turn", "Verdict"]
