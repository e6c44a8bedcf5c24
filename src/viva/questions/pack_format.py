"""The file format of question packs: a YAML file in, checked questions out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from viva.nlp.competencies import COMPETENCIES
from viva.questions.errors import PackInvalidError
from viva.questions.pack_yaml import YamlUnreadableError, read_yaml
from viva.questions.schemas import KeyPoint, Link, Question, QuestionKind, Section

MAX_PACK_BYTES: Final = 1_000_000
_MAX_FAULTS: Final = 50
"""Told per question, and per file for its header; nobody mends more at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A set of questions that belong together; `name` is the first half of their ids."""

    name: str
    title: str
    version: int
    language: str
    families: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` names the question and the field, like `redis-cache: key_points[2].weight`."""

    place: str
    message: str


def _known_competency(name: str) -> str:
    if name not in COMPETENCIES:
        raise PydanticCustomError("competency", "This is not the name of a competency")
    return name


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
_Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
_Competency = Annotated[str, AfterValidator(_known_competency)]
_Version = Annotated[StrictInt, Field(ge=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _KeyPointEntry(_Entry):
    id: _Slug
    text: _Text
    weight: float = Field(default=1.0, gt=0, le=10)
    required: StrictBool = False
    paraphrases: list[_Text] = Field(default=[], max_length=20)
    misconceptions: list[_Text] = Field(default=[], max_length=20)
    follow_up: _Text | None = None


class _LinkEntry(_Entry):
    title: _Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


class _QuestionEntry(_Entry):
    id: _Slug
    version: _Version = 1
    text: _Text
    rephrased: _Text | None = None
    kind: QuestionKind
    section: Section
    competency: _Competency
    skills: list[_Text] = Field(default=[], max_length=50)
    level: StrictInt = Field(ge=1, le=5)
    key_points: list[_KeyPointEntry] = Field(min_length=1, max_length=20)
    reference: _Text | None = None
    anchors: dict[StrictInt, _Text] | None = None
    links: list[_LinkEntry] = Field(default=[], max_length=20)


class _Header(_Entry):
    pack: _Slug
    title: _Text
    version: _Version = 1
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "en"
    families: list[_Slug] = Field(default=[], max_length=50)
    questions: list[object] = Field(min_length=1, max_length=500)


def load_pack(path: Path) -> Pack:
    """The pack in `path`.

    Raises:
        PackInvalidError: With every fault of the file.
    """
    pack, faults = examine_pack(path)
    if pack is None or faults:
        raise pack_invalid(path, faults)
    return pack


def examine_pack(path: Path) -> tuple[Pack | None, list[Fault]]:
    """The pack with those questions that can be read, and the faults of the others.

    The pack is None when the file as a whole cannot be read.
    """
    try:
        tree = read_yaml(_read(path))
    except YamlUnreadableError as error:
        return None, [Fault("file" if error.line is None else f"line {error.line}", str(error))]
    try:
        header = _Header.model_validate(tree)
    except ValidationError as error:
        return None, _faults(error, prefix="")
    return _read_questions(header)


def pack_invalid(path: Path, faults: Iterable[Fault]) -> PackInvalidError:
    listed = list(faults)
    first = listed[0]
    more = "" if len(listed) == 1 else f" ({len(listed) - 1} more)"
    return PackInvalidError(
        f"The pack {path.name} cannot be used. At {first.place}: {first.message}{more}",
        errors=[{"field": fault.place, "message": fault.message} for fault in listed],
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_PACK_BYTES + 1)
    except OSError as error:
        raise YamlUnreadableError("The file cannot be opened; check its path.", None) from error
    if len(content) > MAX_PACK_BYTES:
        raise YamlUnreadableError("The file is larger than 1 MB; split the pack.", None)
    return content


def _read_questions(header: _Header) -> tuple[Pack, list[Fault]]:
    faults: list[Fault] = []
    questions: dict[str, Question] = {}
    for number, raw in enumerate(header.questions, start=1):
        name = raw.get("id") if isinstance(raw, dict) else None
        place = str(name)[:80] if name else f"question {number}"
        try:
            question = _question(_QuestionEntry.model_validate(raw), header)
        except ValidationError as error:
            faults += _faults(error, prefix=f"{place}: ")
            continue
        if question.id in questions:
            faults.append(Fault(f"{place}: id", "Another question of this pack has this id."))
        questions[question.id] = question
        faults += _repeated_key_points(question, place)
    pack = Pack(
        name=header.pack,
        title=header.title,
        version=header.version,
        language=header.language,
        families=tuple(header.families),
        questions=tuple(questions.values()),
    )
    return pack, faults


def _repeated_key_points(question: Question, place: str) -> list[Fault]:
    ids = [point.id for point in question.key_points]
    return [
        Fault(f"{place}: key_points[{index}].id", "Another key point of this question has this id.")
        for index, point_id in enumerate(ids)
        if point_id in ids[:index]
    ]


def _question(entry: _QuestionEntry, header: _Header) -> Question:
    return Question(
        id=f"{header.pack}/{entry.id}",
        version=entry.version,
        text=entry.text,
        rephrased=entry.rephrased,
        kind=entry.kind,
        section=entry.section,
        competency=entry.competency,
        families=tuple(header.families),
        skills=tuple(entry.skills),
        level=entry.level,
        key_points=tuple(_key_point(point) for point in entry.key_points),
        reference=entry.reference,
        anchors=entry.anchors,
        links=tuple(Link(title=link.title, url=link.url) for link in entry.links),
        language=header.language,
    )


def _key_point(entry: _KeyPointEntry) -> KeyPoint:
    return KeyPoint(
        id=entry.id,
        text=entry.text,
        weight=entry.weight,
        required=entry.required,
        paraphrases=tuple(entry.paraphrases),
        misconceptions=tuple(entry.misconceptions),
        follow_up=entry.follow_up,
    )


def _faults(error: ValidationError, *, prefix: str) -> list[Fault]:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return [Fault(prefix + _place(detail), _sentence(detail)) for detail in details[:_MAX_FAULTS]]


def _place(detail: ErrorDetails) -> str:
    place = ""
    for part in detail["loc"]:
        place += f"[{part}]" if isinstance(part, int) else f".{part[:80]}"
    return place.lstrip(".") or "file"


def _sentence(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "missing":
            return "This field is missing."
        case "extra_forbidden":
            return "This field is not known; correct its spelling or remove it."
        case "model_type":
            return "This must be a mapping of fields."
        case _:
            return f"{detail['msg'].rstrip('.')}."
