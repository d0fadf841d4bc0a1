"""Says what there is to say of sources, without saying the same of thousands of files."""

from collections import Counter

from bulk.readers.base import Said, Say

_OFTEN = 3


class Telling:
    """Passes sentences on; what was said of three sources is only counted for the others, until the end."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._counts: Counter[str] = Counter()

    def say(self, said: Said) -> None:
        """Say a sentence of a source."""
        self._counts[said.sentence] += 1
        if self._counts[said.sentence] <= _OFTEN:
            self._say(said)

    def end(self, source: str) -> None:
        """Say how many more sources each sentence holds for."""
        for sentence, count in self._counts.items():
            if count > _OFTEN:
                self._say(Said(source, f"{count - _OFTEN:,} more files: {sentence}"))
