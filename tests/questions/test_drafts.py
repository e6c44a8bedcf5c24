"""A model's reply: the text that may be shown at once, and what comes after it."""

import re

import pytest

from viva.questions.drafts import QuestionText, read_drafts

TEXT = "What is a lock, and - say - who holds it?"
POINTS = "3 | It keeps others out of the room. | Who is kept out?\n1 | It is given back in time."
WHOLE = f"{TEXT}\n---\n{POINTS}\nsource: c4, j12"


def shown(*pieces: str) -> list[str]:
    """What is shown after each piece, and at the end."""
    text = QuestionText()
    return [*(text.feed(piece) for piece in pieces), text.finish()]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_only_the_question_is_shown_however_the_reply_is_cut(size: int) -> None:
    pieces = re.findall(rf"(?s).{{1,{size}}}", WHOLE)

    assert "".join(shown(*pieces)) == TEXT


def test_the_text_is_shown_as_it_comes() -> None:
    assert shown("What is", " a lock?", "\n--", "-\n3 | It") == ["What is", " a lock?", "", "", ""]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["A lock?\n", "- and", " a key?"], "A lock? - and a key?"),
        (["\n\n A lock?", "\n3", " | It keeps others out."], "A lock?"),
        (["A lock?\n--"], "A lock? --"),
        (["A lock?\n==="], "A lock?"),
        (["Why 3", " locks?\n", "2 keys?"], "Why 3 locks? 2 keys?"),
        (["---\nnothing"], ""),
        ([], ""),
    ],
)
def test_what_ends_a_text(pieces: list[str], text: str) -> None:
    assert "".join(shown(*pieces)) == text


def test_a_draft_has_text_points_and_sources() -> None:
    (draft,) = read_drafts(WHOLE)

    assert draft.text == TEXT
    assert [(point.weight, point.text, point.follow_up) for point in draft.points] == [
        (3, "It keeps others out of the room.", "Who is kept out?"),
        (1, "It is given back in time.", None),
    ]
    assert draft.sources == ("c4", "j12")


@pytest.mark.parametrize(
    ("line", "simpler"),
    [
        ("simpler: Who has the key?", "Who has the key?"),
        ("Simpler : Who  has the key?", "Who has the key?"),
        ("simpler:", None),
        ("the simpler: one", None),
    ],
)
def test_a_draft_may_say_its_question_more_simply(line: str, simpler: str | None) -> None:
    (draft,) = read_drafts(f"{TEXT}\n---\n{POINTS}\n{line}\nsource: c4")

    assert draft.simpler == simpler
    assert len(draft.points) == 2
    assert draft.sources == ("c4",)


def test_several_drafts_keep_their_places() -> None:
    first, empty, last = read_drafts(f"{WHOLE}\n===\n\n===\nAnd what is a key?")

    assert (first.text, empty.text, last.text) == (TEXT, "", "And what is a key?")
    assert last.points == ()


@pytest.mark.parametrize(
    "line",
    [
        "It has no weight and no bar",
        "9 | It weighs too much to be taken.",
        "2 | short",
        "2 | " + "long " * 60,
        "2 | It asks too much. | " + "why " * 60,
        "{'weight': 2}",
        "2 |",
    ],
)
def test_lines_that_are_no_key_points_are_left_out(line: str) -> None:
    (draft,) = read_drafts(f"{TEXT}\n---\n{line}\n{POINTS}")

    assert len(draft.points) == 2


def test_a_reply_without_end_is_read_in_part() -> None:
    drafts = read_drafts(f"{WHOLE}\n===\n" * 100_000)

    assert len(drafts) == 4
    assert all(len(draft.points) == 2 for draft in drafts)
