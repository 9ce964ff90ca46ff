"""Whether the articles answer at all; `confidence.py` first."""
