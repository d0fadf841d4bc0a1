"""The secret of an API key: made once, shown once, and kept only as its hash."""

import hashlib
import hmac
import secrets

PREFIX = "cp_"


def new_secret() -> str:
    """Make a secret of 32 random bytes."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """Return what is stored of a secret; it is random and long, so a plain hash cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two hashes in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one, other)
