"""Writes an evaluation as tables and as JSON."""

from typing import Any

from chartproof.evaluation.bootstrap import Bounds, intervals
from chartproof.evaluation.equality import KEYS
from chartproof.evaluation.evaluation import Evaluation, JudgedNote
from chartproof.evaluation.gold import Labelled
from chartproof.evaluation.matching import Match
from chartproof.evaluation.tally import Score
from service.showing.quotes import one_line

_CONTEXT = 60


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return the figures: totals with their 95% intervals, by kind, by attribute."""
    tally = evaluation.tally
    found, right = intervals(evaluation.totals)
    return {
        "notes": len(evaluation.notes),
        "found": {**_figures(tally.found_score()), "f1_95": _bounds(found)},
        "right": {**_figures(tally.right_score()), "f1_95": _bounds(right)},
        "kinds": {
            kind: {"found": _figures(tally.found_score(kind)), "right": _figures(tally.right_score(kind))}
            for kind in _kinds(evaluation)
        },
        "attributes": {
            name: {
                **_figures(tally.attribute_score(name)),
                "agreed": tally.agreed[name],
                "compared": tally.compared[name],
            }
            for name in _attributes(evaluation)
        },
    }


def as_text(evaluation: Evaluation) -> str:
    """Return the figures as two tables and the totals."""
    tally = evaluation.tally
    rows = [f"{'kind':<20}{'gold':>6}{'pred':>6}   {'found: P':>8}{'R':>7}{'F1':>7}   {'right: P':>8}{'R':>7}{'F1':>7}"]
    for kind in _kinds(evaluation):
        found, right = tally.found_score(kind), tally.right_score(kind)
        rows.append(f"{kind:<20}{found.gold:>6}{found.predicted:>6}   {_columns(found)}   {_columns(right)}")
    found, right = tally.found_score(), tally.right_score()
    rows.append(f"{'all':<20}{found.gold:>6}{found.predicted:>6}   {_columns(found)}   {_columns(right)}")
    rows += ["", f"{'attribute':<32}{'gold':>6}{'pred':>6}   {'P':>8}{'R':>7}{'F1':>7}   of the found, agree"]
    for name in _attributes(evaluation):
        score = tally.attribute_score(name)
        agree = f"{tally.agreed[name]}/{tally.compared[name]}"
        rows.append(f"{name:<32}{score.gold:>6}{score.predicted:>6}   {_columns(score)}   {agree:>12}")
    of_found, of_right = intervals(evaluation.totals)
    rows += [
        "",
        f"{len(evaluation.notes)} notes. Found F1 {found.f1:.3f} (95% {of_found.low:.3f}-{of_found.high:.3f}), "
        f"right F1 {right.f1:.3f} (95% {of_right.low:.3f}-{of_right.high:.3f}); bootstrap over notes.",
    ]
    return "\n".join(rows)


def errors_as_text(note: JudgedNote) -> str:
    """List a note's misses, false finds and wrong values in order of place, each with the text around it."""
    rows = [(fact.start, _row("missed", note, fact, _values(fact))) for fact in note.matching.missed]
    rows += [(fact.start, _row("false", note, fact, _values(fact))) for fact in note.matching.false]
    rows += [
        (pair.gold.start, _row("wrong", note, pair.gold, _difference(pair)))
        for pair in note.matching.matches
        if not pair.right
    ]
    return "\n".join(row for _, row in sorted(rows))


def _row(what: str, note: JudgedNote, fact: Labelled, told: str) -> str:
    before, after = note.text[max(0, fact.start - _CONTEXT) : fact.start], note.text[fact.end : fact.end + _CONTEXT]
    quote = f"{one_line(before)} «{one_line(note.text[fact.start : fact.end])}» {one_line(after)}"
    return f"{what:<7}{note.note_id}  {fact.kind}  …{quote}…\n       {told}"


def _values(fact: Labelled) -> str:
    stated = {name: value for name, value in fact.attributes.items() if value not in (None, [], "")}
    return f"{fact.values.get('assertion')} {stated}"


def _difference(pair: Match) -> str:
    return f"gold {_values(pair.gold)}\n       got  {_values(pair.predicted)}"


def _kinds(evaluation: Evaluation) -> list[str]:
    tally = evaluation.tally
    return [kind for kind in KEYS if tally.gold[kind] or tally.predicted[kind]]


def _attributes(evaluation: Evaluation) -> list[str]:
    names = evaluation.tally.compared.keys() | evaluation.tally.attribute_gold.keys()
    return sorted(names, key=lambda name: ("." in name, name))


def _figures(score: Score) -> dict[str, Any]:
    return {
        "gold": score.gold,
        "predicted": score.predicted,
        "hits": score.hits,
        "precision": _rounded(score.precision),
        "recall": _rounded(score.recall),
        "f1": round(score.f1, 4),
    }


def _bounds(bounds: Bounds) -> list[float]:
    return [round(bounds.low, 4), round(bounds.high, 4)]


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 4)


def _columns(score: Score) -> str:
    precision, recall = ("-" if ratio is None else f"{ratio:.3f}" for ratio in (score.precision, score.recall))
    return f"{precision:>8}{recall:>7}{score.f1:>7.3f}"
