"""Token counts for whoever feeds passages to a language model; works with no network.

`tiktoken` downloads its vocabulary at first use. Where it cannot, texts are counted with the embedder's own
tokenizer and a margin, and that is said once, by `Counter.name`.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass

ENCODING = "o200k_base"
MARGIN = 1.15
"""WordPiece on English and Spanish news gives about as many pieces; the margin keeps an estimate on the safe side."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts the tokens of a text."""

    name: str
    """What counts: `tiktoken o200k_base`, or `embedder + 15 %`."""
    count: Callable[[str], int]


def counter(embedder_count: Callable[[str], int]) -> Counter:
    """tiktoken where its vocabulary is in `TIKTOKEN_CACHE_DIR`, else the embedder's tokenizer and a margin.

    Without that folder tiktoken is not even asked: it would open a connection.
    """
    if os.environ.get("TIKTOKEN_CACHE_DIR"):
        import tiktoken

        try:
            encoding = tiktoken.get_encoding(ENCODING)
            return Counter(f"tiktoken {ENCODING}", lambda text: len(encoding.encode_ordinary(text)))
        except Exception:  # requests' errors and ValueError on a damaged file: fall back, whatever it is
            pass
    return Counter(f"embedder + {MARGIN - 1:.0%}", lambda text: math.ceil(embedder_count(text) * MARGIN))
