"""Cited text as files that people hand on: Markdown, DOCX and PDF."""

from assistant.documents.of_answer import answer_document
from assistant.documents.types import Cell, Document, Section, Table
from assistant.documents.write import DocumentNotWritten, require_target, write

__all__ = ["Cell", "Document", "DocumentNotWritten", "Section", "Table", "answer_document", "require_target", "write"]
