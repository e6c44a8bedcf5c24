"""What accounts are worth: told, done, measured; and no sentence speaks for two points."""

from dataclasses import replace

import pytest

from tests.evaluation.questions import CONFLICT
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.schemas import Evaluation, VerdictKind
from viva.evaluation.substance import find_substance
from viva.questions.schemas import KeyPoint, QuestionKind

WORK = replace(
    CONFLICT,
    text="You “moved the invoices to a queue”. What exactly did you do to get there?",
    kind=QuestionKind.TECHNICAL,
    reference=None,
    key_points=tuple(
        KeyPoint(id=name, text=text)
        for name, text in {
            "before": "Says how it was before the change and how that was measured.",
            "cause": "Explains what caused the problem.",
            "change": "Describes the change and the own part in it.",
            "cost": "Names what it cost.",
        }.items()
    ),
)
ONE = "I moved the invoices to a queue and cut the nightly job from five hours to forty minutes."
FOUR = (
    "The nightly job took five hours, as our dashboards had it for a year."
    " It was slow because each of 80 customers waited for the one before."
    f" {ONE} Two engineers were busy with it for six weeks."
)


def evaluate(answer: str) -> Evaluation:
    return LexicalScorer().score(scoring_item(WORK, answer))


@pytest.mark.parametrize(
    ("richer", "poorer"),
    [
        ("I moved eighty boxes to the new shop.", "I moved the boxes to the new shop again."),
        ("I moved the boxes to the new shop again.", "One would move boxes to the new shop."),
        ("So I make a plan and I ask him why he wants it.", "He wants a plan, nobody knows why."),
        ("The boxes went to another shop on that day.", "A robust approach adds proper value."),
        ("One would move boxes to the new shop.", "Thank you for your kind invitation to this."),
    ],
)
def test_figures_and_acts_tell_more_than_views_and_courtesies(richer: str, poorer: str) -> None:
    ((more,), (less,)) = find_substance([richer]), find_substance([poorer])

    assert more.worth > less.worth


def test_what_has_no_full_stops_is_read_in_stretches_of_its_sentence() -> None:
    spoken = "so " + "we had a queue there and i moved eighty boxes of it in two weeks " * 4

    found = find_substance(["Short one here.", spoken.strip()])

    assert {stretch.sentence for stretch in found} == {0, 1}
    assert len(found) > 3
    assert " ".join(stretch.text for stretch in found[1:]) == " ".join(spoken.split())


def test_nothing_is_told_by_what_is_left_out() -> None:
    assert find_substance([]) == find_substance([""]) == ()


def test_one_sentence_makes_one_point_and_four_make_four() -> None:
    one, four = evaluate(ONE), evaluate(FOUR)

    assert _made(one) == [ONE]
    assert len(set(_made(four))) == 4
    assert (one.score or 0) < 4 < (four.score or 0)


def test_a_sentence_said_again_and_again_makes_one_point() -> None:
    assert len(_made(evaluate(" ".join([ONE] * 4)))) == 1


def _made(evaluation: Evaluation) -> list[str]:
    """The quotes of the key points that were made, at least in part."""
    return [
        verdict.quote or ""
        for verdict in evaluation.verdicts
        if verdict.key_point is not None and verdict.verdict is not VerdictKind.MISS
    ]
