"""The page on archives gives a mend for every reason."""

import re

from models.reason import Reason
from tests.shared import ROOT


def test_every_reason_stands_in_the_table_once() -> None:
    page = (ROOT / "docs" / "bulk.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([a-z_]+)` \| .+ \| .+ \|$", page, re.MULTILINE)
    assert sorted(told) == sorted(Reason)
