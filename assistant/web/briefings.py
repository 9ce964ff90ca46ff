"""The page of briefings."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.web.site import Site


def routes(site: Site) -> APIRouter:
    """What the page answers to."""
    router = APIRouter()

    @router.get("/briefings")
    def show(request: Request) -> HTMLResponse:
        return site.page(request, "briefings", "briefings")

    return router
