"""What a language model may propose, and what becomes evidence of it.

A proposal is a kind and a verbatim quote. What is not found in the note, character by character, is none: nothing is
repaired, nothing is matched roughly. `Assist` asks a model about a note and gives its suggestions with an account of them.

>>> note = Folded("Facet injections gave 50% relief.")
>>> ground(note, Proposal(kind="relief", quote="50% relief")).start
22
>>> ground(note, Proposal(kind="relief", quote="85% relief"))
<Ungrounded.ABSENT: 'not in the note'>
"""

from extraction.llm.assist import Assist, Assisted
from extraction.llm.cache import AnswerCache
from extraction.llm.folded import Folded
from extraction.llm.ground import Ungrounded, ground
from extraction.llm.proposal import Proposal, parse, schema

__all__ = ["AnswerCache", "Assist", "Assisted", "Folded", "Proposal", "Ungrounded", "ground", "parse", "schema"]
