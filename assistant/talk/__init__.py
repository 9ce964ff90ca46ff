"""A question in a conversation to one that stands alone; `followup.py` first."""
