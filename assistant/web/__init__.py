"""The web chat: one page on which an official asks, reads the answer and follows it to its sources.

Importing this package is cheap; Gradio (4 s to import) is loaded by `serve` and `build_app` alone.
"""

from __future__ import annotations

from assistant.web.server import build_app, serve

__all__ = ["build_app", "serve"]
