"""The local engine: a few processes under a supervisor that outlives any of them."""

from bulk.engines.local.supervisor import Limits, Supervisor

__all__ = ["Limits", "Supervisor"]
