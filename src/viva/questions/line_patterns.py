"""Patterns of what a document line can tell, and the questions that such a line deserves."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from viva.documents.schemas import DocumentKind
from viva.matching.schemas import Fit
from viva.nlp.competencies import COMPETENCIES
from viva.questions.cited_lines import CitedLine
from viva.questions.quoting import clean
from viva.questions.schemas import QuestionKind, Section

_FOLDER: Final = Path(__file__).with_name("line_patterns")
_MOST_PATTERNS_PER_LINE: Final = 3
_SEARCHED: Final = 600
# Patterns up to this rank fit any line and are for those that nothing else fits.
_FALLBACK_RANK: Final = 1


def _known(name: str) -> str:
    if name not in COMPETENCIES:
        raise ValueError(f"no such competency: {name}")
    return name


class PatternEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PointPattern(PatternEntry):
    """A key point; of `text` and `follow_up` the first whose {facts} are known is taken."""

    id: str
    text: tuple[str, ...] = Field(min_length=1)
    weight: float = 1.0
    required: bool = False
    paraphrases: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()


class LinePattern(PatternEntry):
    """One kind of claim.

    Args:
        when: Regular expressions on the lower-case line; one must match.
        unless: None of these may match.
        needs: Facts without which the pattern does not fit the line.
        families: The role families that the question suits; empty: all of them.
        competencies: The topic must belong to one of these; empty: any.
        fits: A pattern without `when` is about a skill of such a fit that the line names.
        rank: Of several patterns that fit a line, the higher one says more about it.
        wordings: Questions that follow a lead-in with the quoted line.
    """

    id: str
    document: DocumentKind
    section: Section
    kind: QuestionKind
    competency: Annotated[str, AfterValidator(_known)]
    about_skill: bool = False
    families: tuple[str, ...] = ()
    level: int = Field(ge=1, le=5)
    rank: int = 5
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    fits: tuple[Fit, ...] = ()
    competencies: tuple[Annotated[str, AfterValidator(_known)], ...] = ()
    duties_only: bool = False
    needs: tuple[str, ...] = ()
    wordings: tuple[str, ...] = Field(min_length=1)
    rephrased: tuple[str, ...] = Field(min_length=1)
    key_points: tuple[PointPattern, ...] = Field(min_length=3)

    def find(self, folded: str) -> re.Match[str] | None:
        """Where the lower-case line makes the claim."""
        return None if self.rules_out(folded) else _any_of(self.when).search(folded)

    def rules_out(self, line: str) -> bool:
        return bool(self.unless) and _any_of(self.unless).search(line.lower()) is not None


class _PatternsFile(PatternEntry):
    patterns: tuple[LinePattern, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A pattern found in a line; `text` is the clean line, of which [start:end] matched."""

    line: CitedLine
    pattern: LinePattern
    text: str
    start: int
    end: int


@lru_cache(maxsize=1)
def line_patterns() -> tuple[LinePattern, ...]:
    """All patterns of the data files, the most telling first."""
    found: list[LinePattern] = []
    for path in sorted(_FOLDER.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        found += _PatternsFile.model_validate(content).patterns
    for pattern in found:
        for expressions in (pattern.when, pattern.unless):
            _any_of(expressions)  # compiled now, not while somebody waits for a question
    return tuple(sorted(found, key=lambda pattern: -pattern.rank))


@lru_cache(maxsize=1)
def skill_patterns() -> tuple[LinePattern, ...]:
    """The patterns that are about a skill, whatever else the line says."""
    return tuple(pattern for pattern in line_patterns() if not pattern.when)


@lru_cache(maxsize=8192)
def recognise(line: CitedLine) -> tuple[Claim, ...]:
    """The claims that `line` makes, the most telling first."""
    text = clean(line.text)
    folded = text[:_SEARCHED].lower()
    claims: list[Claim] = []
    for pattern in claim_patterns(line.kind):
        if pattern.duties_only and not line.duty:
            continue
        if claims and pattern.rank <= _FALLBACK_RANK:
            break
        if match := pattern.find(folded):
            claims.append(Claim(line, pattern, text, match.start(), match.end()))
            if len(claims) == _MOST_PATTERNS_PER_LINE:
                break
    return tuple(claims)


@lru_cache(maxsize=2)
def claim_patterns(kind: DocumentKind) -> tuple[LinePattern, ...]:
    return tuple(one for one in line_patterns() if one.when and one.document == kind)


@lru_cache(maxsize=1024)
def _any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in expressions))
