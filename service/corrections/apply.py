"""Turns what a person asks for into an event, or says why it cannot be done."""

from collections.abc import Sequence

from models.correction import Correction
from models.fact import Source
from models.kinds import Fact
from service.corrections.carry import says
from service.corrections.event import Event, Standing, active
from service.corrections.fold import Folded
from service.corrections.sound import check_fact
from service.web.problems import conflict, invalid


def planned(correction: Correction, folded: Folded, events: tuple[Event, ...], text: str, by: str) -> Correction:
    """Return the correction with its fact named and signed, so that it can be kept.

    Raises ApiError: 422 names the field that cannot be used, 409 the state that the correction does not fit.
    """
    if correction.action == "undo":
        return _undo(correction, events)
    if correction.action == "add":
        return _add(correction, folded, events, text, by)
    standing = folded.find(correction.fact_id or "")
    if standing is None:
        raise invalid("#/fact_id", "names no fact of this note")
    if standing.status == "rejected":
        raise conflict("rejected", "the fact was rejected; undo that correction first")
    if correction.action == "change":
        return _change(correction, standing, folded, text, by)
    if correction.action == "confirm" and standing.status not in ("machine", "suggested"):
        raise conflict("no-machine-fact", "only what the machine read or suggested can be confirmed")
    return correction


def _change(correction: Correction, standing: Standing, folded: Folded, text: str, by: str) -> Correction:
    fact = correction.fact
    assert fact is not None
    if fact.id != standing.fact.id:
        raise invalid("#/fact/id", "is not fact_id; a change keeps the fact's id")
    if fact.kind != standing.fact.kind:
        raise invalid("#/fact/kind", "is another kind; reject the fact and add one of that kind")
    check_fact(fact, text, folded)
    same_place = fact.spans == standing.fact.spans and fact.section == standing.fact.section
    if same_place and says(fact) == says(standing.fact) and fact.attributes == standing.fact.attributes:
        raise invalid("#/fact", "is the fact as it stands; confirm it, or change something")
    return correction.model_copy(update={"fact": _signed(fact, fact.id, by)})


def _add(correction: Correction, folded: Folded, events: tuple[Event, ...], text: str, by: str) -> Correction:
    fact = correction.fact
    assert fact is not None
    check_fact(fact, text, folded)
    for one in folded.standings:
        if one.counts and one.fact.anchor == fact.anchor and says(one.fact) == says(fact):
            raise conflict("stands-already", "a fact that says the same of the same words stands already; confirm it")
    taken = {event.fact_id for event in events} | {one.fact.id for one in folded.standings}
    name = base = f"a_{fact.kind}_{fact.anchor.start}"
    number = 1
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return correction.model_copy(update={"fact": _signed(fact, name, by), "fact_id": name})


def _undo(correction: Correction, events: tuple[Event, ...]) -> Correction:
    named = next((event for event in events if event.id == correction.undo_of), None)
    if named is None:
        raise invalid("#/undo_of", "names no correction of this note")
    undos = _holding_undos(events)
    if any(undo.undo_of == named.id for undo in undos):
        raise conflict("undone", "the correction was undone already")
    holding = [*active(events), *(undos if named.action == "undo" else ())]
    if any(event.fact_id == named.fact_id and event.version > named.version for event in holding):
        raise conflict("not-the-last", "a later correction of the same fact rests on it; undo that one first")
    return correction.model_copy(update={"fact_id": named.fact_id})


def _holding_undos(events: Sequence[Event]) -> list[Event]:
    undone: set[str | None] = set()
    holding = []
    for event in reversed(events):
        if event.action == "undo" and event.id not in undone:
            undone.add(event.undo_of)
            holding.append(event)
    return holding


def _signed(fact: Fact, name: str, by: str) -> Fact:
    return fact.model_copy(update={"id": name, "source": Source(by="annotator", id=by)})
