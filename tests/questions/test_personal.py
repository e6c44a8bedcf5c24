"""Questions that rest on the lines of a CV or a job."""

import pytest

from tests.matching import engineers, papers, people
from tests.questions.talks import play
from viva.matching.schemas import BriefDocument, BriefRequest
from viva.nlp.competencies import COMPETENCIES
from viva.questions.bank import QuestionBank
from viva.questions.line_patterns import line_patterns
from viva.questions.schemas import Question

PAIRS = [
    (engineers.BACKEND_PAYMENTS, engineers.BACKEND_LOGISTICS, engineers.BACKEND_JOB),
    (engineers.FRONTEND, engineers.FRONTEND_CAREER_CHANGER, engineers.FRONTEND_JOB),
    (engineers.ML_VISION, engineers.ML_LANGUAGE, engineers.ML_JOB),
    (people.PRODUCT, people.PRODUCT_HEALTH, people.PRODUCT_JOB),
    (people.NURSE_ICU, people.NURSE_CARE_HOME, people.NURSE_JOB),
    (people.TEACHER, people.TEACHER_LANGUAGES, people.TEACHER_JOB),
]
ALONE = [people.CHEF, people.ACCOUNTANT, people.WAREHOUSE]


def personal(asked: list[Question]) -> list[Question]:
    return [question for question in asked if question.sources]


@pytest.mark.parametrize(("one", "other", "job"), PAIRS)
def test_another_cv_for_the_same_job_gets_at_least_half_other_questions(
    one: BriefDocument, other: BriefDocument, job: BriefDocument
) -> None:
    for seed in range(3):
        first = play(BriefRequest(cv=one, job=job), seed=seed)
        second = play(BriefRequest(cv=other, job=job), seed=seed)

        assert len({question.id for question in first} & {question.id for question in second}) <= 5
        assert (
            len({question.text for question in first} & {question.text for question in second}) <= 5
        )


@pytest.mark.parametrize("cv", [cv for pair in PAIRS for cv in pair[:2]] + ALONE)
def test_at_least_four_of_ten_questions_quote_a_line(cv: BriefDocument) -> None:
    job = next((pair[2] for pair in PAIRS if cv in pair[:2]), None)
    documents = {document.id: document for document in (cv, job) if document}

    for seed in range(3):
        found = personal(play(BriefRequest(cv=cv, job=job), seed=seed))

        # The accountant's CV has three lines that tell something.
        assert len(found) >= (3 if cv is people.ACCOUNTANT else 4)
        for question in found:
            source = question.sources[0]
            assert documents[source.document_id].lines[source.line - 1] == source.text
            quoted = question.text.partition("“")[2].partition("”")[0]
            assert quoted[1:] in source.text
            assert 10 <= len(quoted) <= 100


@pytest.mark.parametrize(("cv", "job"), [(pair[0], pair[2]) for pair in PAIRS])
def test_no_line_is_asked_about_twice_while_there_are_others(
    cv: BriefDocument, job: BriefDocument
) -> None:
    for seed in range(5):
        asked = play(BriefRequest(cv=cv, job=job), seed=seed)

        lines = [(one.sources[0].document_id, one.sources[0].line) for one in personal(asked)]
        assert len(set(lines)) == len(lines)


def test_a_job_alone_gives_personal_questions_too() -> None:
    asked = play(BriefRequest(job=engineers.BACKEND_JOB))

    assert len(personal(asked)) >= 4
    assert not any("your cv" in question.text.lower() for question in asked)


def test_lead_ins_and_wordings_do_not_repeat_within_an_interview() -> None:
    for cv, _, job in PAIRS:
        asked = personal(play(BriefRequest(cv=cv, job=job, questions=14)))

        lead_ins = [question.text.partition("“")[0] for question in asked]
        wordings = [question.text.partition("”")[2] for question in asked]

        assert len(set(wordings)) == len(wordings)
        assert len(set(lead_ins)) >= len(lead_ins) - 1


