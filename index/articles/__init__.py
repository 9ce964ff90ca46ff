"""Articles out of files: one reader per format behind `read_articles`."""

from index.articles.files import SUFFIXES, article_files, read_article

__all__ = ["SUFFIXES", "article_files", "read_article"]
