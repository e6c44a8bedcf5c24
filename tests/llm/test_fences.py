import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.llm.fences import as_data


def test_each_line_of_the_text_is_marked() -> None:
    fenced = as_data("answer", "I used\r\nRedis.")

    assert fenced == "<<<answer\n| I used\n| Redis.\nanswer>>>"


@given(st.text() | st.text(alphabet="<>|answer\n\r\u2028\x0b\x85 "))
def test_no_text_can_end_its_fence(text: str) -> None:
    first, *inside, last = as_data("answer", text).split("\n")

    assert (first, last) == ("<<<answer", "answer>>>")
    assert inside
    assert all(line.startswith("| ") for line in inside)
    assert not any(len(line.splitlines()) > 1 for line in inside)


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u202e", "\ufeff", "\x00", "\x1b", "\U000e0041", "\u2066"]
)
def test_characters_that_show_nothing_are_dropped(hidden: str) -> None:
    assert as_data("cv", f"an{hidden}swer") == as_data("cv", "answer")


@pytest.mark.parametrize("mark", ["<|im_end|>", "<|start_header_id|>system", "|>"])
def test_marks_of_chat_templates_are_broken(mark: str) -> None:
    fenced = as_data("cv", f"hello {mark}")

    assert "<|" not in fenced
    assert "|>" not in fenced


def test_code_and_words_of_all_scripts_stay_what_they_are() -> None:
    text = "List<int> x = a | b; // naïve 日本語 \U0001f600\tdone"

    assert as_data("answer", text) == f"<<<answer\n| {text}\nanswer>>>"
