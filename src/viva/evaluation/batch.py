"""Scoring many answers, one JSON object a line."""

import json
import math
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from typing import Annotated, BinaryIO

import structlog
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    ValidationError,
)

from viva.evaluation.gated import not_scored
from viva.evaluation.language import detect_language
from viva.evaluation.normalised import MAXIMUM_CHARACTERS
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem
from viva.evaluation.words import split_words
from viva.questions.schemas import KeyPoint, QuestionKind

log = structlog.get_logger()

MAXIMUM_LINE_CHARACTERS = 400_000
# A character has up to four bytes: what is cut here still has too many of them.
_MAXIMUM_LINE_BYTES = 4 * (MAXIMUM_LINE_CHARACTERS + 4)
_MAXIMUM_KEY_POINTS = 50
_MAXIMUM_OTHER_WORDS = 10
_LANGUAGE = "en"
# So much of a question's texts is enough to tell their language.
_TELLING_CHARACTERS = 2_000
_LONGEST_ERROR = 300


_OtherWords = Annotated[str, StringConstraints(max_length=2_000)]


class _KeyPointLine(BaseModel):
    text: str = Field(min_length=1, max_length=MAXIMUM_CHARACTERS)
    weight: float = Field(default=1.0, ge=0, le=1e6, allow_inf_nan=False)
    paraphrases: tuple[_OtherWords, ...] = Field(default=(), max_length=_MAXIMUM_OTHER_WORDS)
    misconceptions: tuple[_OtherWords, ...] = Field(default=(), max_length=_MAXIMUM_OTHER_WORDS)


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: JsonValue = None
    variant: JsonValue = None
    question: str = Field(max_length=MAXIMUM_CHARACTERS)
    kind: QuestionKind = QuestionKind.OPEN
    reference: str | None = Field(default=None, max_length=MAXIMUM_CHARACTERS)
    key_points: list[_KeyPointLine] | None = Field(default=None, max_length=_MAXIMUM_KEY_POINTS)
    answer: str = Field(max_length=MAXIMUM_CHARACTERS)
    language: str | None = None


def read_lines(file: BinaryIO) -> Iterator[str]:
    """The lines of UTF-8 text without their ends, none of them much longer than can be scored.

    A byte order mark is left out; bytes that are no UTF-8 become what no answer may contain.
    """
    first = True
    while line := file.readline(_MAXIMUM_LINE_BYTES):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(_MAXIMUM_LINE_BYTES)
        if first:
            line, first = line.removeprefix(BOM_UTF8), False
        yield line.decode("utf-8", "surrogateescape").rstrip("\r\n")


def score_lines(lines: Iterable[str], scorer: Scorer) -> Iterator[str]:
    """One output line (without line end) for each input line, in order, as they come.

    A line that cannot be read or scored gives a line with `not_scored:bad_input` in its place.
    """
    for number, line in enumerate(lines, start=1):
        yield _score_line(line, number, scorer)


def _score_line(line: str, number: int, scorer: Scorer) -> str:
    if len(line) > MAXIMUM_LINE_CHARACTERS:
        message = f"The line has more than {MAXIMUM_LINE_CHARACTERS} characters."
        return _bad_line({}, number, message)
    try:
        content = json.loads(line, parse_constant=_refuse_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        return _bad_line({}, number, f"The line is not JSON: {error}")
    if not isinstance(content, dict):
        return _bad_line({}, number, "The line is not a JSON object.")
    try:
        parsed = _Line.model_validate(content)
    except (ValidationError, RecursionError) as error:
        return _bad_line(content, number, _sentence(error))
    try:
        evaluation = scorer.score(_item(parsed))
    except Exception as error:  # noqa: BLE001 - one answer must not end the whole run
        log.error("scoring_failed", line=number, error=type(error).__name__)
        evaluation = not_scored("scorer_error", scorer=scorer.version)
    return json.dumps(_result(parsed, evaluation))


def _item(line: _Line) -> ScoringItem:
    key_points = tuple(
        KeyPoint(
            id=f"point-{number}",
            text=point.text,
            weight=point.weight,
            paraphrases=point.paraphrases,
            misconceptions=point.misconceptions,
        )
        for number, point in enumerate(line.key_points or (), start=1)
        if point.text.strip() and point.weight > 0
    )
    return ScoringItem(
        question=line.question,
        kind=line.kind,
        answer=line.answer,
        key_points=key_points,
        reference=line.reference,
        language=line.language or _language_of(line),
    )


def _language_of(line: _Line) -> str:
    """The language that the question's own texts are plainly in, else English."""
    points = " ".join(point.text for point in line.key_points or ())
    return _detect(f"{line.question} {points} {line.reference or ''}"[:_TELLING_CHARACTERS])


# The lines of one question often follow each other.
@lru_cache(maxsize=1_024)
def _detect(text: str) -> str:
    words = [word.lower for word in split_words(text, _LANGUAGE)]
    return detect_language(text, words) or _LANGUAGE


def _result(line: _Line, evaluation: Evaluation) -> dict[str, object]:
    return {
        "id": line.id,
        "variant": line.variant,
        "score": evaluation.score,
        "status": evaluation.status,
        "band": evaluation.band,
        "band_source": evaluation.band_source,
        "criteria": {name: asdict(found) for name, found in evaluation.criteria.items()},
        "verdicts": [asdict(verdict) for verdict in evaluation.verdicts],
        "worked": evaluation.worked,
        "next_steps": evaluation.next_steps,
        "scorer": evaluation.scorer,
    }


def _bad_line(content: dict[str, object], number: int, message: str) -> str:
    return json.dumps(
        {
            "id": content.get("id"),
            "variant": content.get("variant"),
            "line": number,
            "score": None,
            "status": "not_scored:bad_input",
            "error": message[:_LONGEST_ERROR],
        }
    )


def _sentence(error: ValidationError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "The line is nested too deeply."
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}."


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is too large a number")
    return value
