"""The only place that opens a LangChain chat model, and that knows why one did not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from assistant.settings import Settings
from index.types import BriefingError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Reason = Literal[
    "timeout", "unreachable", "busy", "refused", "too_long", "cut", "empty", "broken", "declined", "unsupported"
]
PASSING: frozenset[Reason] = frozenset({"unreachable", "busy", "broken"})
"""What may be over in a moment: worth another try."""
FINISHED = {"finish_reason", "stop_reason", "done_reason", "stopReason"}
"""What the last piece of a stream carries, by provider; without any it was cut."""
_NO_KEY = "none"
"""For servers on one's own machine, which ask for none; the client wants one all the same."""
_TOO_LONG = (
    "context_length", "context length", "context size", "maximum context", "too many tokens", "prompt is too long",
)  # fmt: skip
"""What OpenAI, vLLM, llama.cpp and Anthropic say, each in its words."""


class ModelMissing(BriefingError):
    """The language model that is configured cannot be opened."""


class ModelFailed(Exception):
    """The model gave no answer, or half of one."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def open_chat(settings: Settings) -> BaseChatModel:
    """The chat model of `settings.llm`, such as `openai:gpt-4.1` or `ollama:llama3.2`.

    Raises:
        ModelMissing: its package is not installed, or a setting does not suit it; the message says what to do.
    """
    from langchain.chat_models import init_chat_model  # takes a second

    provider = settings.llm.partition(":")[0]
    try:
        chat: BaseChatModel = init_chat_model(settings.llm, **_options(settings, provider))
    except ImportError as error:
        package = (error.name or f"langchain_{provider}").replace("_", "-")
        raise ModelMissing(f"llm = {settings.llm!r} needs a package: pip install {package}") from error
    except Exception as error:  # each provider raises what it likes; none of it may carry the key
        raise ModelMissing(
            f"llm = {settings.llm!r} cannot be opened ({_without_key(str(error), settings)}); give it as "
            "PROVIDER:MODEL, and the provider's key as BRIEFING_LLM_KEY or in the file that llm_key_file names"
        ) from None
    return chat


def _options(settings: Settings, provider: str) -> dict[str, Any]:
    key = settings.key
    if provider == "ollama":
        options: dict[str, Any] = {
            "num_predict": settings.llm_max_tokens,
            "client_kwargs": {"timeout": settings.llm_timeout},
        }
    else:
        options = {"max_tokens": settings.llm_max_tokens, "timeout": settings.llm_timeout, "max_retries": 0}
        if key or settings.llm_base_url:
            options["api_key"] = key or _NO_KEY
    if settings.llm_base_url:
        options["base_url"] = settings.llm_base_url
    return {"temperature": settings.llm_temperature, **options}


def _without_key(text: str, settings: Settings) -> str:
    return text.replace(settings.key, "***") if settings.key else text


def reason_of(error: Exception) -> Reason:
    """Why a call failed, from what the clients of all providers have in common: a status, or the name of the error."""
    if isinstance(error, ModelFailed):
        return error.reason
    status, name = getattr(error, "status_code", None), type(error).__name__.lower()
    if any(words in str(error).lower() for words in _TOO_LONG):
        return "too_long"
    if isinstance(error, TimeoutError) or "timeout" in name:
        return "timeout"
    if status == 429 or "ratelimit" in name:
        return "busy"
    if isinstance(status, int) and 400 <= status < 500:
        return "refused"
    if isinstance(error, ConnectionError) or "connect" in name:
        return "unreachable"
    return "broken"
