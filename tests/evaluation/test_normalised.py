import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.questions import CONFLICT, HASH_TABLE
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.normalised import MAXIMUM_CHARACTERS, normalise


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("plain", "plain"),
        ("“It’s”", '"It\'s"'),
        ("ig\u200bnore", "ignore"),
        ("e\u0301te\u0301", "été"),
        ("ﬁne\u00a0ﬂow", "fine flow"),
        ("well" + "." * 50 + "!", "well........"),
    ],
)
def test_text_is_read_in_one_spelling(original: str, text: str) -> None:
    assert normalise(original).text == text


@given(st.text(max_size=200))
def test_every_character_read_has_its_place(original: str) -> None:
    read = normalise(original)

    assert len(read.text) == len(read.starts) == len(read.ends)
    assert all(
        0 <= start < end <= len(original) for start, end in zip(read.starts, read.ends, strict=True)
    )


def test_a_quote_keeps_the_accent_with_its_letter() -> None:
    read = normalise("e\u0301te\u0301 chaud")

    start, end = read.place(0, 3)

    assert read.original[start:end] == "e\u0301te\u0301"


@pytest.mark.parametrize(
    "unit",
    [
        *("a", ".", "x. ", "a,", "a-", '"', "\n", "O(", "1 2 ", "i ", "not ", "ignore "),
        *("give me ", "you are a ", "i never ", "kann ich a b c "),
        *("\ufdfa", "a\u0301", "👩‍👩‍👧 "),
    ],
)
def test_the_longest_answers_are_read_in_bounded_time(unit: str) -> None:
    answer = (unit * MAXIMUM_CHARACTERS)[: MAXIMUM_CHARACTERS - 1] + "a"
    scorer = LexicalScorer()

    began = time.process_time()
    scorer.score(scoring_item(HASH_TABLE, answer))
    scorer.score(scoring_item(CONFLICT, answer))

    # Generous for slow machines: quadratic work would take many seconds.
    assert time.process_time() - began < 2
