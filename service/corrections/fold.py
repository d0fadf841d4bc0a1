"""The fold: a machine's facts and the events on them, in order, give the facts that stand today."""

from bisect import bisect_right
from collections.abc import Sequence

from models.base import Model
from models.kinds import Fact
from service.corrections.carry import Carried, carry, says
from service.corrections.event import Event, Standing, active


class Unanchored(Model):
    """A correction that no longer finds its fact, with the reason: it is listed for a person to look at."""

    correction: str
    reason: str


class Folded(Model):
    """The facts that stand, in the order of the note, and the corrections that no longer find theirs."""

    standings: tuple[Standing, ...]
    unanchored: tuple[Unanchored, ...] = ()

    def find(self, fact_id: str) -> Standing | None:
        """Return the fact of that name."""
        return next((one for one in self.standings if one.fact.id == fact_id), None)

    def facts(self, suggestions: bool = False) -> tuple[Fact, ...]:
        """Return the facts that are judged; with `suggestions`, as if every suggestion were confirmed."""
        return tuple(one.fact for one in self.standings if one.counts or (suggestions and one.status == "suggested"))


def fold(machine: Sequence[Fact], version: int, events: tuple[Event, ...]) -> Folded:
    """Apply the events that hold to what the machine read at `version`."""
    ledger = _Ledger(machine, version, events)
    for event in active(events):
        ledger.apply(event)
    return Folded(standings=ledger.in_order(), unanchored=tuple(ledger.lost))


class _Ledger:
    """The facts while events are applied to them, by their names of today."""

    def __init__(self, machine: Sequence[Fact], version: int, events: tuple[Event, ...]) -> None:
        self._machine = machine
        self._standings = {
            fact.id: Standing.model_construct(  # a note has hundreds, and they were checked when they were read
                fact=fact, status="suggested" if fact.source.by == "llm" else "machine", version=version, machine=fact
            )
            for fact in machine
        }
        self._seen = _first_seen(events)
        self._carried: dict[str, Carried] = {}
        self.lost: list[Unanchored] = []

    def apply(self, event: Event) -> None:
        """Apply one event."""
        if event.action == "add":
            self._add(event)
        elif event.action == "change":
            self._change(event)
        else:
            self._judge(event)

    def in_order(self) -> tuple[Standing, ...]:
        """Return the machine's facts in their own order, and the others where their anchors stand."""
        ordered = [self._standings[fact.id] for fact in self._machine]
        others = [one for one in self._standings.values() if one.machine is None]
        for one in sorted(others, key=_place):
            ordered.insert(bisect_right(ordered, _place(one), key=_place), one)
        return tuple(self._linked(one) for one in ordered)

    def _add(self, event: Event) -> None:
        assert event.fact is not None
        twin = carry(event.fact, self._machine)
        if twin.same and twin.fact is not None and self._standings[twin.fact.id].status == "machine":
            mine = event.fact.model_copy(update={"id": twin.fact.id})
            self._put(twin.fact.id, mine, event, "added")
            self._carried[event.fact_id] = twin
        else:
            self._standings[event.fact_id] = Standing(fact=event.fact, status="added", version=event.version)

    def _change(self, event: Event) -> None:
        assert event.fact is not None
        name = self._name(event.fact_id)
        if name in self._standings:
            status = "added" if self._standings[name].status == "added" else "changed"
            self._put(name, event.fact.model_copy(update={"id": name}), event, status)
            return
        self._standings[event.fact_id] = Standing(fact=event.fact, status="changed", version=event.version)
        if self._carry(event.fact_id).several:
            self._lose(event, "several facts now stand where the changed one stood; the change stands beside them")

    def _judge(self, event: Event) -> None:
        """Confirm or reject: of what the machine read, only while it still says what the person saw."""
        name = self._name(event.fact_id)
        standing = self._standings.get(name)
        if standing is None:
            self._lose(event, "the machine no longer reads a fact there")
        elif standing.status in ("machine", "suggested") and not self._is_what_was_seen(event, standing):
            self._lose(event, "the machine now reads something else there")
        else:
            self._put(name, standing.fact, event, "confirmed" if event.action == "confirm" else "rejected")

    def _is_what_was_seen(self, event: Event, standing: Standing) -> bool:
        return event.before is None or says(event.before) == says(standing.fact)

    def _put(self, name: str, fact: Fact, event: Event, status: str) -> None:
        old = self._standings[name]
        changes = {"fact": fact, "status": status, "version": event.version}
        self._standings[name] = old.model_copy(update=changes)

    def _name(self, fact_id: str) -> str:
        """Return the name of today of the fact that a correction was made to."""
        carried = self._carry(fact_id)
        return carried.fact.id if carried.fact is not None else fact_id

    def _carry(self, fact_id: str) -> Carried:
        if fact_id not in self._carried:
            seen = self._seen.get(fact_id)
            self._carried[fact_id] = Carried(fact=None) if seen is None else carry(seen, self._machine)
        return self._carried[fact_id]

    def _linked(self, standing: Standing) -> Standing:
        """Point a person's fact to the procedure it is linked to, should that be called otherwise by now."""
        link = vars(standing.fact.attributes).get("procedure")
        if link is None or link in self._standings or self._name(link) not in self._standings:
            return standing
        attributes = standing.fact.attributes.model_copy(update={"procedure": self._name(link)})
        return standing.model_copy(update={"fact": standing.fact.model_copy(update={"attributes": attributes})})

    def _lose(self, event: Event, reason: str) -> None:
        self.lost.append(Unanchored(correction=event.id, reason=reason))


def _first_seen(events: tuple[Event, ...]) -> dict[str, Fact]:
    """Return what the machine had read of every fact when it was first corrected."""
    seen: dict[str, Fact] = {}
    added = {event.fact_id for event in events if event.action == "add"}
    for event in events:
        if event.fact_id not in added and event.before is not None:
            seen.setdefault(event.fact_id, event.before)
    return seen


def _place(standing: Standing) -> tuple[int, int]:
    return standing.fact.anchor.start, standing.fact.anchor.end
