"""What a sentence says of what is asked: words, kind, day, number, deed; `support.py` first."""
