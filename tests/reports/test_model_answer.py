from dataclasses import replace

import pytest

from tests.evals.answers.loading import AnswerKind, GradedAnswer, Split, load
from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE, STORY, evaluate
from viva.evaluation.schemas import VerdictKind
from viva.questions.bank import QuestionBank
from viva.questions.schemas import KeyPoint, Question, QuestionKind
from viva.reports.model_answer import compose_model_answer

BANK = QuestionBank.load()
ANSWERS = load(Split.TUNING)
TEXTS = {answer.id: answer.text for answer in ANSWERS}
ORDERED = [a for a in ANSWERS if a.kind is AnswerKind.INJECTION and a.base]
NOTHING_SAID = (
    *(AnswerKind.PARROT, AnswerKind.SALAD, AnswerKind.FILLER),
    *(AnswerKind.DONT_KNOW, AnswerKind.EMPTY, AnswerKind.SHORT, AnswerKind.LANGUAGE),
)


def compose(question: Question, answer: str) -> list[str]:
    text = compose_model_answer(question, answer, evaluate(question, answer))
    assert text is not None
    return text.splitlines()


def own_words(lines: list[str]) -> str:
    """What stands there as the candidate's; empty for an outline."""
    if not lines[0].startswith("Your own sentences"):
        return ""
    return " ".join(line for line in lines[1:] if not line.startswith("- "))


def test_own_sentences_come_in_the_order_of_the_key_points() -> None:
    first, second = GOOD.split(". ")[0] + ".", "On average lookups, inserts and deletes take O(1)."

    lines = compose(HASH_TABLE, f"{second} {first}")

    assert own_words(lines) == f"{first} {second}"


def test_what_is_missing_is_named_in_its_place() -> None:
    sentences = GOOD.split(". ")
    answer = f"{sentences[0]}. {sentences[3]}"

    lines = compose(HASH_TABLE, answer)

    assert lines[1:] == [
        f"{sentences[0]}.",
        f"- Add: {HASH_TABLE.key_points[1].text}",
        f"- Say it in full: {HASH_TABLE.key_points[2].text}",
        sentences[3],
    ]


def test_what_makes_most_of_the_key_points_is_left_as_it_was_said() -> None:
    answer = f"On average lookups, inserts and deletes take O(1). {GOOD.split(' On average')[0]}"

    lines = compose(HASH_TABLE, answer)

    assert lines[1:] == [answer, f"- Add: {HASH_TABLE.key_points[3].text}"]


def test_a_false_sentence_is_replaced_and_not_repeated() -> None:
    lines = compose(HASH_TABLE, GOOD.replace("take O(1)", "take O(n)"))

    assert "O(n)" not in " ".join(lines)
    assert f"- Say instead: {HASH_TABLE.key_points[1].text}" in lines


def test_a_false_sentence_is_not_repeated_for_another_key_point() -> None:
    evaluation = evaluate(HASH_TABLE, GOOD)
    wrong = replace(
        evaluation.verdicts[0],
        verdict=VerdictKind.CONTRADICTED,
        points=-1.0,
        criterion="contradiction",
    )
    twice = replace(evaluation, verdicts=(*evaluation.verdicts, wrong))

    text = compose_model_answer(HASH_TABLE, GOOD, twice)

    assert text is not None
    assert wrong.quote is not None
    assert wrong.quote not in text


def test_a_complete_answer_needs_no_advice() -> None:
    assert compose(HASH_TABLE, GOOD) == ["Your own sentences that count, in order:", GOOD]


def test_a_story_keeps_the_order_in_which_it_was_told() -> None:
    own = own_words(compose(CONFLICT, STORY))

    assert own
    assert own in STORY


def test_what_a_story_lacks_stands_where_it_belongs() -> None:
    task = ", and I was responsible for the release date"
    untold = STORY.replace(task, "").split(" I learned")[0]

    lines = compose(CONFLICT, untold)

    assert lines[1].startswith("Last year a colleague wanted to rewrite")
    assert lines[2].startswith("- Go on with your task: say what was expected of you")
    assert lines[3].startswith("I asked her for a talk")
    assert any(line.startswith("- End with the reflection:") for line in lines[4:])


