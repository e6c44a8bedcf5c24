"""Role families: which one a title or a set of skills belongs to, and what it is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict

_FILE: Final = Path(__file__).with_name("families.yaml")
_WHOLE_WORD_LENGTH: Final = 3
_MAX_TITLE: Final = 200
_LEAST_SKILLS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family.

    Args:
        role: What somebody of the family is called.
        competencies: Weights that add up to 1.
        related: Other families, with their closeness from 0 to 1.
    """

    id: str
    role: str
    competencies: Mapping[str, float]
    related: Mapping[str, float]


class _FamilyEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    role: str
    titles: list[str]
    competencies: dict[str, float]
    related: dict[str, float]


class _FamiliesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    families: list[_FamilyEntry]
    software_titles: list[str]
    software_families: list[str]
    default_software_family: str
    told_by_skills: list[str]
    other_titles: list[str]


class TitleKind(StrEnum):
    """What a title turned out to be when it names no single family."""

    SOFTWARE = "software"
    OTHER = "other"


class RoleFamilies:
    """Recognises families; read once from the data file, see `role_families`."""

    def __init__(self, content: str) -> None:
        file = _FamiliesFile.model_validate(yaml.load(content, Loader=yaml.CSafeLoader))
        self._families = {entry.id: _family(entry) for entry in file.families}
        self._patterns = [(entry.id, _starts(entry.titles)) for entry in file.families]
        self._patterns.append((TitleKind.OTHER, _starts(file.other_titles)))
        self._software = _starts(file.software_titles)
        self._software_families = tuple(file.software_families)
        self._default = file.default_software_family
        self._told_by_skills = tuple(file.told_by_skills)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._families)

    def find(self, family_id: str | None) -> Family | None:
        return self._families.get(family_id) if family_id else None

    def find_by_title(self, title: str, competencies: Iterable[str] = ()) -> str | None:
        """The family of a job title in English, German or Spanish.

        A title that only says software ("Senior Software Engineer") is decided by the
        competencies of the skills at hand.
        """
        kind = self._title_kind(title[:_MAX_TITLE].casefold())
        if kind == TitleKind.SOFTWARE:
            voted = self._vote(competencies, self._software_families, least=1)
            return voted or self._default
        return None if kind == TitleKind.OTHER else kind

    def find_by_competencies(self, competencies: Iterable[str]) -> str | None:
        """The family that the competencies (one per skill) speak for, if they say enough."""
        return self._vote(competencies, self._told_by_skills, least=_LEAST_SKILLS)

    def _title_kind(self, title: str) -> str | None:
        longest, found = 0, None
        for family_id, pattern in self._patterns:
            length = max((len(match) for match in pattern.findall(title)), default=0)
            if length > longest:
                longest, found = length, family_id
        if found is None and self._software.search(title):
            return TitleKind.SOFTWARE
        return found

    def _vote(
        self, competencies: Iterable[str], candidates: Iterable[str], *, least: int
    ) -> str | None:
        skills = list(competencies)
        best, found = 0.0, None
        for family_id in candidates:
            weights = self._families[family_id].competencies
            heaviest = max(weights, key=weights.__getitem__)
            if skills.count(heaviest) < least:
                continue
            votes = sum(weights.get(name, 0.0) for name in skills)
            if votes > best:
                best, found = votes, family_id
        return found


@lru_cache(maxsize=1)
def role_families() -> RoleFamilies:
    return RoleFamilies(_FILE.read_text(encoding="utf-8"))


def _family(entry: _FamilyEntry) -> Family:
    total = sum(entry.competencies.values())
    return Family(
        id=entry.id,
        role=entry.role,
        competencies={name: weight / total for name, weight in entry.competencies.items()},
        related=entry.related,
    )


def _starts(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for words that begin with a phrase; very short phrases must be whole words."""
    ordered = sorted((phrase.casefold() for phrase in phrases), key=len, reverse=True)
    parts = [
        re.escape(phrase) + (r"\b" if len(phrase) <= _WHOLE_WORD_LENGTH else "")
        for phrase in ordered
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")")
