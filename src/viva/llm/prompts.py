"""Prompts: a fixed part, a history that grows at its end, a task; and the files they come from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.resources import files

Mask = Callable[[str], str]

# Longer than any token is on average, in any language: past it a reply is cut off.
CHARACTERS_PER_TOKEN = 12

_HEAD = re.compile(r"\A---\nversion: (\d+)\n---\n")
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_FIRST_USER_TEXT = "Begin."


class Speaker(StrEnum):
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Said:
    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message in several blocks; the stable prefix ends after block `stable_until`, if set."""

    speaker: Speaker
    blocks: tuple[str, ...]
    stable_until: int | None = None

    @property
    def text(self) -> str:
        return "\n\n".join(self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What a model reads, ordered so that providers' prompt caches hit.

    Args:
        fixed: The same bytes for a whole interview; sent as the system's text.
        history: What was said; from call to call it only grows at its end.
        task: What to do now; not part of the next call's history.
        version: Name and version of the files that it was made from.
        max_output_tokens: Longest reply; longer ones are cut off and count as failed.
    """

    fixed: str
    task: str
    version: str
    history: tuple[Said, ...] = ()
    max_output_tokens: int = 1_000

    def masked(self, mask: Mask) -> "Prompt":
        return replace(
            self,
            fixed=mask(self.fixed),
            task=mask(self.task),
            history=tuple(Said(said.speaker, mask(said.text)) for said in self.history),
        )

    def messages(self) -> tuple[Message, ...]:
        """History and task as messages that begin with the user and alternate.

        Some models take nothing else. The task is a block of its own behind the history's end.
        """
        messages: list[Message] = []
        opening = Said(Speaker.USER, _FIRST_USER_TEXT)
        starts_well = not self.history or self.history[0].speaker is Speaker.USER
        for said in self.history if starts_well else (opening, *self.history):
            _append(messages, said)
        if messages:
            messages[-1] = replace(messages[-1], stable_until=len(messages[-1].blocks) - 1)
        _append(messages, Said(Speaker.USER, self.task))
        return tuple(messages)

    @property
    def characters(self) -> int:
        return len(self.fixed) + sum(len(message.text) for message in self.messages())


@dataclass(frozen=True, slots=True)
class PromptFile:
    name: str
    version: int
    text: str

    @property
    def label(self) -> str:
        """Name and version as they are recorded beside results."""
        return f"{self.name}@{self.version}"

    def fill(self, blanks: Mapping[str, str]) -> str:
        """Put values in the places of `{{name}}`; text of others has to be fenced before.

        Raises:
            ValueError: A blank has no value, or a value no blank.
        """
        wanted = set(_BLANK.findall(self.text))
        if wanted != set(blanks):
            raise ValueError(f"{self.label} has the blanks {sorted(wanted)}, not {sorted(blanks)}")
        return _BLANK.sub(lambda blank: blanks[blank.group(1)], self.text)


def load_prompts(package: str) -> Mapping[str, PromptFile]:
    """All `prompts/*.md` of a package by name; each begins with `version: N` between `---` lines.

    Raises:
        ValueError: A file does not begin so.
    """
    loaded: dict[str, PromptFile] = {}
    for path in sorted((files(package) / "prompts").iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".md"):
            continue
        content = path.read_text(encoding="utf-8")
        head = _HEAD.match(content)
        if head is None:
            raise ValueError(f"{path.name} of {package} does not begin with its version")
        name = path.name.removesuffix(".md")
        loaded[name] = PromptFile(name, int(head.group(1)), content[head.end() :].strip())
    return loaded


def _append(messages: list[Message], said: Said) -> None:
    if messages and messages[-1].speaker is said.speaker:
        last = messages[-1]
        messages[-1] = replace(last, blocks=(*last.blocks, said.text))
    else:
        messages.append(Message(said.speaker, (said.text,)))
