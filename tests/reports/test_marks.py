import pytest

from viva.evaluation.hesitations import count_hesitations
from viva.reports.marks import mark_words


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "Um, we put Kafka before PostgreSQL, you   know.",
            ["filler Um", "term Kafka", "term PostgreSQL", "filler you   know"],
        ),
        ("🙂 İt was, like, Docker", ["filler like", "term Docker"]),
        (
            "Wir haben sozusagen die Daten mit Python gelesen und ähm geprüft, weil das "
            "für die Kunden wichtig war.",
            ["filler sozusagen", "term Python", "filler ähm"],
        ),
        ("", []),
    ],
)
def test_marks_stand_where_the_words_are(text: str, marked: list[str]) -> None:
    marks = mark_words(text, "en")

    assert [f"{mark.kind} {text[mark.start : mark.end]}" for mark in marks] == marked


def test_as_many_fillers_are_marked_as_are_counted() -> None:
    text = "Well, um, it is\nkind of a queue, er, basically uh a log.\t I mean a topic." * 3

    fillers = [mark for mark in mark_words(text, "en") if mark.kind == "filler"]

    assert len(fillers) == count_hesitations(text, "en") > 10
