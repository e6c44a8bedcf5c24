"""`viva score --batch`: answers from a file, scores into a file, line by line."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from viva.cli.terminal import err
from viva.errors import ConfigurationError
from viva.evaluation.batch import read_lines, score_lines
from viva.evaluation.schemas import Scorer

_BYTE_ORDER_16 = (b"\xff\xfe", b"\xfe\xff")
_GZIP = b"\x1f\x8b"
_COLUMNS = (
    "Scoring",
    BarColumn(),
    TextColumn("{task.fields[answers]:,} answers, {task.fields[rate]:.0f}/s"),
    TimeElapsedColumn(),
    "left",
    TimeRemainingColumn(),
)


class ScoringStoppedShortError(ConfigurationError):
    code = "scoring_stopped_short"
    title = "Not all answers were scored"


def score_batch(source: Path, target: Path, scorer: Scorer) -> None:
    """Score every line of `source` as it is read; a bad line gets an error line in its place.

    Raises:
        typer.BadParameter: One of the files cannot be used; `target` is as it was.
        ScoringStoppedShortError: Reading or writing failed on the way; what is written stays.
    """
    written = 0
    with _opened(source) as lines, _created(target) as sink:
        scored = score_lines(_shown(lines, read_lines(lines)), scorer)
        try:
            for line in scored:
                sink.write(line + "\n")
                written += 1
            sink.flush()
        except OSError as error:
            raise ScoringStoppedShortError(
                f"{error.strerror} after {written:,} answers."
            ) from error
    err.print(f"{written:,} answers scored into {target}", highlight=False, soft_wrap=True)


def _opened(source: Path) -> BinaryIO:
    try:
        lines = source.open("rb")
    except OSError as error:
        raise _unusable("--batch", f"{source} cannot be read: {error.strerror}.") from error
    beginning = lines.peek(2)[:2]
    problem = None
    if beginning in _BYTE_ORDER_16:
        problem = f"{source} is UTF-16 text. Save it as UTF-8."
    elif beginning == _GZIP:
        problem = f"{source} is compressed. Unpack it with `gunzip`."
    if problem is not None:
        lines.close()
        raise _unusable("--batch", problem)
    return lines


def _created(target: Path) -> TextIO:
    try:
        return target.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _unusable("--out", f"{target} cannot be written: {error.strerror}.") from error


def _unusable(option: str, sentence: str) -> typer.BadParameter:
    return typer.BadParameter(sentence, param_hint=option)


def _shown(file: BinaryIO, lines: Iterable[str]) -> Iterator[str]:
    """The lines, with their progress on a terminal; how much is left is told by the bytes."""
    known = file.seekable()
    total = file.seek(0, 2) if known else None
    if known:
        file.seek(0)
    with Progress(*_COLUMNS, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("Scoring", total=total, answers=0, rate=0.0)
        for number, line in enumerate(lines, start=1):
            yield line
            seconds = bar.tasks[0].elapsed or 0.0
            bar.update(
                task,
                completed=file.tell() if known else 0,
                answers=number,
                rate=number / seconds if seconds else 0.0,
            )
