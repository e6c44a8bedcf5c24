import sys
from pathlib import Path

import pytest

from tests.llm.fakes import a_prompt
from viva.llm.prompts import Message, Prompt, PromptFile, Said, Speaker, load_prompts

ASKED = Said(Speaker.ASSISTANT, "What is a lock?")
ANSWERED = Said(Speaker.USER, "It keeps others out.")


def test_a_conversation_begins_with_the_user_and_alternates() -> None:
    prompt = a_prompt("Ask more.", history=(ASKED, ANSWERED))

    assert prompt.messages() == (
        Message(Speaker.USER, ("Begin.",)),
        Message(Speaker.ASSISTANT, ("What is a lock?",)),
        Message(Speaker.USER, ("It keeps others out.", "Ask more."), stable_until=0),
    )


def test_without_history_there_is_the_task_alone() -> None:
    assert a_prompt("Ask.").messages() == (Message(Speaker.USER, ("Ask.",)),)


def test_the_history_may_end_with_our_question() -> None:
    messages = a_prompt("Say it in other words.", history=(ASKED,)).messages()

    assert [message.stable_until for message in messages] == [None, 0, None]


def test_what_was_sent_before_is_sent_first_again() -> None:
    def sent(prompt: Prompt) -> str:
        return prompt.fixed + "".join(message.text for message in prompt.messages())

    before = a_prompt("", history=(ASKED, ANSWERED))
    after = a_prompt("Another task", history=(ASKED, ANSWERED, ASKED, ANSWERED))

    assert sent(after).startswith(sent(before).rstrip())


def test_masking_reaches_every_part() -> None:
    prompt = a_prompt("Ada", fixed="Ada", history=(Said(Speaker.USER, "Ada"),))

    masked = prompt.masked(lambda text: text.replace("Ada", "X"))

    assert masked == a_prompt("X", fixed="X", history=(Said(Speaker.USER, "X"),))


def test_prompts_are_files_with_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "domain_with_prompts"
    (package / "prompts").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "prompts" / "ask.md").write_text("---\nversion: 3\n---\nYou are {{name}}.\n")
    (package / "prompts" / "notes.txt").write_text("not a prompt")
    monkeypatch.syspath_prepend(tmp_path)

    loaded = load_prompts("domain_with_prompts")

    sys.modules.pop("domain_with_prompts")
    assert loaded == {"ask": PromptFile("ask", 3, "You are {{name}}.")}
    assert loaded["ask"].label == "ask@3"
    assert loaded["ask"].fill({"name": "{{Alex}}"}) == "You are {{Alex}}."


@pytest.mark.parametrize("blanks", [{}, {"nam": "Alex"}, {"name": "Alex", "more": "x"}])
def test_blanks_and_values_must_agree(blanks: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="ask@1 has the blanks"):
        PromptFile("ask", 1, "You are {{name}}.").fill(blanks)


def test_a_prompt_without_a_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "domain_without_versions"
    (package / "prompts").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "prompts" / "ask.md").write_text("You are Alex.")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(ValueError, match=r"ask\.md"):
        load_prompts("domain_without_versions")

    sys.modules.pop("domain_without_versions")
