"""The page's addresses, a file a page."""

from fastapi import APIRouter

from service.page.routes import packet, paste, review

PAGES: tuple[APIRouter, ...] = (paste.router, review.router, packet.router)
"""Every route of the page; each declares who may look."""
