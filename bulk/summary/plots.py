"""Bars as inline SVG: lengths only; every number stands beside them as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

_WIDTH = 1000
_HEIGHT = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: its size, the class that colours it, and what it says when pointed at."""

    size: int
    tone: str
    said: str


def bar(pieces: Iterable[Piece], whole: int) -> Markup:
    """Draw a bar of pieces side by side; `whole` is the size that fills the width.

    >>> str(bar([Piece(1, "good", "one")], 2)).count("<rect")
    1
    """
    drawn, at = Markup(), 0.0
    for piece in pieces:
        width = _WIDTH * piece.size / whole if whole else 0.0
        drawn += Markup(
            '<rect class="{tone}" x="{x:.1f}" y="0" width="{width:.1f}" height="{height}"><title>{said}</title></rect>'
        ).format(tone=piece.tone, x=at, width=width, height=_HEIGHT, said=piece.said)
        at += width
    return Markup(
        '<svg class="bar" viewBox="0 0 {width} {height}" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
    ).format(width=_WIDTH, height=_HEIGHT, drawn=drawn)
