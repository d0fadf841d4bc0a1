"""Reads a note once and judges it by every policy of the plan: an item in, a row of a part out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import adjudicator
import extraction
from adjudicator import Policy
from bulk.dating import known_date
from bulk.item import Item
from bulk.plan import Plan
from bulk.results.determination_rows import criterion_rows, determination_rows
from bulk.results.fact_rows import fact_rows
from bulk.results.rows import Row, row_of, trouble
from bulk.results.schema import DONE, QUARANTINED
from bulk.results.suggestion_rows import suggestion_rows
from bulk.verdict import judge_on
from models.determination import Adjudication
from models.errors import PolicyError, RequestError
from models.faults import place_of
from models.note import Note
from models.reason import Reason

if TYPE_CHECKING:
    from extraction.llm import Assist

Trouble = tuple[Reason, str]
"""Why there is no answer: the reason, and a sentence."""

_UNDATED = "the note has no date to be judged by; give its record a date_of_service, or the run --undated-as-of DATE"


class Judge:
    """Judges notes by a plan; it is built once a process, and the same note always gives the same row."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._policies = [adjudicator.load_policy(name) for name in plan.policies]
        self._assist = _assist_of(plan)
        extraction.read("Denies low back pain.")

    def __call__(self, item: Item) -> Row:
        """Return the row of a note; what goes wrong with it is in its quarantine, never raised."""
        try:
            reading = extraction.read(item.note.text, item.note.date_of_service)
        except MemoryError:
            raise  # the process is in no state to go on: whoever runs it tries the note again alone
        except Exception as error:  # its message could hold text of the note, so only the kind and the place are told
            return row_of(item, QUARANTINED, quarantine=[trouble(item, Reason.FAILED, place_of(error))])
        return self._row(item, reading)

    def _row(self, item: Item, reading: extraction.Reading) -> Row:
        lists: dict[str, list[dict[str, Any]]] = {"determinations": [], "criteria": [], "quarantine": []}
        for name, answer in self._answers(item.note, reading):
            if isinstance(answer, Adjudication):
                lists["determinations"] += determination_rows(answer)
                lists["criteria"] += criterion_rows(answer, self._plan.include_text)
            else:
                lists["quarantine"].append(trouble(item, *answer, policy=name))
        status = QUARANTINED if lists["quarantine"] else DONE
        lists["facts"] = fact_rows(reading.facts, self._plan.include_text)
        llm = None
        if self._assist is not None:
            found = self._assist.suggest(item.note.text, reading)
            llm, lists["suggestions"] = found.report.status, suggestion_rows(found.suggestions, self._plan.include_text)
        return row_of(item, status, date_of_service=reading.date_of_service, llm=llm, **lists)

    def _answers(self, note: Note, reading: extraction.Reading) -> Iterator[tuple[str, Adjudication | Trouble]]:
        """Yield the name of each policy with its answer, or with the reason and the detail of why there is none."""
        dated = known_date(self._plan.as_of or note.as_of, reading.date_of_service, self._plan.undated_as_of)
        for name, policy in self._asked(note):
            if dated is None:
                yield name, (Reason.UNDATED, _UNDATED)
                continue
            day, said = dated
            try:
                chosen, asked = policy or _packaged(name), note.requests or ()
                yield name, judge_on(day, reading.facts, chosen, asked, (*reading.warnings, *said))
            except MemoryError:
                raise
            except PolicyError as error:
                yield name, (Reason.NO_POLICY, str(error))
            except RequestError as error:
                yield name, (Reason.BAD_REQUEST, str(error))
            except Exception as error:
                yield name, (Reason.FAILED, place_of(error))

    def _asked(self, note: Note) -> list[tuple[str, Policy | None]]:
        if self._policies:
            return [(policy.id, policy) for policy in self._policies]
        return [(note.policy, None)] if note.policy is not None else []


def _assist_of(plan: Plan) -> "Assist | None":
    if plan.llm is None:
        return None
    from extraction.llm import AnswerCache, Assist  # noqa: PLC0415  (it needs an optional extra)

    return Assist(plan.llm, AnswerCache(plan.llm_cache) if plan.llm_cache else None)


def _packaged(name: str) -> Policy:
    """Load a policy that a record names: a packaged one, for a record must not make the program open files."""
    policy = next((policy for policy in adjudicator.policies() if policy.id == name), None)
    if policy is None:
        raise PolicyError("its record names a policy that is not packaged; give the run --policy")
    return policy
