"""People with their office and side, and which of them a question means; `who.py` first."""
