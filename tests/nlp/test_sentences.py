import pytest

from viva.nlp.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Tools, e.g. Git. Then more.", ["Tools, e.g. Git.", "Then more."]),
        ("First\n\n- second", ["First", "- second"]),
        ("One; two", ["One;", "two"]),
        ("Node.js is fast.", ["Node.js is fast."]),
        ("...", []),
        ("", []),
    ],
)
def test_a_text_is_split_into_sentences(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == expected


def test_a_sentence_stands_at_its_place() -> None:
    text = "  One.  Two. "

    assert [text[s.start : s.end] for s in split_sentences(text)] == ["One.", "Two."]