def test_a_story_without_its_beginning_is_told_to_begin_with_the_situation() -> None:
    lines = compose(CONFLICT, STORY.split("date. ")[1])

    assert lines[1].startswith("- Begin with the situation:")
    assert lines[2].startswith("- Go on with your task:")


def test_an_answer_that_a_gate_stopped_gets_an_outline() -> None:
    assert compose(HASH_TABLE, "I do not know, sorry.")[0] == "A good answer would contain:"


def test_the_outline_of_a_story_speaks_to_the_candidate() -> None:
    text = compose_model_answer(CONFLICT, "", None)

    assert text is not None
    assert "- say how it ended and what you learned from it" in text
    assert "they" not in text


def test_the_outline_of_a_story_announces_no_list_that_is_empty() -> None:
    follow_up = replace(
        CONFLICT, key_points=(KeyPoint(id="own", text="Says what was done in person."),)
    )

    text = compose_model_answer(follow_up, "", None)

    assert text is not None
    assert text.startswith("Tell it as one story:")
    assert text.endswith("what you took from it.")


def test_without_an_answer_there_is_an_outline() -> None:
    text = compose_model_answer(HASH_TABLE, "", None)

    assert text is not None
    assert all(point.text in text for point in HASH_TABLE.key_points)


def test_without_key_points_there_is_nothing_to_say() -> None:
    assert compose_model_answer(replace(HASH_TABLE, key_points=()), "", None) is None


def test_own_sentences_are_written_without_hesitation() -> None:
    own = own_words(compose(CONFLICT, STORY.replace("I asked her", "um I I asked her")))

    assert "I asked her for a talk and listened to her reasons." in own
    assert "um" not in own.split()


def test_half_a_sentence_is_made_whole_and_a_command_is_left_in_lower_case() -> None:
    halves = GOOD.replace("array. When", "array; when").replace("On average", "on average")

    own = own_words(compose(HASH_TABLE, halves))

    assert "of an array. When two keys" in own
    assert "slot. on average" in own


def test_an_answer_of_notes_about_oneself_keeps_its_order() -> None:
    notes = (
        KeyPoint(id="end", text="Says how the bugs fell in the end."),
        KeyPoint(id="begin", text="Tells that a colleague wanted to rewrite the billing code."),
    )
    question = replace(CONFLICT, kind=QuestionKind.TECHNICAL, key_points=notes)

    own = own_words(compose(question, STORY))

    assert own
    assert own in STORY


@pytest.mark.parametrize("piece", ["um ", "a. ", "I fixed it; ", "rated ", "(", "a hash of keys. "])
def test_long_hostile_answers_stay_cheap(piece: str) -> None:
    answer = (GOOD + " " + piece * 20_000)[:20_000]

    assert compose(HASH_TABLE, answer)


def test_talk_of_scores_is_not_repeated_unless_it_was_asked_for() -> None:
    answer = STORY.replace("I asked her", "It was rated well by the committee. I asked her")
    asked = replace(CONFLICT, text=f"{CONFLICT.text} Was it about a rating?")

    assert "rated well" not in " ".join(compose(CONFLICT, answer))
    assert "rated well" in " ".join(compose(asked, answer))


@pytest.mark.parametrize("answer", ORDERED, ids=lambda answer: answer.id)
def test_an_order_to_the_grader_is_never_repeated(answer: GradedAnswer) -> None:
    order = answer.text.replace(TEXTS[answer.base or ""], "").strip()

    own = own_words(compose(BANK.get(answer.question_id), answer.text))

    assert order
    assert not any(own_part in own for own_part in order.split(". "))


@pytest.mark.parametrize(
    "answer", [a for a in ANSWERS if a.kind in NOTHING_SAID], ids=lambda answer: answer.id
)
def test_an_answer_that_says_nothing_is_not_built_on(answer: GradedAnswer) -> None:
    assert own_words(compose(BANK.get(answer.question_id), answer.text)) == ""


def test_what_stands_there_as_the_candidates_was_said_by_the_candidate() -> None:
    for answer in ANSWERS:
        own = own_words(compose(BANK.get(answer.question_id), answer.text)).lower()
        said = set(answer.text.lower().replace(";", ".").replace(":", ".").split())
        assert set(own.replace(";", ".").replace(":", ".").split()) - said == set(), answer.id
