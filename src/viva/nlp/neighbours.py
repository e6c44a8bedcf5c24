"""Which skills are close to each other, so that one carries over to the other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations

from viva.nlp.skills import SkillVocabulary


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A skill, and how close it is to the one that was asked for: from 0 to 1, both excluded."""

    name: str
    closeness: float


class SkillNeighbours:
    """Pairs of skills with their closeness; `load` gives those that ship with the package."""

    def __init__(self, source: str, vocabulary: SkillVocabulary) -> None:
        """Read pairs; their format is explained at the head of `neighbours.txt`.

        Raises:
            ValueError: A line has no closeness between 0 and 1, names something that is not in
                the vocabulary, or a skill twice.
        """
        self._vocabulary = vocabulary
        pairs: dict[str, dict[str, float]] = {}
        for number, raw in enumerate(source.splitlines(), start=1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            try:
                closeness, found = self._read(line)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error
            for one, other in found:
                known = pairs.get(one, {}).get(other, 0.0)
                pairs.setdefault(one, {})[other] = max(closeness, known)
                pairs.setdefault(other, {})[one] = max(closeness, known)
        self._pairs = {name: _closest_first(of) for name, of in pairs.items()}

    @staticmethod
    @cache
    def load() -> "SkillNeighbours":
        path = resources.files("viva.nlp").joinpath("neighbours.txt")
        return SkillNeighbours(path.read_text(encoding="utf-8"), SkillVocabulary.load())

    def of(self, skill: str) -> Mapping[str, float]:
        """The neighbours of a canonical name with their closeness, the closest first."""
        return self._pairs.get(skill, {})

    def nearest(self, skill: str, among: Collection[str]) -> Neighbour | None:
        """The closest neighbour of a canonical name that is one of `among`."""
        found = self.of(skill).items()
        return next((Neighbour(name, close) for name, close in found if name in among), None)

    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """Each pair once, in the order of the alphabet."""
        for one, neighbours in self._pairs.items():
            for other, closeness in neighbours.items():
                if one < other:
                    yield one, other, closeness

    def _read(self, line: str) -> tuple[float, list[tuple[str, str]]]:
        figure, _, names = line.partition(": ")
        closeness = float(figure)
        if not 0.0 < closeness < 1.0:
            raise ValueError(f"closeness is between 0 and 1, not {figure}")
        head, star, rest = names.partition(" ~ ")
        if not star:
            return closeness, list(combinations(self._skills(head), 2))
        first, *others = self._skills(f"{head}, {rest}")
        return closeness, [(first, other) for other in others]

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
