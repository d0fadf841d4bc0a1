"""Lists the audit, page by page."""

from sqlalchemy.orm import Session

from service.store import audit
from service.views.managing import AuditPage


def listed(session: Session, subject: str | None, after: int, limit: int) -> AuditPage:
    """Return a page of the audit, oldest first, after a row of that number; `subject` is a note, a key or a task."""
    entries = audit.page(session, subject, after, limit + 1)
    more = str(entries[limit - 1].number) if len(entries) > limit else None
    return AuditPage(entries=tuple(entries[:limit]), head=audit.head(session), next=more)
