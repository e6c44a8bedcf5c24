from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE, evaluate
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.masking import mask
from viva.evaluation.schemas import Evaluation
from viva.questions.schemas import KeyPoint, QuestionKind

NAMES = (
    "Emily",
    "Lakisha Washington",
    "José Núñez",
    "Nguyen Thi Linh",
    "Mohammed al Farsi",
    "Dr. Adaeze Okafor",
    "Zoë",
    "Mr Smith",
)
SCHOOLS = (
    "Harvard University",
    "the University of Lagos",
    "MIT",
    "Lagos State University",
    "the Technical University of Munich",
    "Spelman College",
)
AGES = ("24", "58", "thirty-one")
ADDRESSES = (
    "12 Oak Street, Springfield, IL 62704",
    "Hauptstraße 5, 10115 Berlin",
    "Calle Mayor 7, 28013 Madrid",
)
STORY = (
    "Last year my colleague {name} wanted to rewrite our billing code. {He} was 3 weeks late and I"
    " was responsible for the release. I asked {him} for a talk, listened to {his} reasons and"
    " {he}'s happy now. {name} and I proposed to rewrite one module only. In the end {name} said"
    " yes, we shipped on time and the bugs fell by 40 percent."
)
ABOUT_ME = (
    "I'm {name}, I am {age} years old and I studied at {school}. I live at {address}. A hash"
    " function maps every key to a bucket of an array. On average lookups take O(1)."
)
FACTS = {"name": NAMES[0], "school": SCHOOLS[0], "age": AGES[0], "address": ADDRESSES[0]}
HE = {"he": "he", "He": "He", "him": "him", "his": "his"}
SHE = {"he": "she", "He": "She", "him": "her", "his": "her"}


def judgement(evaluation: Evaluation) -> object:
    """All that is said of an answer but for the words that are quoted."""
    verdicts = tuple(replace(v, quote=None, start=None, end=None) for v in evaluation.verdicts)
    criteria = {name: c.score for name, c in evaluation.criteria.items()}
    return evaluation.score, evaluation.status, evaluation.band, verdicts, criteria


def masked(text: str, language: str = "en") -> str:
    found = mask(text, language)
    return text if found is None else found.text


@pytest.mark.parametrize(("one", "other"), list(permutations(NAMES, 2)))
def test_another_name_changes_nothing(one: str, other: str) -> None:
    first, second = (evaluate(CONFLICT, STORY.format(name=n, **HE)) for n in (one, other))

    assert first.score is not None
    assert first.score > 0
    assert judgement(first) == judgement(second)


@pytest.mark.parametrize("name", NAMES)
def test_other_pronouns_change_nothing(name: str) -> None:
    first, second = (evaluate(CONFLICT, STORY.format(name=name, **who)) for who in (HE, SHE))

    assert judgement(first) == judgement(second)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        *(("school", school) for school in SCHOOLS),
        *(("age", age) for age in AGES),
        *(("address", address) for address in ADDRESSES),
        *(("name", name) for name in NAMES),
    ],
)
def test_another_school_age_or_address_changes_nothing(fact: str, value: str) -> None:
    usual = evaluate(HASH_TABLE, ABOUT_ME.format(**FACTS))

    changed = evaluate(HASH_TABLE, ABOUT_ME.format(**{**FACTS, fact: value}))

    assert judgement(changed) == judgement(usual)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", [HE, SHE])
def test_quotes_are_those_of_the_answer_as_given(name: str, who: dict[str, str]) -> None:
    answer = STORY.format(name=name, **who)

    evaluation = evaluate(CONFLICT, answer)

    quotes = [v for v in evaluation.verdicts if v.quote is not None]
    assert quotes
    assert all(v.quote == answer[v.start : v.end] for v in quotes)
    told = " ".join((*evaluation.worked, *evaluation.next_steps))
    assert "someone" not in told
    assert f"I asked {who['him']} for a talk" in told


