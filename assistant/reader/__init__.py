"""The embedded reader: answers from passages with no language model and no network; `reader.py` first."""
