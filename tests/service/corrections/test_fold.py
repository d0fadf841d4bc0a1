"""The fold: machine facts and events give the facts of today, and nothing is ever lost."""

from service.corrections.event import active
from service.corrections.fold import fold
from tests.service.corrections.made import event, procedure, relief, score

HALF = relief("50% relief", 50)
MOST = relief("80% relief", 80)
SCORE = score("7/10", 7)
MACHINE = (HALF, MOST, SCORE)


def statuses(*events: object, machine: tuple[object, ...] = MACHINE) -> list[str]:
    return [one.status for one in fold(machine, 1, events).standings]  # type: ignore[arg-type]


def test_without_events_the_machines_facts_stand_as_they_are() -> None:
    folded = fold(MACHINE, 1, ())
    assert folded.facts() == MACHINE
    assert {(one.status, one.version) for one in folded.standings} == {("machine", 1)}


def test_each_action_gives_its_status_and_only_what_stands_is_judged() -> None:
    changed = relief("80% relief", 85, name=MOST.id, by="annotator")
    added = score("3/10", 3, by="annotator").model_copy(update={"id": "a_pain_score_1"})
    events = (
        event(1, "confirm", HALF.id, HALF),
        event(2, "change", MOST.id, MOST, fact=changed),
        event(3, "reject", SCORE.id, SCORE),
        event(4, "add", added.id, fact=added),
    )
    folded = fold(MACHINE, 1, events)
    assert [one.status for one in folded.standings] == ["confirmed", "changed", "rejected", "added"]
    assert folded.facts() == (HALF, changed, added)
    assert [one.machine for one in folded.standings] == [HALF, MOST, SCORE, None]


def test_an_added_fact_stands_where_its_words_stand() -> None:
    added = procedure("SI joint injection", "a_procedure_1")
    folded = fold(MACHINE, 1, (event(1, "add", added.id, fact=added),))
    assert [one.fact.id for one in folded.standings] == [HALF.id, added.id, MOST.id, SCORE.id]


def test_an_undo_takes_back_and_can_be_taken_back() -> None:
    reject, undo = event(1, "reject", HALF.id, HALF), event(2, "undo", HALF.id, HALF, undo_of="c_1")
    redo = event(3, "undo", HALF.id, HALF, undo_of="c_2")
    assert active((reject, undo)) == ()
    assert active((reject, undo, redo)) == (reject,)
    assert statuses(reject, undo) == ["machine"] * 3
    assert statuses(reject, undo, redo)[0] == "rejected"


def test_a_suggestion_counts_once_a_person_confirmed_it() -> None:
    suggested = relief("50% relief", 50, by="llm")
    folded = fold((suggested,), 1, ())
    assert (folded.standings[0].status, folded.facts(), folded.facts(True)) == ("suggested", (), (suggested,))
    assert fold((suggested,), 1, (event(1, "confirm", suggested.id, suggested),)).facts() == (suggested,)


def test_a_newer_reading_under_another_name_carries_every_correction() -> None:
    renamed = HALF.model_copy(update={"id": "f_relief_9"})
    changed = relief("50% relief", 60, name=HALF.id, by="annotator")
    for one in (event(1, "confirm", HALF.id, HALF), event(1, "reject", HALF.id, HALF)):
        folded = fold((renamed, SCORE), 2, (one,))
        assert (folded.standings[0].status, folded.unanchored) == (f"{one.action}ed", ())
    folded = fold((renamed, SCORE), 2, (event(1, "change", HALF.id, HALF, fact=changed),))
    assert folded.facts() == (changed.model_copy(update={"id": "f_relief_9"}), SCORE)


def test_what_was_said_of_another_reading_is_not_said_of_this_one() -> None:
    other = relief("50% relief", 55)
    for one in (event(1, "confirm", HALF.id, HALF), event(1, "reject", HALF.id, HALF)):
        folded = fold((other, SCORE), 2, (one,))
        assert folded.facts() == (other, SCORE)
        assert [lost.correction for lost in folded.unanchored] == ["c_1"]
    gone = fold((SCORE,), 2, (event(1, "reject", HALF.id, HALF),))
    assert (gone.facts(), len(gone.unanchored)) == ((SCORE,), 1)


def test_a_persons_fact_stands_whatever_the_machine_reads_there_now() -> None:
    changed = relief("50% relief", 60, name=HALF.id, by="annotator")
    change = event(1, "change", HALF.id, HALF, fact=changed)
    assert fold((SCORE,), 2, (change,)).facts() == (changed, SCORE)
    longer = relief("50% relief after", 50)
    assert fold((longer, SCORE), 2, (change,)).facts() == (changed.model_copy(update={"id": longer.id}), SCORE)


def test_where_several_facts_overlap_the_change_stands_and_is_listed() -> None:
    changed = relief("50% relief", 60, name=HALF.id, by="annotator")
    several = (relief("50%", 50, "f_relief_1"), relief("relief after", 50, "f_relief_2"))
    folded = fold(several, 2, (event(1, "change", HALF.id, HALF, fact=changed),))
    assert changed in folded.facts()
    assert [lost.correction for lost in folded.unanchored] == ["c_1"]


def test_a_fact_that_the_machine_now_reads_as_it_was_added_stands_once() -> None:
    added = relief("50% relief", 50, name="a_relief_8", by="annotator")
    folded = fold(MACHINE, 2, (event(1, "add", added.id, fact=added),))
    assert [one.status for one in folded.standings] == ["added", "machine", "machine"]
    assert folded.standings[0].fact.source.by == "annotator"


def test_links_follow_a_procedure_to_its_new_name() -> None:
    old, new = procedure("SI joint injection", "f_procedure_1"), procedure("SI joint injection", "f_procedure_2")
    linked = relief("80% relief", 85, name=MOST.id, by="annotator", procedure="f_procedure_1")
    events = (event(1, "confirm", old.id, old), event(2, "change", MOST.id, MOST, fact=linked))
    (fact,) = [one.fact for one in fold((new, MOST), 2, events).standings if one.status == "changed"]
    assert vars(fact.attributes)["procedure"] == "f_procedure_2"
