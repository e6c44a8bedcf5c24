"""`viva score --batch`: answers from a file, scores into a file, line by line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from viva.cli.terminal import err, out
from viva.errors import ConfigurationError
from viva.evaluation.batch import score_lines
from viva.evaluation.schemas import Scorer


def score_batch(source: Path, target: Path, scorer: Scorer) -> None:
    """Score every line of `source`; a bad line gets an error line in its place.

    Raises:
        ConfigurationError: `target` cannot be written.
    """
    with source.open(encoding="utf-8", errors="replace") as lines:
        total = sum(1 for _ in lines)
    try:
        sink = target.open("w", encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"{target} cannot be written: {error.strerror}.") from error
    with sink, source.open(encoding="utf-8", errors="replace") as lines:
        written = _write(sink, score_lines(lines, scorer), total)
    out.print(f"{written} answers scored into {target}", highlight=False, soft_wrap=True)


def _write(sink: TextIO, scored: Iterator[str], total: int) -> int:
    written = 0
    columns = ("Scoring", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("Scoring", total=total)
        for line in scored:
            sink.write(line.rstrip("\n") + "\n")
            written += 1
            bar.advance(task)
    return written
