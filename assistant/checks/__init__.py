"""What `assistant/verify.py` holds a sentence to: its facts, deeds and relations against those of what it cites."""
