"""Prompts for language models: one Markdown file a prompt and language. None yet: the embedded reader needs none."""
