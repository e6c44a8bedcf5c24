"""What a line of a batch says of each criterion."""

import json
from typing import Any

import pytest

from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE, STORY
from viva.evaluation.batch import score_lines
from viva.evaluation.criteria import WEIGHTINGS
from viva.evaluation.lexical import LexicalScorer
from viva.questions.schemas import Question


def result_of(question: Question, answer: str) -> dict[str, Any]:
    line = {
        "id": question.id,
        "question": question.text,
        "kind": question.kind,
        "key_points": [{"text": p.text, "weight": p.weight} for p in question.key_points],
        "answer": answer,
    }
    (out,) = score_lines([json.dumps(line)], LexicalScorer())
    result: dict[str, Any] = json.loads(out)
    return result


@pytest.mark.parametrize(
    ("question", "answer"), [(HASH_TABLE, GOOD), (CONFLICT, STORY), (HASH_TABLE, "I don't know.")]
)
def test_every_criterion_has_a_score_and_a_sentence(question: Question, answer: str) -> None:
    criteria = result_of(question, answer)["criteria"]

    assert set(criteria) == set(WEIGHTINGS[question.kind].weights)
    for found in criteria.values():
        assert set(found) >= {"score", "reason"}
        assert 0 <= found["score"] <= 10
        assert not found["reason"][0].islower()
        assert found["reason"].endswith(".")


@pytest.mark.parametrize(("question", "answer"), [(HASH_TABLE, GOOD), (CONFLICT, STORY)])
def test_every_criterion_that_earns_points_has_a_quote(question: Question, answer: str) -> None:
    result = result_of(question, answer)

    quoted = {v["criterion"] for v in result["verdicts"] if v["quote"]}
    earning = {name for name, found in result["criteria"].items() if found["score"] > 0}
    assert earning <= quoted
    for verdict in result["verdicts"]:
        if verdict["quote"] is not None:
            assert verdict["quote"] == answer[verdict["start"] : verdict["end"]]


def test_every_part_of_a_story_is_there_by_name() -> None:
    result = result_of(CONFLICT, STORY)

    parts = [v["key_point"] for v in result["verdicts"] if v["criterion"] == "star"]
    assert parts == ["situation", "task", "action", "result", "reflection"]
