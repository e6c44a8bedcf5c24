"""What a model sees of names and contacts."""

import pytest

from viva.interviews.masks import mask_for


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        ("Ada Lovelace", "Ada Lovelace led it; ADA wrote it.", "[name] led it; [name] wrote it."),
        ("Ada Lovelace", "Adaptive lovelace", "Adaptive lovelace"),
        ("Jean-Luc McDonald", "I am Jean-Luc McDonald.", "I am [name]."),
        ("van Dyke", "Dyke drove a van.", "[name] drove a van."),
        ("(.*", "Nothing", "Nothing"),
        (None, "Write to ada@example.com", "Write to xxxxxxxxxxxxxxx"),
        ("Ada", "Ada: ada@example.com", "[name]: xxxxxxxxxxxxxxx"),
    ],
)
def test_names_and_contacts_are_hidden(name: str | None, text: str, masked: str) -> None:
    assert mask_for(name)(text) == masked
