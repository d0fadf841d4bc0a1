"""Starting is cheap: what is heavy is imported by the work that needs it."""

import subprocess
import sys

import pytest

HEAVY = {
    "spacy",
    "medspacy",
    "scispacy",
    "numpy",
    "pydantic",
    "yaml",
    "jinja2",
    "pyarrow",
    "rich",
    "sqlalchemy",
    "fastapi",
    "alembic",
}


def imported_by(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the top-level modules that it imported."""
    program = f"import sys\n{code}\nprint(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def called(*words: str) -> str:
    return f"from chartproof.cli.main import chartproof\nchartproof({list(words)!r}, standalone_mode=False)"


@pytest.mark.parametrize(
    "code",
    [
        "import chartproof",
        called("--help"),
        called("adjudicate", "--help"),
        called("bulk", "--help"),
        called("extract", "--help"),
        called("evaluate", "--help"),
        called("policy", "--help"),
        called("serve", "--help"),
        called("keys", "--help"),
        called("database", "--help"),
        called("audit", "--help"),
    ],
)
def test_help_and_import_load_nothing_heavy(code: str) -> None:
    assert imported_by(code) & HEAVY == set()


def test_extraction_leaves_out_what_medspacy_pulls_in_for_nothing() -> None:
    loaded = imported_by("import extraction")
    assert "medspacy" in loaded
    assert loaded & {"nltk", "scipy", "sklearn", "joblib", "quickumls"} == set()


def test_policies_are_listed_without_reading_notes() -> None:
    assert imported_by(called("policy", "list")) & {"spacy", "medspacy"} == set()
