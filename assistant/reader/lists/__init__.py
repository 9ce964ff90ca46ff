"""Enumerations as texts print them, their entries one by one, and which list a question means; `itemise.py` first."""
