"""Cited text as files that people hand on: Markdown, DOCX and PDF."""
