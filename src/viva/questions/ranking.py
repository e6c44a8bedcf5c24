"""Which of the candidates suits the moment best: level, coverage, variety, and a seeded toss."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from viva.matching.schemas import CompetencyWeight, Fit
from viva.nlp.competencies import TECHNICAL_COMPETENCIES
from viva.nlp.neighbours import SkillNeighbours
from viva.questions.choice import ChoiceRequest, LastAnswer
from viva.questions.schemas import Question, Section

# Points of the sum below. What one level too easy or too hard costs, by section.
_LEVEL: Final = {Section.TECHNICAL: 1.2, Section.BEHAVIOURAL: 0.4, Section.HR: 0.4}
# For a competency that is as heavy as the heaviest of its section, and has not been asked.
_COVERAGE: Final = 1.6
# One that has been asked too often already is no worse than so many that are due.
_MOST_AHEAD: Final = -1.5
_PERSONAL: Final = 3.0
# Above every difference in appeal: a line is asked about again only before general questions.
_SAME_LINE: Final = 9.0
_SAME_SKILL: Final = 4.0
_SAME_COMPETENCY_AFTER_POOR: Final = 2.0
# There are few stories to tell, and each should show something else.
_SAME_STORY: Final = 6.0
_FIRST_MATCHED: Final = 4.0
_FIT: Final = 1.5
# For the second, third and any further question of one make, or about one line.
_REPEATED: Final = (0.0, 5.0, 14.0, 28.0)
_TOSS: Final = 2.0
# Share of the questions between opening and closing that rest on a line of the documents.
_PERSONAL_SHARE: Final = 0.65
POOR_COVERAGE: Final = 0.15
_FIT_SHARES: Final = {Fit.MATCHED: 0.45, Fit.PARTIAL: 0.2, Fit.GAP: 0.2, Fit.EXTRA: 0.15}
_MADE: Final = frozenset({"line", "generic"})
_TOLD: Final = frozenset({Section.BEHAVIOURAL, Section.HR})
_MIDDLE: Final = frozenset({Section.TECHNICAL, Section.BEHAVIOURAL, Section.HR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question that could be asked; `write` makes it, or gives None when it does not fit.

    Args:
        appeal: How well it suits role and documents, whatever was asked before.
        line: Document id and line number that it rests on.
    """

    id: str
    competency: str
    level: int
    appeal: float
    write: Callable[[], Question | None]
    skills: tuple[str, ...] = ()
    fit: Fit | None = None
    line: tuple[str, int] | None = None


def is_poor(answer: LastAnswer | None) -> bool:
    """An answer after which one moves on and asks something easier."""
    if answer is None:
        return False
    return answer.skipped or answer.gate is not None or answer.coverage < POOR_COVERAGE


