"""Requests: read from what somebody wrote, or from the procedures that a note itself asks for."""

from adjudicator.requests.from_note import derived_warnings, from_facts
from adjudicator.requests.written import parse_request, request_of

__all__ = ["derived_warnings", "from_facts", "parse_request", "request_of"]
