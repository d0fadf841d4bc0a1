"""What a language model contributed: the account that stands in an answer beside the rules' own."""

from typing import Literal

from pydantic import NonNegativeInt

from models.base import Model

Status = Literal["ok", "degraded", "failed"]
"""All calls were answered as they should; some were; none was, and there are the rules' facts alone."""

Failure = Literal["timeout", "connection", "rate_limited", "server_error", "refused", "redirected", "cut_off", "flooded",
                  "malformed", "wrong_schema", "out_of_time", "paused"]  # fmt: skip
"""Why a call gave no answer that counts.

cut_off: the answer ended for want of tokens; flooded: it is blanks for the most part; malformed: it is no completion;
wrong_schema: it is not what was asked for; out_of_time: the note's time was over before it was made; paused: it was not
made, because the calls or the notes before it failed.
"""


class LlmReport(Model):
    """What a model was asked about a note, and what came of it.

    Every proposal is counted once: proposed = ungrounded + duplicates + agreed + suggested. agreed: found what a rule had
    found; suggested: found what none had; of these, unvalued: the rules cannot read what it says, and contradicted:
    the rules read the same words as a fact of another kind. rules_only: facts of rules that the model did not propose.
    surplus: proposals beyond what one answer may hold, which nobody looked at. schema_enforced: whether the server holds
    the model to the schema; null where that could not be found out. seconds: that the model took, also where its
    answers come from a cache.
    """

    status: Status
    host: str
    model: str
    prompt_version: str
    schema_enforced: bool | None
    calls: NonNegativeInt
    failures: dict[Failure, int]
    prompt_tokens: NonNegativeInt
    answer_tokens: NonNegativeInt
    seconds: float
    proposed: NonNegativeInt
    surplus: NonNegativeInt
    ungrounded: dict[str, int]
    duplicates: NonNegativeInt
    agreed: NonNegativeInt
    suggested: NonNegativeInt
    unvalued: NonNegativeInt
    contradicted: NonNegativeInt
    rules_only: NonNegativeInt

    def said(self) -> tuple[str, ...]:
        """Say what a reader of the note's facts must not miss: that the model failed, in whole or in part."""
        if self.status == "ok":
            return ()
        extent = "no answer" if self.status == "failed" else "not every answer"
        return (
            f"the model {self.model} at {self.host} gave {extent}; what it did not answer is read by the rules alone",
        )
