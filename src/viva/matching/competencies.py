"""Which competencies an interview covers, and how much each of them counts."""

from collections.abc import Iterable, Mapping
from typing import Final

from viva.documents.schemas import Seniority
from viva.matching.families import Family
from viva.matching.schemas import CompetencyWeight, Fit, InterviewKind, Topic
from viva.nlp.competencies import BEHAVIOURAL_COMPETENCIES

_MAX_TECHNICAL: Final = 8
_LEADERS: Final = frozenset({Seniority.LEAD, Seniority.STAFF, Seniority.PRINCIPAL})
# How much of the whole the technical competencies are, by kind of interview.
_TECHNICAL_SHARE: Final = {
    InterviewKind.TECHNICAL: 1.0,
    InterviewKind.MIXED: 0.65,
    InterviewKind.BEHAVIOURAL: 0.0,
    InterviewKind.HR: 0.0,
}
# The skills of this candidate and job against what the family is about in general.
_TOPIC_SHARE: Final = 0.7
_BEHAVIOURAL: Final = {
    "ownership": 1.0,
    "collaboration": 1.0,
    "communication": 1.0,
    "problem solving": 1.0,
    "learning": 0.8,
    "handling conflict": 0.8,
    "working under pressure": 0.7,
    "leadership": 0.5,
    "motivation": 0.4,
    "ethics": 0.3,
}
_HR: Final = {
    "motivation": 2.0,
    "communication": 1.0,
    "learning": 1.0,
    "collaboration": 0.8,
    "ownership": 0.6,
    "ethics": 0.5,
}
_LEADERSHIP_FOR_LEADERS: Final = 1.5
_LEARNING_FOR_GAPS: Final = 1.2


def weigh_competencies(
    topics: Iterable[Topic],
    family: Family | None,
    kind: InterviewKind,
    seniority: Seniority | None,
) -> tuple[CompetencyWeight, ...]:
    """Competencies, heaviest first; the weights add up to 1."""
    listed = list(topics)
    technical = _technical(listed, family)
    behavioural = dict(_HR if kind == InterviewKind.HR else _BEHAVIOURAL)
    if seniority in _LEADERS:
        behavioural["leadership"] = _LEADERSHIP_FOR_LEADERS
    if any(topic.fit in {Fit.GAP, Fit.PARTIAL} for topic in listed):
        behavioural["learning"] = _LEARNING_FOR_GAPS
    share = _TECHNICAL_SHARE[kind] if technical else 0.0
    weights = {name: weight * share for name, weight in _normalised(technical).items()}
    if share < 1.0:
        for name, weight in _normalised(behavioural).items():
            weights[name] = weights.get(name, 0.0) + weight * (1.0 - share)
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(CompetencyWeight(name=name, weight=round(weight, 4)) for name, weight in ordered)


def _technical(topics: list[Topic], family: Family | None) -> dict[str, float]:
    of_topics: dict[str, float] = {}
    for topic in topics:
        if topic.competency not in BEHAVIOURAL_COMPETENCIES:
            of_topics[topic.competency] = of_topics.get(topic.competency, 0.0) + topic.weight
    of_family = family.competencies if family else {}
    if not of_topics or not of_family:
        mixed = of_topics or dict(of_family)
    else:
        by_topic = _normalised(of_topics)
        mixed = {
            name: _TOPIC_SHARE * by_topic.get(name, 0.0)
            + (1.0 - _TOPIC_SHARE) * of_family.get(name, 0.0)
            for name in {*by_topic, *of_family}
        }
    heaviest = sorted(mixed.items(), key=lambda item: (-item[1], item[0]))[:_MAX_TECHNICAL]
    return dict(heaviest)


def _normalised(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()} if total else {}
