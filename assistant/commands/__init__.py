"""The commands of `assistant/cli.py`: each group in its file, and what they print."""
