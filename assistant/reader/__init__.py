"""The embedded reader: answers from passages with no language model and no network."""

from assistant.reader.reader import Reader

__all__ = ["Reader"]
