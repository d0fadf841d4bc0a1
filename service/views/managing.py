"""Keys and the audit, as the API takes and shows them."""

from datetime import datetime

from models.base import Model
from service.access.principal import Role
from service.audit.chain import Entry, Head
from service.views.texts import Name


class NewKey(Model):
    """A key to be made; its name stands beside all that it writes. batch: what it may see where keys are isolated."""

    name: Name
    role: Role
    batch: Name | None = None


class KeyItem(Model):
    """A key, without its secret."""

    id: str
    name: str
    role: Role
    batch: str | None
    by: str
    at: datetime
    revoked_at: datetime | None


class KeyMade(KeyItem):
    """A new key. The secret is shown this once: only its hash is stored, and a repeated request gives null."""

    key: str | None


class KeyPage(Model):
    """A page of keys, revoked ones too; `next` is the cursor of the page after, null on the last."""

    keys: tuple[KeyItem, ...]
    next: str | None


class AuditPage(Model):
    """A page of the audit, oldest first, and its head; `next` is the cursor of the page after, null on the last."""

    entries: tuple[Entry, ...]
    head: Head
    next: str | None
