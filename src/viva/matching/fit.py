"""Skills of a CV and a job side by side: what matches, what is missing, what is extra."""

from dataclasses import dataclass
from typing import Final

from viva.documents.schemas import CvProfile, JobProfile
from viva.matching.schemas import BriefRequest, Fit, PartialSkill, Topic
from viva.nlp.neighbours import Neighbour, SkillNeighbours
from viva.nlp.skills import SkillVocabulary

_MAX_TOPICS: Final = 40
_MAX_LINES: Final = 6
_FALLBACK_COMPETENCY: Final = "problem solving"
_REQUIRED, _NICE_TO_HAVE = 1.0, 0.5
# A required skill that the CV does not show is asked about a little less than one it shows.
_GAP: Final = 0.8
# Skills that nobody asked for weigh little beside a job and are all there is without one; a
# skill that stands in a sentence or under several jobs says more than an item of a list.
_EXTRA, _EXTRA_ALONE = 0.25, 0.8
_SHOWN_TWICE: Final = 1.25


@dataclass(frozen=True, slots=True)
class Profiles:
    cv: CvProfile | None
    job: JobProfile | None

    @classmethod
    def of(cls, request: BriefRequest) -> "Profiles":
        """The typed profiles; a document of the other kind counts as absent."""
        cv = request.cv.profile if request.cv else None
        job = request.job.profile if request.job else None
        return cls(
            cv if isinstance(cv, CvProfile) else None,
            job if isinstance(job, JobProfile) else None,
        )


def find_topics(profiles: Profiles, role: str, vocabulary: SkillVocabulary) -> tuple[Topic, ...]:
    """Topics, heaviest first. Skills named in the role itself count as asked for.

    A broad field that the job asks for ("nursing") is not missing where the CV shows skills of it;
    a skill is partly there where the CV shows a neighbour of it.
    """
    neighbours = SkillNeighbours.load()
    shown = profiles.cv.skill_lines if profiles.cv else {}
    listed = profiles.cv.skills if profiles.cv else ()
    asked = _asked_for(profiles.job, role, vocabulary)
    extra_weight = _EXTRA if asked else _EXTRA_ALONE
    job_lines = profiles.job.skill_lines if profiles.job else {}
    in_cv = dict.fromkeys((*listed, *shown))
    fields = {vocabulary.competency(name) for name in in_cv}
    topics: list[Topic] = []
    for name in dict.fromkeys((*asked, *in_cv)):
        if (
            name not in in_cv
            and vocabulary.is_generic(name)
            and vocabulary.competency(name) in fields
        ):
            continue
        lines = shown.get(name, ())[:_MAX_LINES]
        near = None if name in in_cv else neighbours.nearest(name, in_cv)
        fit = _fit(name in asked, name in in_cv, near)
        weight = asked.get(name, extra_weight) * _shown_share(fit, near)
        topics.append(
            Topic(
                name=name,
                competency=vocabulary.competency(name) or _FALLBACK_COMPETENCY,
                fit=fit,
                weight=weight * _emphasis(lines),
                cv_lines=lines,
                job_lines=job_lines.get(name, ())[:_MAX_LINES],
                neighbour=near.name if near else None,
                closeness=near.closeness if near else None,
            )
        )
    return tuple(sorted(topics, key=lambda topic: -topic.weight)[:_MAX_TOPICS])


def find_partial_skills(
    topics: tuple[Topic, ...], vocabulary: SkillVocabulary
) -> tuple[PartialSkill, ...]:
    """The skills that the CV comes near to, each with the reason why."""
    return tuple(
        PartialSkill(
            skill=topic.name,
            shown=topic.neighbour,
            closeness=topic.closeness,
            reason=_reason(topic.name, topic.neighbour, topic.closeness, vocabulary),
        )
        for topic in topics
        if topic.neighbour is not None and topic.closeness is not None
    )


def _reason(skill: str, shown: str, closeness: float, vocabulary: SkillVocabulary) -> str:
    spelled = {skill: skill, shown: shown, **vocabulary.spellings((skill, shown))}
    figure = f"{closeness:.2f}".strip("0")
    return f"{spelled[shown]} where {spelled[skill]} is asked: partial, {figure}."


def _fit(asked: bool, shown: bool, near: Neighbour | None) -> Fit:
    if not asked:
        return Fit.EXTRA
    if shown:
        return Fit.MATCHED
    return Fit.PARTIAL if near else Fit.GAP


def _shown_share(fit: Fit, near: Neighbour | None) -> float:
    """From `_GAP` for what the CV does not show to 1 for what it shows."""
    closeness = near.closeness if near else 0.0 if fit == Fit.GAP else 1.0
    return _GAP + (1.0 - _GAP) * closeness


def _emphasis(cv_lines: tuple[int, ...]) -> float:
    return _SHOWN_TWICE if len(cv_lines) > 1 else 1.0


def _asked_for(job: JobProfile | None, role: str, vocabulary: SkillVocabulary) -> dict[str, float]:
    asked: dict[str, float] = {}
    required = job.required_skills if job else ()
    nice_to_have = job.nice_to_have_skills if job else ()
    for names, weight in (
        ([match.name for match in vocabulary.find(role)], _REQUIRED),
        (required, _REQUIRED),
        (nice_to_have, _NICE_TO_HAVE),
    ):
        for name in names:
            asked.setdefault(name, weight)
    return asked