class Ranking:
    """Ranks candidates for one turn of one interview."""

    def __init__(self, request: ChoiceRequest, section: Section) -> None:
        main = [asked for asked in request.asked if asked.follow_up_of is None]
        self._middle = [asked for asked in main if asked.section in _MIDDLE]
        self._previous = main[-1] if main else None
        self._just_asked = _with_neighbours(self._previous.skills if self._previous else ())
        self._poor = is_poor(request.last_answer)
        self._targets = dict(request.abilities)
        self._usual = _usual_level(request)
        self._level_counts = _LEVEL.get(section, 0.0)
        self._weights = _shares(request.brief.competencies, section)
        self._heaviest = max(self._weights.values(), default=1.0)
        self._turns = sum(asked.section == section for asked in main) + 1
        self._asked = Counter(asked.competency for asked in self._middle)
        self._told = {asked.competency for asked in main if asked.section in _TOLD & {section}}
        self._lines = Counter((s.document_id, s.line) for asked in main for s in asked.sources)
        self._patterns = Counter(pattern_of(asked.id) for asked in main)
        fits = {topic.name: topic.fit for topic in request.brief.topics}
        self._fits = Counter(
            fits[skill] for asked in self._middle for skill in asked.skills[:1] if skill in fits
        )
        self._toss = f"{request.seed}:{section}:{_fingerprint(request)}:"
        personal = sum(bool(asked.sources) for asked in self._middle)
        self._wants_personal = section in _MIDDLE and personal < _PERSONAL_SHARE * (
            len(self._middle) + 1
        )

    def order(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Best first."""
        return sorted(candidates, key=lambda one: (-self.score(one), one.id))

    def score(self, candidate: Candidate) -> float:
        return (
            candidate.appeal
            - self._level_counts * abs(candidate.level - self.target_level(candidate.competency))
            + _COVERAGE * self._shortfall(candidate.competency)
            + (_PERSONAL if (candidate.line is not None) == self._wants_personal else 0.0)
            - self._repetition(candidate)
            + self._mix(candidate.fit)
            + _TOSS * _toss(self._toss + candidate.id)
        )

    def target_level(self, competency: str) -> float:
        """The difficulty to ask at, one lower after a poor answer."""
        level = self._targets.get(competency, self._usual)
        return max(1.0, level - 1.0) if self._poor else level

    def _shortfall(self, competency: str) -> float:
        """How far the competency's share of the questions lags behind its weight.

        1 for the heaviest of the section as long as it has not been asked, 0 where both agree.
        """
        due = self._weights.get(competency, 0.0)
        done = self._asked[competency] / self._turns
        return max(_MOST_AHEAD, (due - done) / self._heaviest)

    def _repetition(self, candidate: Candidate) -> float:
        points = _SAME_STORY if candidate.competency in self._told else 0.0
        if pattern := pattern_of(candidate.id):
            points += _cost_of_repeat(self._patterns[pattern])
        if candidate.line is not None:
            times = self._lines[candidate.line]
            points += max(_SAME_LINE, _cost_of_repeat(times)) if times else 0.0
        if self._previous is not None:
            close = (self._just_asked.get(skill, 0.0) for skill in candidate.skills)
            points += _SAME_SKILL * max(close, default=0.0)
            if self._poor and candidate.competency == self._previous.competency:
                points += _SAME_COMPETENCY_AFTER_POOR
        return points

    def _mix(self, fit: Fit | None) -> float:
        """Skills that match, lack and go beyond the job take turns; the first one matches."""
        if fit is None:
            return 0.0
        if not self._middle:
            return _FIRST_MATCHED if fit == Fit.MATCHED else 0.0
        return _FIT * (_FIT_SHARES[fit] - self._fits[fit] / (self._fits.total() + 1))


def _with_neighbours(skills: Iterable[str]) -> dict[str, float]:
    """The skills and their neighbours, each with its closeness to what was asked about."""
    close: dict[str, float] = {}
    for skill in skills:
        for name, closeness in {**SkillNeighbours.load().of(skill), skill: 1.0}.items():
            close[name] = max(closeness, close.get(name, 0.0))
    return close


def pattern_of(question_id: str) -> str | None:
    """What questions made from one pattern share; None for questions of a pack."""
    source, _, rest = question_id.partition("/")
    return f"{source}/{rest.partition('/')[0]}" if source in _MADE else None


def _cost_of_repeat(times: int) -> float:
    return _REPEATED[min(times, len(_REPEATED) - 1)]


def _toss(text: str) -> float:
    """From 0 to 1, always the same for the same text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest()) / 2**32


def _usual_level(request: ChoiceRequest) -> float:
    levels = request.abilities.values()
    return sum(levels) / len(levels) if levels else float(request.brief.starting_level)


def _shares(weights: Iterable[CompetencyWeight], section: Section) -> dict[str, float]:
    """The weights of what the section is about, so that they add up to 1."""
    technical = section == Section.TECHNICAL
    found = {
        weight.name: weight.weight
        for weight in weights
        if (weight.name in TECHNICAL_COMPETENCIES) == technical
    }
    total = sum(found.values())
    return {name: weight / total for name, weight in found.items()} if total else {}


def _fingerprint(request: ChoiceRequest) -> int:
    """Other documents, other tosses, even with the same seed."""
    value = zlib.crc32(request.brief.role.encode())
    for document in request.documents:
        for line in document.lines:
            value = zlib.crc32(line.encode(), value)
    return value
