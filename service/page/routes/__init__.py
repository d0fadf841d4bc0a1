"""The page's addresses, a file a page."""

from fastapi import APIRouter

from service.page import assets
from service.page.routes import agreement, managing, notes, packet, paste, policies, queue, review, runs, sign_in

PAGES: tuple[APIRouter, ...] = (
    paste.router,
    notes.router,
    packet.router,
    review.router,
    queue.router,
    agreement.router,
    policies.router,
    runs.router,
    managing.router,
)
"""Every page that shows something; each declares who may look."""
OPEN: tuple[APIRouter, ...] = (sign_in.router, assets.router)
"""What a browser needs before it is known who looks."""