def test_a_pack_question_keeps_its_id_and_is_led_up_to_by_the_line() -> None:
    bank = QuestionBank.load()
    request = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)

    of_packs = [
        question
        for seed in range(10)
        for question in personal(play(request, seed=seed))
        if not question.id.startswith("line/")
    ]

    assert of_packs
    for question in of_packs:
        plain = bank.get(question.id).text
        assert question.text.endswith(plain)
        assert len(question.text) > len(plain)


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("Reduced build time by 70% with a cache", "measured-improvement"),
        ("Durchlaufzeit um 30 % verkürzt", "measured-improvement"),
        ("Reduje el tiempo de espera de 12 a 4 días", "measured-improvement"),
        ("Migrated the data warehouse from Oracle to Snowflake", "migration"),
        ("Saved 40,000 € a year by renegotiating leases", "cost-saving"),
        ("Managed a team of 12 engineers in two countries", "led-team"),
        ("Leitung eines Teams von acht Mitarbeitenden im Einkauf", "led-team"),
        ("Mentored three junior colleagues for a year", "mentored"),
        ("On call for the payment system every third week", "incident"),
        ("Negotiated prices with suppliers in Asia", "negotiated"),
        ("Introduced a checklist for the morning round", "process-introduced"),
        ("Cared for 12 patients on a surgical ward", "patient-care"),
        ("Versorgung von Patienten auf der Intensivstation", "patient-care"),
        ("Taught chemistry to pupils of years 9 to 12", "teaching-learners"),
        ("Exceeded the sales quota in three of four years", "selling"),
        ("Planned email campaigns for the spring collection", "campaign"),
        ("Prepared month-end closing for six companies", "accounts"),
        ("Ran a warehouse with 9,000 pallet places", "goods-and-routes"),
        ("Cooked for 200 guests every night", "kitchen-and-guests"),
        ("Answered 60 support tickets a day", "customers-helped"),
        ("Repaired CNC machines on the night shift", "hands-on-machines"),
        ("Co-authored a paper on soil moisture", "research-published"),
        ("Organised a conference for 300 people", "events-run"),
        ("Volunteered with a refugee advice service", "own-time"),
        ("Founded a bicycle courier company", "started-something"),
        ("Arranged flowers for the front of the shop", "plain-claim"),
    ],
)
def test_what_a_line_tells_is_recognised_in_any_field(line: str, pattern: str) -> None:
    cv = papers.make_cv("Kim Vale", "Worker", [("Worker", "Acme", "2019", "2024", [line])])

    ids = [
        question.id
        for seed in range(6)
        for question in play(BriefRequest(cv=cv, questions=12), seed=seed)
    ]

    assert any(one.startswith(f"line/{pattern}/") for one in ids)


def test_the_facts_of_the_line_stand_in_the_question_and_its_key_points() -> None:
    line = "Reduced invoice processing time from 12 days to 4 days with SAP"
    cv = papers.make_cv("Kim Vale", "Clerk", [("Clerk", "Orchard Ltd", "2019", "2024", [line])])

    question = next(
        one
        for one in play(BriefRequest(cv=cv, role="Clerk"))
        if one.id.startswith("line/measured-improvement/")
    )

    told = " ".join(
        [question.text, *(point.text for point in question.key_points)]
        + [text for point in question.key_points for text in point.paraphrases]
    )
    assert "from 12 days to 4 days" in question.text
    assert "invoice processing time" in told
    assert "SAP" in told
    assert len(question.key_points) >= 3
    assert question.reference


def test_patterns_are_complete_and_about_known_competencies() -> None:
    patterns = line_patterns()

    assert len({pattern.id for pattern in patterns}) == len(patterns) >= 25
    for pattern in patterns:
        assert pattern.competency in COMPETENCIES
        assert len(pattern.wordings) >= 3
        assert pattern.when or pattern.fits
        assert any(point.required for point in pattern.key_points)
        assert all(point.follow_up and point.paraphrases for point in pattern.key_points)


def test_no_slot_is_ever_left_unfilled() -> None:
    for cv, _, job in PAIRS:
        for question in play(BriefRequest(cv=cv, job=job, questions=20)):
            parts = [question.text, question.rephrased or "", question.reference or ""]
            parts += [text for p in question.key_points for text in (p.text, *p.paraphrases)]
            assert not any("{" in part for part in parts), question.id
