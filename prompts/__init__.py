"""Prompts for language models, one Markdown file a prompt and language; none yet: the reader needs none."""
