"""The table of browsers' sessions."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables import Table


class SessionRow(Table):
    """A browser that was signed in: the hash of its token, and the key it acts as."""

    __tablename__ = "sessions"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    key_id: Mapped[str] = mapped_column(ForeignKey("keys.id", ondelete="CASCADE"))
    opened_at: Mapped[datetime]
    used_at: Mapped[datetime]
