"""A CV's skills beside those that a job asks for."""

import pytest

from viva.documents.schemas import CvProfile, JobProfile
from viva.matching.brief import compose_brief
from viva.matching.schemas import Brief, BriefDocument, BriefRequest, Fit, PartialSkill
from viva.nlp.skills import SkillVocabulary


def brief_of(shown: list[str], required: list[str], nice: list[str] | None = None) -> Brief:
    cv = CvProfile(skills=tuple(shown))
    job = JobProfile(required_skills=tuple(required), nice_to_have_skills=tuple(nice or ()))
    return compose_brief(
        BriefRequest(
            cv=BriefDocument(id="cv", lines=(), profile=cv),
            job=BriefDocument(id="job", lines=(), profile=job),
        ),
        SkillVocabulary.load(),
    )


@pytest.mark.parametrize(
    ("asked", "shown", "fit", "neighbour", "closeness"),
    [
        ("postgresql", ["postgresql", "mysql"], Fit.MATCHED, None, None),
        ("postgresql", ["mysql"], Fit.PARTIAL, "mysql", 0.7),
        ("mysql", ["postgresql"], Fit.PARTIAL, "postgresql", 0.7),
        ("mysql", ["postgresql", "mariadb"], Fit.PARTIAL, "mariadb", 0.9),
        ("us gaap", ["ifrs"], Fit.PARTIAL, "ifrs", 0.6),
        ("tracheostomy care", ["mechanical ventilation"], Fit.PARTIAL, None, 0.65),
        ("postgresql", ["wound care", "kubernetes"], Fit.GAP, None, None),
        ("postgresql", ["no such skill"], Fit.GAP, None, None),
        ("no such skill", ["mysql"], Fit.GAP, None, None),
        ("postgresql", [], Fit.GAP, None, None),
    ],
)
def test_a_skill_is_matched_partly_there_or_missing(
    asked: str, shown: list[str], fit: Fit, neighbour: str | None, closeness: float | None
) -> None:
    topics = {topic.name: topic for topic in brief_of(shown, [asked]).topics}

    assert topics[asked].fit == fit
    assert topics[asked].closeness == closeness
    assert topics[asked].neighbour == (neighbour or (shown[0] if closeness else None))


def test_a_neighbour_is_named_with_its_reason_and_is_not_called_missing() -> None:
    brief = brief_of(["mysql", "python"], ["postgresql", "python", "kubernetes"])

    assert brief.partial_skills == (
        PartialSkill(
            skill="postgresql",
            shown="mysql",
            closeness=0.7,
            reason="MySQL where PostgreSQL is asked: partial, .7.",
        ),
    )
    assert brief.matched_skills == ("python",)
    assert brief.missing_skills == ("kubernetes",)


def test_what_is_partly_there_weighs_between_what_is_missing_and_what_is_shown() -> None:
    brief = brief_of(["python", "mysql"], ["python", "postgresql", "kubernetes"])

    weights = {topic.name: topic.weight for topic in brief.topics}
    assert weights["python"] > weights["postgresql"] > weights["kubernetes"] > weights["mysql"]


def test_a_transfer_makes_learning_count_more_as_a_gap_does() -> None:
    shown, partly = brief_of(["mysql"], ["mysql"]), brief_of(["mysql"], ["postgresql"])

    learning = [
        next(weight.weight for weight in brief.competencies if weight.name == "learning")
        for brief in (shown, partly)
    ]
    assert learning[1] > learning[0]


def test_nothing_is_partly_there_without_a_cv() -> None:
    job = BriefDocument(id="job", lines=(), profile=JobProfile(required_skills=("postgresql",)))

    brief = compose_brief(BriefRequest(job=job), SkillVocabulary.load())

    assert brief.partial_skills == ()
