"""A language model as the writer of answers: `writer.py` first. Its sentences pass the same checks as any other."""
