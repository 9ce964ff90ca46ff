"""Questions made of several: told apart, asked one by one, and answered as one; `parts.py` and `compare.py` first."""
