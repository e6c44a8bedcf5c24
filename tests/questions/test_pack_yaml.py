import pytest

from viva.questions.pack_yaml import YamlUnreadableError, read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("a: -2.5", {"a": -2.5}),
        ("a: true", {"a": True}),
        ("a:", {"a": None}),
        ('a: "1"', {"a": "1"}),
        ("a: 2024-01-01", {"a": "2024-01-01"}),
        ("a: no", {"a": "no"}),
        ("{0: x, 10: [y]}", {0: "x", 10: ["y"]}),
        ("a: 99999999999999999999", {"a": "99999999999999999999"}),
    ],
)
def test_only_plain_numbers_and_truth_values_are_more_than_text(text: str, value: object) -> None:
    assert read_yaml(text.encode()) == value


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x [1]\nb: *x", 1, "Anchors"),
        ("b: 1\na: *x", 2, "Aliases"),
        ("a: !!python/object/apply:os.system [ls]", 1, "Tags"),
        ("a: 1\na: 2", 2, "twice"),
        ("[a]: 1", 1, "name must be text"),
        ("a: [", 2, "not valid YAML"),
        ("a: 1\n---\nb: 2", None, "exactly one"),
        ("", None, "exactly one"),
        ("a: \x01", None, "UTF-8"),
    ],
)
def test_what_a_pack_does_not_need_is_refused(text: str, line: int | None, message: str) -> None:
    with pytest.raises(YamlUnreadableError, match=message) as caught:
        read_yaml(text.encode())

    assert caught.value.line == line


@pytest.mark.parametrize("text", ["[" * 900_000, "{a: " * 200_000, "- " * 400_000])
def test_deep_nesting_is_refused_before_it_is_built(text: str) -> None:
    with pytest.raises(YamlUnreadableError, match="nested too deeply"):
        read_yaml(text.encode())


def test_bytes_that_are_not_text_are_refused() -> None:
    with pytest.raises(YamlUnreadableError):
        read_yaml(bytes([0xC3, 0x28, 0xA0, 0xA1]))
