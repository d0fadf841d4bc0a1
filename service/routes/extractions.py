"""`/v1/extractions`: the facts of a text; nothing is stored."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from service.access.gate import Reader
from service.context import Context
from service.views.judging import AskedExtraction
from service.views.texts import check_length
from service.web.answers import raw_answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey
from service.workers.jobs import ExtractFacts, Extraction

router = APIRouter(prefix="/v1/extractions", tags=["judging"])


@router.post("", response_model=Extraction)
async def extract(
    caller: Reader,
    service: Context,
    asked: Annotated[AskedExtraction, Depends(JsonBody[AskedExtraction](AskedExtraction))],
    key: IdempotencyKey = None,
) -> Response:
    """Read the facts of a text. The same text gives the same answer, so a key changes nothing."""
    check_length(asked.text, service.settings)
    return raw_answer(await service.pool.run(ExtractFacts(text=asked.text, date_of_service=asked.as_of)))
