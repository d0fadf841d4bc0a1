"""Bodies that a route must survive: valid ones, mutated, and noise; the same seed gives the same bodies.

Every body carries a canary, a string that stands nowhere else: an error that holds it has repeated what was sent.
"""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

CANARY = "zqCanaryXv"


class Body(NamedTuple):
    """What is sent: the bytes, what they are said to be, and the canary within."""

    content: bytes
    media_type: str
    canary: str


def bodies(valid: Any, count: int, seed: int) -> Iterator[Body]:
    """Yield mutations of a valid body."""
    draw = random.Random(seed)
    for number in range(count):
        canary = f"{CANARY}{seed}n{number}"
        yield draw.choice(_WAYS)(draw, valid, canary)


def _mutated(draw: random.Random, valid: Any, canary: str) -> Body:
    """Change one to four places of the JSON."""
    value = json.loads(json.dumps(valid))
    for _ in range(draw.randint(1, 4)):
        value = _changed(draw, value, canary)
    return _json(value, canary)


def _changed(draw: random.Random, value: Any, canary: str) -> Any:
    if isinstance(value, dict) and value and draw.random() < 0.85:
        key = draw.choice(sorted(value))
        way = draw.random()
        if way < 0.15:
            del value[key]
        elif way < 0.3:
            value[canary] = _strange(draw, canary)
        else:
            value[key] = _changed(draw, value[key], canary)
        return value
    if isinstance(value, list) and value and draw.random() < 0.7:
        place = draw.randrange(len(value))
        value[place] = _changed(draw, value[place], canary)
        return value * draw.choice((1, 1, 1, 3))
    return _strange(draw, canary)


def _strange(draw: random.Random, canary: str) -> Any:
    return draw.choice(
        (
            canary, f"{canary}\x00", f"{canary}\ud800", f"\u202e{canary}\u0007", f"<script>{canary}</script>", f"'; --{canary}",
            f"../../{canary}", canary * 500, "", " ", None, True, False, 0, -1, 1, 0.5, 1e308, -(2**63) - 1, 2**64, 10**400,
            [], {}, [[canary]], {canary: canary}, [canary] * 30, {"$ref": canary}, "2026-02-30", "0001-01-01", "NaN",
        )
    )  # fmt: skip


def _deep(draw: random.Random, _: Any, canary: str) -> Body:
    depth = draw.choice((50, 1000, 100_000))
    opening, closing = draw.choice((("[", "]"), ('{"a":', "}")))
    return _bytes(f'{opening * depth}"{canary}"{closing * depth}'.encode(), canary)


def _cut(draw: random.Random, valid: Any, canary: str) -> Body:
    whole = json.dumps({canary: valid}).encode()
    return _bytes(whole[: draw.randrange(len(whole))], canary)


def _flipped(draw: random.Random, valid: Any, canary: str) -> Body:
    whole = bytearray(json.dumps({"comment": canary, **valid}).encode())
    for _ in range(draw.randint(1, 8)):
        whole[draw.randrange(len(whole))] = draw.randrange(256)
    return _bytes(bytes(whole), canary)


def _noise(draw: random.Random, _: Any, canary: str) -> Body:
    return _bytes(canary.encode() + draw.randbytes(draw.randrange(400)), canary)


def _number(draw: random.Random, _: Any, canary: str) -> Body:
    word = draw.choice(("NaN", "-Infinity", "1e999999", "9" * 5000, "-0", "0x10", "1_000"))
    return _bytes(f'{{"{canary}": {word}}}'.encode(), canary)


def _twice(draw: random.Random, valid: Any, canary: str) -> Body:
    """Name a key twice, which JSON's readers settle differently."""
    key = draw.choice(sorted(valid) or ["a"])
    return _bytes(f'{{"{key}": "{canary}", {json.dumps({**valid, "z": 1})[1:]}'.encode(), canary)


def _bare(draw: random.Random, valid: Any, canary: str) -> Body:
    return _json(draw.choice((None, [], [valid], canary, 7, True, "", [canary])), canary)


def _encoded(draw: random.Random, valid: Any, canary: str) -> Body:
    text = json.dumps({**valid, "comment": canary})
    content = draw.choice(("utf-16", "utf-32", "utf-8-sig", "utf-7"))
    return _bytes(text.encode(content), canary)


def _said_to_be(draw: random.Random, valid: Any, canary: str) -> Body:
    media_types = (
        "text/plain",
        "application/xml",
        f"application/{canary}",
        "multipart/form-data; boundary=x",
        "",
        "*/*",
    )
    return _json({**valid, "comment": canary}, canary)._replace(media_type=draw.choice(media_types))


_WAYS: tuple[Callable[[random.Random, Any, str], Body], ...] = (
    *[_mutated] * 12, _deep, _cut, _cut, _flipped, _flipped, _noise, _number, _twice, _bare, _encoded, _said_to_be,
)  # fmt: skip


def _json(value: Any, canary: str) -> Body:
    return _bytes(json.dumps(value).encode(), canary)


def _bytes(content: bytes, canary: str) -> Body:
    return Body(content, "application/json", canary)