@pytest.mark.parametrize(
    "text",
    [
        "I will mark the grace period as a hope for the art of the dean.",
        "We moved from Jenkins to Kafka, Django, Ada, Julia and Ruby on Rails.",
        "I told my manager that Kubernetes is fine, and I asked Jenkins to run it.",
        "Will this work? May is warm. Grace periods end in June.",
        "The Adam optimizer and the Monte Carlo method need a Taylor series.",
        "A 5 years old code base is 99.9 % up, and the service is 10 years old.",
        "The MIT license fits. State lives in Redis and the data in Postgres.",
        "Use a cache in front, because reads are 9 of 10 requests.",
        "I lead Kafka migrations, ping the LAN and keep RAM free.",
    ],
)
def test_ordinary_text_and_names_of_technology_stay(text: str) -> None:
    assert mask(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My colleague Will said no.", "My colleague someone said no."),
        ("my colleague mohammed said no.", "my colleague someone said no."),
        ("I met Grace on Monday.", "I met someone on Monday."),
        ("Thandiwe and I disagreed.", "someone and I disagreed."),
        ("Dr. Okonkwo-Reed helped.", "someone helped."),
        ("Priya Sharma's plan. Sharma won.", "someone's plan. someone won."),
        ("I'm Xolani, a developer.", "I'm someone, a developer."),
        ("I asked her for help.", "I asked them for help."),
        ("I read her code.", "I read their code."),
        ("She was late.", "they were late."),
        ("At MIT I learned.", "At here I learned."),
        ("I have a Stanford degree.", "I have a here degree."),
        ("When I was 19 I began.", "When I was here I began."),
        ("I trained as a nurse in Manila.", "I trained as a nurse in here."),
        ("Her husband and my daughter came.", "their partner and my child came."),
        ("The ward sister helped.", "The charge nurse helped."),
        ("At the nursing college I learned.", "At the school I learned."),
        ("I was born in 1990.", "I was born in here."),
        ("Write to kim@example.org now.", "Write to here now."),
    ],
)
def test_persons_are_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "de",
            "Mein Kollege Jürgen sagte, er hört ihm zu.",
            "Mein Kollege Emre sagte, sie hört ihr zu.",
        ),
        ("de", "Ich bin Anke. Seine Idee half.", "Ich bin Fatma. Ihre Idee half."),
        ("es", "Mi jefa Lucía y él hablaron.", "Mi jefa Ximena y ella hablaron."),
    ],
)
def test_other_languages_are_masked_alike(language: str, one: str, other: str) -> None:
    assert masked(one, language).lower() == masked(other, language).lower()


def test_names_that_belong_to_the_question_stay() -> None:
    question = replace(
        HASH_TABLE,
        text="How does Cassandra find the node of Martin's key?",
        kind=QuestionKind.TECHNICAL,
        key_points=(KeyPoint(id="ring", text="It hashes the key of Martin onto a ring of nodes."),),
    )

    evaluation = LexicalScorer().score(
        scoring_item(question, "It hashes the key that Martin has onto a ring, to find its node.")
    )

    assert evaluation.verdicts[0].points > 0
    assert masked("It hashes the key that Martin has.") == "It hashes the key that someone has."


def test_an_answer_without_persons_is_read_as_it_is() -> None:
    assert mask(GOOD) is None


@pytest.mark.parametrize(
    "text",
    [
        "José and Łukasz said no.",
        "Zoe\u0308 said no.",
        "My colleague Ma\u200bria said no.",
        "\u202eMaria\u202c said no.",
        "My colleague 𝕄𝕒𝕣𝕚𝕒 said no.",
    ],
)
def test_spelling_does_not_hide_a_name(text: str) -> None:
    assert "someone" in masked(text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [*NAMES, *SCHOOLS, "she", "Her", "I'm", "Dr.", "and I", "was 30 years old"]
            ),
            st.text(max_size=12),
        ),
        max_size=12,
    )
)
def test_every_part_of_the_masked_text_has_its_place_in_the_answer(pieces: list[str]) -> None:
    answer = " ".join(pieces)

    found = mask(answer)

    if found is not None:
        assert found.original == answer
        assert len(found.text) == len(found.starts) == len(found.ends)
        assert list(found.starts) == sorted(found.starts)
        assert all(
            0 <= start < end <= len(answer)
            for start, end in zip(found.starts, found.ends, strict=True)
        )


@settings(max_examples=100, deadline=None)
@given(st.permutations(NAMES), st.sampled_from([HE, SHE]), st.sampled_from(SCHOOLS))
def test_stories_of_any_two_persons_are_judged_alike(
    names: list[str], who: dict[str, str], school: str
) -> None:
    told = "{a} studied at {school}. {b} and I asked {him} for help, and {he} gave us {his} notes."
    words = {"he": who["he"], "him": who["him"], "his": who["his"]}

    one = masked(told.format(a=names[0], b=names[1], school=school, **words))

    assert one == (
        "someone studied at here. someone and I asked them for help, and they gave us their notes."
    )


@pytest.mark.parametrize(
    "piece",
    [
        "John ",
        "Aa ",
        "he ",
        "my colleague ",
        "University of ",
        "1 Aa ",
        "a@",
        "I'm ",
        "A",
        "\u0301",
    ],
)
def test_long_hostile_texts_are_masked(piece: str) -> None:
    text = (piece * 20_000)[:30_000]

    found = mask(text)

    assert found is None or len(found.text) <= 2 * len(text)
