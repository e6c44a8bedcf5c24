"""How choosing treats skills that are close to each other."""

from dataclasses import replace

from tests.matching import engineers
from tests.matching.papers import make_cv, make_job
from tests.questions.talks import brief_of, play
from viva.matching.schemas import BriefRequest, InterviewKind
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.choice import ChoiceRequest
from viva.questions.interview_prompt import gather_material
from viva.questions.ranking import Candidate, Ranking
from viva.questions.schemas import Section
from viva.questions.shelves import Shelves

JOB = make_job(
    "Backend Engineer",
    ["Design services in Python"],
    ["Deep knowledge of MySQL and its replication", "Good command of RabbitMQ for the order queue"],
)
REQUEST = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=JOB, kind=InterviewKind.TECHNICAL)


def test_a_skill_that_the_cv_only_comes_near_to_gets_a_question_on_the_transfer() -> None:
    asked = [question for seed in range(3) for question in play(REQUEST, seed=seed)]

    transfers = [one for one in asked if one.id.startswith("line/job-neighbour/")]
    assert {skill for one in transfers for skill in one.skills} <= {"mysql", "rabbitmq"}
    for question in transfers:
        shown = "PostgreSQL" if question.skills == ("mysql",) else "Kafka"
        assert shown in question.text
        assert any(shown in point.text for point in question.key_points)
    assert transfers


def test_what_the_cv_shows_by_its_part_is_no_transfer() -> None:
    job = make_job("Developer", [], ["Sound knowledge of Python", "Experience with MySQL"])
    cv = make_cv(
        "Ada", "Developer", [("Developer", "Kiln", "2020", "present", ["Built shops with Django"])]
    )

    request = BriefRequest(cv=cv, job=job)

    asked = [question for seed in range(3) for question in play(request, seed=seed)]

    assert [one.shown for one in brief_of(request).partial_skills] == ["django"]
    assert not [one for one in asked if one.id.startswith("line/job-neighbour/")]


def test_a_neighbour_of_what_was_just_asked_waits_as_the_same_skill_does() -> None:
    first = replace(QuestionBank.load().questions[0], skills=("postgresql",))
    request = ChoiceRequest(brief=brief_of(REQUEST), documents=(), number=3, asked=(first,))
    ranking = Ranking(request, Section.TECHNICAL)

    def score(skill: str) -> float:
        return ranking.score(
            Candidate(
                id="x", competency="apis", level=3, appeal=0.0, write=lambda: None, skills=(skill,)
            )
        )

    assert score("postgresql") < score("mysql") < score("kafka")


def test_questions_of_packs_are_known_by_the_canonical_names_of_their_skills() -> None:
    written = replace(
        QuestionBank.load().questions[0],
        text="How would you spread this work over many machines?",
        section=Section.TECHNICAL,
        skills=("pyspark", "Postgres", "PostgreSQL", "my own tool"),
    )

    shelves = Shelves([written], SkillVocabulary.load())

    (question,) = shelves.of(Section.TECHNICAL)
    assert question.skills == ("spark", "postgresql", "my own tool")
    assert shelves.unnamed(question) == question.skills


def test_a_model_is_told_what_the_cv_comes_near_to() -> None:
    material = gather_material(brief_of(REQUEST), ())

    assert "mysql (postgresql)" in material.fixed
