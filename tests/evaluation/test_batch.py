import io
import json
from collections.abc import Iterator

import pytest

from viva.evaluation.batch import MAXIMUM_LINE_CHARACTERS, read_lines, score_lines
from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.schemas import Evaluation, ScoringItem

LINE = {
    "id": "q1",
    "variant": {"kind": "plain"},
    "question": "What is TCP?",
    "kind": "technical",
    "reference": "TCP is a reliable protocol. It sends lost segments again.",
    "key_points": [{"text": "TCP sends lost segments again.", "weight": 2}],
    "answer": "A reliable protocol 😀 that sends lost segments again.",
}
FIELDS = {"id", "variant", "score", "status", "band", "criteria", "verdicts", "scorer"}


def score(*lines: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in score_lines(lines, LexicalScorer())]


def changed(**fields: object) -> str:
    return json.dumps(LINE | fields)


def test_a_line_in_gives_a_line_out_with_its_id_and_variant() -> None:
    (result,) = score(changed())

    assert set(result) >= FIELDS
    assert (result["id"], result["variant"]) == ("q1", {"kind": "plain"})
    assert result["status"] == "scored"
    assert result["scorer"] == "lexical-1"


def test_offsets_count_code_points_of_the_answer() -> None:
    (result,) = score(changed())

    verdicts = result["verdicts"]
    assert isinstance(verdicts, list)
    answer = str(LINE["answer"])
    assert verdicts[0]["quote"] == answer[verdicts[0]["start"] : verdicts[0]["end"]]


def test_key_points_come_from_the_reference_when_none_are_given() -> None:
    missing, none, empty = score(
        changed(key_points=[]), changed(key_points=None), _without_points()
    )

    assert missing["score"] == none["score"] == empty["score"]
    assert missing["status"] == "scored"


def test_without_reference_and_key_points_there_is_no_number() -> None:
    (result,) = score(changed(reference=None, key_points=[]))

    assert (result["score"], result["status"]) == (None, "not_scored:no_reference")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "not json",
        "[1, 2]",
        '{"id": NaN}',
        '{"weight": 1e999}',
        "[" * 50_000,
        '{"id": ' + "9" * 5_000 + "}",
        changed(answer=None),
        changed(kind="essay"),
        changed(answer="x" * 20_001),
        changed(key_points=[{"text": "x", "weight": -1}]),
        '{"answer": "\\ud800"}',
        " " * (MAXIMUM_LINE_CHARACTERS + 1),
    ],
)
def test_a_bad_line_gives_an_error_in_its_place(line: str) -> None:
    before, result, after = score(changed(), line, changed())

    assert before == after
    assert result["status"] == "not_scored:bad_input"
    assert result["score"] is None
    assert result["line"] == 2
    assert result["error"]


def test_a_bad_line_keeps_the_id_that_can_be_read() -> None:
    (result,) = score(json.dumps({"id": 7, "variant": None, "question": "What?"}))

    assert result["id"] == 7
    assert result["error"] == "answer: Field required."


class BrokenScorer:
    version = "broken-1"

    def prepare(self, item: ScoringItem) -> None:
        raise RuntimeError(item.question)

    def score(self, item: ScoringItem) -> Evaluation:
        raise RuntimeError(item.answer)


def test_a_scorer_that_fails_gives_a_status_and_the_rest_goes_on() -> None:
    results = [json.loads(line) for line in score_lines([changed(), "broken"], BrokenScorer())]

    assert [result["status"] for result in results] == [
        "not_scored:scorer_error",
        "not_scored:bad_input",
    ]
    assert results[0]["score"] is None


def test_lines_are_scored_as_they_come() -> None:
    read: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            read.append(number)
            yield changed()

    results = score_lines(lines(), LexicalScorer())
    next(results)

    assert read == [0]


def test_the_language_is_that_of_the_question() -> None:
    reference = "TCP ist ein zuverlässiges Protokoll, das verlorene Segmente noch einmal sendet."
    german = "Das ist ein zuverlässiges Protokoll, und es sendet verlorene Segmente noch einmal."

    native, foreign = score(
        changed(question="Was ist TCP?", reference=reference, key_points=[], answer=german),
        changed(question="Was ist TCP?", reference=reference, key_points=[]),
    )

    assert native["status"] == "scored"
    assert foreign["status"] == "not_scored:unsupported_language"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"one\ntwo", ["one", "two"]),
        (b"one\r\n\r\ntwo\r\n", ["one", "", "two"]),
        (b"\xef\xbb\xbfone\n\xef\xbb\xbftwo\n", ["one", "\ufefftwo"]),
        ("caf\u00e9\u2028\x85 \U0001f600\n".encode(), ["caf\u00e9\u2028\x85 \U0001f600"]),
    ],
)
def test_lines_end_at_line_ends_alone(content: bytes, lines: list[str]) -> None:
    assert list(read_lines(io.BytesIO(content))) == lines


def test_a_line_without_end_is_cut_and_refused_and_the_rest_goes_on() -> None:
    long = b'{"answer": "' + "\U0001f600".encode() * 2_000_000 + b'"}'
    file = io.BytesIO(long + b"\n" + changed().encode() + b"\n")

    cut, _ = read_lines(file)
    file.seek(0)
    refused, scored = score(*read_lines(file))

    assert len(cut) < 2 * MAXIMUM_LINE_CHARACTERS
    assert refused["status"] == "not_scored:bad_input"
    assert scored["status"] == "scored"


def test_an_answer_that_is_not_utf_8_is_a_bad_line() -> None:
    line = changed(answer="caf\u00e9 and so on").encode().replace(b"\\u00e9", b"\xe9")

    (result,) = score(*read_lines(io.BytesIO(line)))

    assert result["status"] == "not_scored:bad_input"
    assert result["id"] == "q1"
    assert str(result["error"]).startswith("answer: ")


def _without_points() -> str:
    return json.dumps({name: value for name, value in LINE.items() if name != "key_points"})
