"""For processes that answer many questions: no pause in the middle of an answer for garbage of long ago."""

from __future__ import annotations

import gc


def steady() -> None:
    """Leave what is loaded by now out of later garbage collections. To be called once, when all is open.

    Python looks through everything that lives once in a while: with a language model's client some 400,000 objects of
    modules, in 140 ms, in the middle of whatever sentence is checked just then. They live as long as the process.
    """
    gc.collect()
    gc.freeze()
