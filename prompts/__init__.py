"""Prompts for language models, one Markdown file a prompt and language; the reader needs none."""
