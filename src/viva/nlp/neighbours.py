"""Which skills are close to each other, so that one carries over to the other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import permutations
from typing import Final

from viva.nlp.skills import SkillVocabulary

# How much of a part the whole shows, against how much of the whole the part does.
_WAY_BACK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A skill, and how close it is to the one that was asked for: from 0 to 1, both excluded."""

    name: str
    closeness: float


class SkillNeighbours:
    """Skills with those that come near to them; `load` gives what ships with the package.

    Each of two neighbours is one of the other, but not always as close: Django shows more of Python
    than Python shows of Django.
    """

    def __init__(self, source: str, vocabulary: SkillVocabulary) -> None:
        """Read pairs; their format is explained at the head of `neighbours.txt`.

        Raises:
            ValueError: A line has no closeness between 0 and 1, names something that is not in
                the vocabulary, or a skill twice.
        """
        self._vocabulary = vocabulary
        near: dict[str, dict[str, float]] = {}
        for number, raw in enumerate(source.splitlines(), start=1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            try:
                found = list(self._read(line))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error
            for asked, shown, closeness in found:
                known = near.setdefault(asked, {})
                known[shown] = max(closeness, known.get(shown, 0.0))
        self._near = {name: _closest_first(of) for name, of in near.items()}

    @staticmethod
    @cache
    def load() -> "SkillNeighbours":
        path = resources.files("viva.nlp").joinpath("neighbours.txt")
        return SkillNeighbours(path.read_text(encoding="utf-8"), SkillVocabulary.load())

    def of(self, skill: str) -> Mapping[str, float]:
        """What comes near to a canonical name, and how near, the closest first."""
        return self._near.get(skill, {})

    def nearest(self, skill: str, among: Collection[str]) -> Neighbour | None:
        """The closest neighbour of a canonical name that is one of `among`."""
        found = self.of(skill).items()
        return next((Neighbour(name, close) for name, close in found if name in among), None)

    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """A skill, one that comes near to it, and how near; every two neighbours in both orders."""
        for asked, near in self._near.items():
            for shown, closeness in near.items():
                yield asked, shown, closeness

    def _read(self, line: str) -> Iterator[tuple[str, str, float]]:
        figure, _, names = line.partition(": ")
        closeness = float(figure)
        if not 0.0 < closeness < 1.0:
            raise ValueError(f"closeness is between 0 and 1, not {figure}")
        if " > " in names:
            *parts, whole = self._skills(names.replace(" > ", ", "))
            for part in parts:
                yield whole, part, closeness
                yield part, whole, closeness * _WAY_BACK
        elif " ~ " in names:
            first, *others = self._skills(names.replace(" ~ ", ", "))
            for other in others:
                yield first, other, closeness
                yield other, first, closeness
        else:
            for asked, shown in permutations(self._skills(names), 2):
                yield asked, shown, closeness

    def _skills(self, names: str) -> list[str]:
        skills: list[str] = []
        for written in names.split(", "):
            skill = written.strip().lower()
            if self._vocabulary.canonical(skill) != skill:
                raise ValueError(f"not a canonical skill: {written}")
            if skill in skills:
                raise ValueError(f"named twice: {written}")
            skills.append(skill)
        return skills


def _closest_first(neighbours: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(neighbours.items(), key=lambda pair: (-pair[1], pair[0])))
