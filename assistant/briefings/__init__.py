"""Summaries, briefings, comparisons and timelines, each sentence cited and verified: `compose.py` first."""
