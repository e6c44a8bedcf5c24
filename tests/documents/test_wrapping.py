import pytest

from viva.documents.extraction.lines import BREAK_HYPHEN
from viva.documents.extraction.wrapping import join


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a long", "line", "a long line"),
        (f"top 5% of submis{BREAK_HYPHEN}", "sions", "top 5% of submissions"),
        (f"open{BREAK_HYPHEN}", "source work", "open-source work"),
        (f"community{BREAK_HYPHEN}", "driven", "community-driven"),
        ("cloud-", "native systems", "cloud-native systems"),
        ("Entwick-", "lung", "Entwicklung"),
        ("Wund-", "und Schmerzversorgung", "Wund- und Schmerzversorgung"),
        ("client/", "server", "client/server"),
        ("2019 –", "2021", "2019 – 2021"),
    ],
)
def test_pieces_of_a_line_are_joined(left: str, right: str, expected: str) -> None:
    assert join(left, right) == expected
