"""Articles out of files, archives and feeds: sources ─► documents ─► stories ─► articles."""

from index.articles.build import slug
from index.articles.read import read_article, read_document
from index.articles.sources import SUFFIXES, UPLOAD, Source, article_files, find_sources, max_bytes, uploaded
from index.articles.story import Declared, Document, Reading, Story

__all__ = [
    "SUFFIXES",
    "UPLOAD",
    "Declared",
    "Document",
    "Reading",
    "Source",
    "Story",
    "article_files",
    "find_sources",
    "max_bytes",
    "read_article",
    "read_document",
    "slug",
    "uploaded",
]
