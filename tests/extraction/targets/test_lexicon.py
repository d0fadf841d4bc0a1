"""The vocabulary loader refuses what it does not understand, and says where and why."""

from pathlib import Path

import pytest

from extraction.targets.lexicon import load_lexicon
from extraction.targets.literal import expand
from models.errors import LexiconError

GOOD = """
vocabulary: fruit
entries:
  - id: fruit.apple
    literals: ["apple[s]"]
    cased: [APL]
    sets: {name: apple}
    source: own reading
    matches: ["An apple a day"]
    not: ["Apple Street"]
"""
BAD = {
    "an unknown key of an entry": (GOOD + "    colour: red\n", "colour"),
    "an unknown key of the file": (GOOD + "season: autumn\n", "season"),
    "a key written twice": (GOOD + "    source: again\n", "stands twice"),
    "an id used twice": (GOOD + "  - {id: fruit.apple, literals: [pomme], source: own}\n", "is used twice"),
    "an id that is no id": (GOOD.replace("fruit.apple", "Apple"), "id"),
    "a literal of two entries": (
        GOOD + "  - {id: fruit.pear, literals: [apples], source: own}\n",
        "'apples' stands in",
    ),
    "an entry without words": (GOOD + "  - {id: fruit.pear, source: own}\n", "has no words"),
    "an entry without a source": (GOOD.replace("    source: own reading\n", ""), "source"),
    "brackets that do not close": (GOOD.replace("apple[s]", "apple[s"), "do not close"),
    "no entries": ("vocabulary: fruit\n", "entries"),
    "not a mapping": ("- apple\n", "fruit.yaml"),
    "not YAML": ("vocabulary: [fruit\n", "not YAML"),
}


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "fruit.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    lexicon = load_lexicon(_written(tmp_path, GOOD))
    assert lexicon.vocabulary == "fruit"
    assert [(entry.id, entry.cased, entry.sets, entry.not_) for entry in lexicon.entries] == [
        ("fruit.apple", ("APL",), {"name": "apple"}, ("Apple Street",))
    ]


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_file_is_refused(rule: str, tmp_path: Path) -> None:
    text, said = BAD[rule]
    with pytest.raises(LexiconError, match=said) as refusal:
        load_lexicon(_written(tmp_path, text))
    assert str(refusal.value).startswith("fruit.yaml")


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("apple", ("apple",)),
        ("apple[s]", ("apple", "apples")),
        ("(red|green) apple", ("red apple", "green apple")),
        ("[ripe] apple[s|'s]", ("apple", "apples", "apple's", "ripe apple", "ripe apples", "ripe apple's")),
    ],
)
def test_a_literal_is_written_out(written: str, forms: tuple[str, ...]) -> None:
    assert sorted(expand(written)) == sorted(forms)
