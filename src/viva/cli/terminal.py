"""What commands say, where, and with which exit code."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

import typer
from rich.console import Console

from viva.errors import AppError, ConfigurationError
from viva.infra.http.problems import problem_of

EXIT_FAILED = 1
EXIT_REFUSED = 3

out = Console()
err = Console(stderr=True)


class OutputFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


@contextmanager
def reporting_errors(output_format: OutputFormat = OutputFormat.TEXT) -> Iterator[None]:
    """Turn an error into its sentence (or its problem object) and the exit code."""
    try:
        yield
    except AppError as error:
        if output_format is OutputFormat.JSON:
            print_json(problem_of(error).model_dump())
        err.print(f"[bold red]{error.title}:[/] ", end="")
        err.print(error.detail, markup=False, highlight=False, soft_wrap=True)
        code = EXIT_FAILED if isinstance(error, ConfigurationError) else EXIT_REFUSED
        raise typer.Exit(code) from error


def print_json(value: object) -> None:
    """JSON alone on standard output, whatever the terminal's width."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def warn(sentence: str) -> None:
    err.print("[yellow]Note:[/]", end=" ")
    err.print(sentence, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def progress(message: str) -> Iterator[Callable[[str], None]]:
    """A spinner on a terminal, and what changes its message; nothing in a pipe."""
    if err.is_terminal:
        with err.status(message) as status:
            yield status.update
    else:
        yield lambda _: None
