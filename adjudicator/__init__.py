"""Facts in, determinations out: a pure function of facts, requests, a policy and a date. It never sees text."""

from adjudicator.adjudication import adjudicate
from adjudicator.policy.loader import load_policy, policies
from adjudicator.policy.model import Policy

__all__ = ["Policy", "adjudicate", "load_policy", "policies"]
