"""The page of quality."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.web.site import Site


def routes(site: Site) -> APIRouter:
    """What the page answers to."""
    router = APIRouter()

    @router.get("/quality")
    def show(request: Request) -> HTMLResponse:
        return site.page(request, "quality", "quality")

    return router
