"""The brief: what an interview asks about, how much of it, and how hard it begins."""

import re
from typing import Final

from viva.documents.schemas import CvProfile
from viva.matching.competencies import weigh_competencies
from viva.matching.families import role_families
from viva.matching.fit import Profiles, find_partial_skills, find_topics
from viva.matching.schemas import Brief, BriefRequest, Fit, Topic
from viva.matching.sections import plan_sections
from viva.matching.seniority import find_seniority, starting_level
from viva.nlp.skills import SkillVocabulary

_MAX_ROLE: Final = 80
_ACRONYM: Final = 3
# "(m/f/d)" and the like behind a title.
_GENDERS: Final = re.compile(r"\(\s*(?:\w{1,7}\s*[/|,*]\s*){1,3}\w{1,7}\s*\)|\(all genders\)", re.I)
_NOT_PRINTED: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def compose_brief(request: BriefRequest, vocabulary: SkillVocabulary) -> Brief:
    """The plan for `request`; the same request always gives the same brief.

    `role` of the result is empty when neither the request nor a document names one.
    """
    profiles = Profiles.of(request)
    wished = _clean(request.role)
    topics = find_topics(profiles, wished, vocabulary)
    family = _find_family(wished, profiles, topics)
    seniority = find_seniority(request.level, wished, profiles.job, profiles.cv)
    return Brief(
        role=wished or _role_of(profiles, family),
        family=family,
        seniority=seniority,
        starting_level=starting_level(seniority),
        language=request.language,
        questions=request.questions,
        sections=plan_sections(request.kind, request.questions),
        topics=topics,
        competencies=weigh_competencies(
            topics, role_families().find(family), request.kind, seniority
        ),
        matched_skills=tuple(topic.name for topic in topics if topic.fit == Fit.MATCHED),
        missing_skills=_missing(topics, profiles),
        partial_skills=find_partial_skills(topics, vocabulary),
    )


def _missing(topics: tuple[Topic, ...], profiles: Profiles) -> tuple[str, ...]:
    """Nothing is called missing where there is no CV to miss it in."""
    if profiles.cv is None:
        return ()
    return tuple(topic.name for topic in topics if topic.fit == Fit.GAP)


def _find_family(wished: str, profiles: Profiles, topics: tuple[Topic, ...]) -> str | None:
    """The wished role decides, then the job, then the CV."""
    families = role_families()
    asked = [topic.competency for topic in topics if topic.fit != Fit.EXTRA]
    every = [topic.competency for topic in topics]
    if wished and ((found := families.find_by_title(wished, asked or every)) or not profiles.job):
        return found
    if profiles.job:
        title = profiles.job.title or ""
        return families.find_by_title(title, asked) or families.find_by_competencies(asked)
    for title in _titles(profiles.cv):
        if found := families.find_by_title(title, every):
            return found
    return families.find_by_competencies(every)


def _titles(cv: CvProfile | None) -> list[str]:
    if cv is None:
        return []
    latest = [job.title for job in cv.jobs[:2] if job.title]
    return [cv.headline, *latest] if cv.headline else latest


def _role_of(profiles: Profiles, family: str | None) -> str:
    """The job's title; without a job the CV's latest; else what the family's role is called."""
    known = role_families().find(family)
    usual = known.role if known else ""
    if profiles.job:
        return _clean(profiles.job.title) or usual
    if profiles.cv is None:
        return usual
    latest = next((job.title for job in profiles.cv.jobs if job.title), None)
    return _clean(latest or profiles.cv.headline) or usual


def _clean(text: str | None) -> str:
    """One line of printable text, cut at a word."""
    line = (
        " ".join(_GENDERS.sub(" ", _NOT_PRINTED.sub(" ", text or "")).split())
        .replace(" ,", ",")
        .strip(" ,;-–|")
    )
    if line.isupper():
        line = " ".join(
            word.capitalize() if len(word) > _ACRONYM else word for word in line.split()
        )
    if len(line) <= _MAX_ROLE:
        return line
    return line[: _MAX_ROLE + 1].rsplit(" ", 1)[0][:_MAX_ROLE]
