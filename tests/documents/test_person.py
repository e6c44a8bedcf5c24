import pytest

from tests.documents.lines import numbered
from viva.documents.analysis.contacts import find_email, find_links, find_phone
from viva.documents.analysis.person import find_headline, find_name, find_place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to ada.p@example.com today", "ada.p@example.com"),
        ("ADA@EXAMPLE.COM", "ada@example.com"),
        ("ada (at) example.com", "ada@example.com"),
        ("ada.lovelace@example.or g", "ada.lovelace@example.org"),
        ("ada at example dot com", None),
    ],
)
def test_an_address_is_found(text: str, expected: str | None) -> None:
    assert find_email(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+1 (415) 555-0142", "+14155550142"),
        ("Tel.: +49 (0)711 5550 178", "+497115550178"),
        ("0049 711 5550178", "+497115550178"),
        ("Mobil 0170 5550133", "01705550133"),
        ("(312) 555-0177", "3125550177"),
        ("954 555 017", "954555017"),
        ("06 55 50 01 42\n69007 Lyon", "0655500142"),
        ("976 555 014 / 611 555 014", "976555014"),
        ("01/2015 - 03/2016", None),
        ("2015 - 2019", None),
        ("14.05.1987", None),
        ("80331", None),
    ],
)
def test_a_phone_number_is_found(text: str, expected: str | None) -> None:
    assert find_phone(text) == expected


def test_a_labelled_number_comes_before_others() -> None:
    assert find_phone("ID 123456789\nPhone: 0170 5550133") == "01705550133"


def test_links_are_found() -> None:
    text = "https://ada.example/cv, linkedin.com/in/ada-p"

    assert find_links(text) == ["https://ada.example/cv", "linkedin.com/in/ada-p"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Placeholder\nEngineer\nBerlin, Germany", "Ada Placeholder"),
        ("CURRICULUM VITAE\nADA PLACEHOLDER", "Ada Placeholder"),
        ("Lebenslauf\nName: Jürgen Probefall", "Jürgen Probefall"),
        ("Dr. María de la Fuente-Muster, RN", "María de la Fuente-Muster"),
        ("Software Engineer\nAda Placeholder", "Ada Placeholder"),
        ("San Francisco\nAda M. Placeholder", "Ada M. Placeholder"),
        ("Oisín O’Testbourne | Galway", "Oisín O’Testbourne"),
        ("Experience\n2019 – 2021", None),
    ],
)
def test_the_name_is_found(text: str, expected: str | None) -> None:
    assert find_name(numbered(text)) == expected


def test_the_headline_says_what_the_person_is() -> None:
    lines = numbered("Ada Placeholder – Data Engineer\nada@example.com")

    assert find_headline(lines, "Ada Placeholder") == "Data Engineer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ada@example.com | San Francisco, CA", "San Francisco, CA"),
        ("Musterweg 12, 70565 Stuttgart", "70565 Stuttgart"),
        ("Ada Placeholder", None),
    ],
)
def test_the_place_is_found(text: str, expected: str | None) -> None:
    assert find_place(numbered(text)) == expected
