"""YAML text to plain values, for files that nobody has checked yet.

Reads libyaml's events directly instead of building nodes and constructing objects from them:
tags, anchors and aliases are refused, memory stays proportional to the file, and it is faster.
"""

import re
from typing import Final, NoReturn, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str | int, Value] | None"

MAX_DEPTH: Final = 10
_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}


class YamlUnreadableError(ValueError):
    """The message is a sentence; `line` is 1-based, None where it is not known."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(content: bytes) -> Value:
    """The one document in `content`.

    Only numbers, `true`, `false`, `null` and `~` are more than text; dates, `yes` and `on` stay
    as written.

    Raises:
        YamlUnreadableError: Not YAML, or YAML with more than a pack needs.
    """
    tree = _Tree()
    try:
        for event in yaml.parse(content, Loader=yaml.CSafeLoader):
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        raise YamlUnreadableError(f"This is not valid YAML: {error.problem}.", line) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise YamlUnreadableError("This is not text in UTF-8.", None) from error
    return tree.document()


class _Tree:
    def __init__(self) -> None:
        self._documents: list[Value] = []
        self._open: list[list[Value] | dict[str | int, Value]] = [self._documents]
        self._keys: list[str | int | None] = [None]

    def document(self) -> Value:
        if len(self._documents) != 1:
            raise YamlUnreadableError("A pack is exactly one YAML document.", None)
        return self._documents[0]

    def take(self, event: Event) -> None:
        match event:
            case ScalarEvent():
                _refuse_extras(event)
                self._add(_scalar(event), event)
            case MappingStartEvent():
                _refuse_extras(event)
                self._enter({}, event)
            case SequenceStartEvent():
                _refuse_extras(event)
                self._enter([], event)
            case MappingEndEvent() | SequenceEndEvent():
                self._open.pop()
                self._keys.pop()
            case AliasEvent():
                _refuse(event, "Aliases (*name) are not allowed; write the value out.")

    def _enter(self, value: list[Value] | dict[str | int, Value], event: Event) -> None:
        if len(self._open) > MAX_DEPTH:
            _refuse(event, "The file is nested too deeply.")
        self._add(value, event)
        self._open.append(value)
        self._keys.append(None)

    def _add(self, value: Value, event: Event) -> None:
        container = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            return
        key = self._keys[-1]
        if key is not None:
            container[key] = value
            self._keys[-1] = None
        elif isinstance(value, bool) or not isinstance(value, str | int):
            _refuse(event, "A field's name must be text.")
        elif value in container:
            _refuse(event, f"The field '{value}' stands here twice.")
        else:
            self._keys[-1] = value


def _scalar(event: ScalarEvent) -> Value:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


def _refuse_extras(event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
    if event.anchor is not None:
        _refuse(event, "Anchors (&name) are not allowed; write the value out.")
    if event.tag is not None:
        _refuse(event, "Tags (!name) are not allowed.")


def _refuse(event: Event, message: str) -> NoReturn:
    mark = event.start_mark
    raise YamlUnreadableError(message, None if mark is None else mark.line + 1)
