"""The policies that may be named, and whether one holds on a day."""

from datetime import date

from adjudicator import Policy, load_policy, policies
from service.web.problems import invalid, not_found

OFFERED_FIRST = "commercial-spine-injections"
"""The policy that is offered where none was chosen."""


def policy_of(name: str | None, pointer: str) -> Policy:
    """Return a packaged policy; 422 names those there are. Files are never opened by what a request names."""
    known = {policy.id for policy in policies()}
    if name not in known:
        raise invalid(pointer, f"names no policy; there are {', '.join(sorted(known))}")
    return load_policy(name)


def policy_at(name: str) -> Policy:
    """Return the policy of an address; 404 when there is none."""
    if name not in {policy.id for policy in policies()}:
        raise not_found("policy")
    return load_policy(name)


def holds(policy: Policy, day: date) -> bool:
    """Tell whether a policy is in force on a day."""
    return policy.effective_from <= day and (policy.effective_to is None or day <= policy.effective_to)


def check_in_force(policy: Policy, day: date, pointer: str) -> None:
    """Refuse, with 422, a day to judge by on which the policy does not hold."""
    if not holds(policy, day):
        until = f" until {policy.effective_to}" if policy.effective_to else " on"
        raise invalid(
            pointer,
            f"the policy holds from {policy.effective_from}{until}; name a day to judge by within that time",
        )
