"""The commands and their options."""

import asyncio
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from viva import __version__
from viva.cli.batch import score_batch
from viva.cli.interview import InterviewOptions, run_interview
from viva.cli.packs import lint_file
from viva.cli.parse import parse_file
from viva.cli.reference import write_reference
from viva.cli.serve import run_server
from viva.cli.terminal import (
    EXIT_FAILED,
    EXIT_REFUSED,
    OutputFormat,
    err,
    out,
    print_json,
    progress,
    reporting_errors,
    warn,
)
from viva.documents.schemas import DocumentKind, Seniority
from viva.evaluation.fallback import FallbackScorer
from viva.evaluation.schemas import Scorer
from viva.infra.telemetry.logs import configure_logs
from viva.interviews.views import DEFAULT_QUESTIONS, MAX_QUESTIONS
from viva.matching.schemas import InterviewKind
from viva.resources import migrate_database, prepare_data_dir
from viva.settings import Settings, load_settings
from viva.status.parts import describe_parts
from viva.wiring import build_scorer, load_upgrade

app = typer.Typer(
    name="viva",
    help="Interviews from a CV and a job description, with scores tied to what was said.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
packs_app = typer.Typer(help="Question packs.", no_args_is_help=True)
db_app = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(packs_app, name="packs")
app.add_typer(db_app, name="db")

Format = Annotated[OutputFormat, typer.Option("--format", help="Shape of the output.")]
Today = Annotated[
    str | None, typer.Option(help="The date that ends what a CV calls present, YYYY-MM-DD.")
]


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Serve the page and the API."""
    with reporting_errors():
        settings = _prepared(load_settings(host=host, port=port))

        def announce(url: str) -> None:
            out.print(f"[bold]Viva {__version__}[/] serves {url}", highlight=False)
            out.print(f"Your data stays in {settings.data_dir}", highlight=False, soft_wrap=True)
            out.print("Ctrl-C ends it.", highlight=False)

        with suppress(KeyboardInterrupt):
            run_server(settings, open_browser=browser, announce=announce)
        out.print("Viva has stopped.")


@app.command()
def interview(
    cv: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, readable=True, help="The CV.")
    ] = None,
    job: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, readable=True, help="The job description."),
    ] = None,
    role: Annotated[str | None, typer.Option(help="What to ask about.")] = None,
    company: Annotated[str | None, typer.Option(help="Where the job is.")] = None,
    kind: Annotated[InterviewKind, typer.Option(help="Kind.")] = InterviewKind.MIXED,
    level: Annotated[Seniority | None, typer.Option(help="How hard to begin.")] = None,
    questions: Annotated[
        int, typer.Option(min=1, max=MAX_QUESTIONS, help="Turns, follow-ups included.")
    ] = DEFAULT_QUESTIONS,
    pack: Annotated[
        str | None, typer.Option(help="Name of the question pack to ask from first.")
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help='Scripted answers, one {"text": …} a line.'),
    ] = None,
    output_format: Format = OutputFormat.TEXT,
    out_file: Annotated[
        Path | None, typer.Option("--out", help="Write the report to this file.")
    ] = None,
    save: Annotated[
        bool | None,
        typer.Option(help="Keep the interview in the history; typed ones are, scripted ones not."),
    ] = None,
    today: Today = None,
) -> None:
    """Hold an interview in the terminal and print its report."""
    options = InterviewOptions(
        cv=cv,
        job=job,
        role=role,
        company=company,
        kind=kind,
        level=level,
        questions=questions,
        pack=pack,
        answers=answers,
        output_format=output_format,
        out_file=out_file,
        save=answers is None if save is None else save,
        today=_date(today),
    )
    with reporting_errors(output_format):
        asyncio.run(run_interview(options, _configured(load_settings())))


@app.command()
def parse(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    kind: Annotated[DocumentKind, typer.Option(help="What the file is.")],
    output_format: Format = OutputFormat.JSON,
    today: Today = None,
) -> None:
    """Read a CV or a job description and print what was found."""
    with reporting_errors(output_format):
        settings = _configured(load_settings())
        day = _date(today) or date.today()
        asyncio.run(parse_file(file, kind, settings, output_format, today=day))


@app.command()
def score(
    batch: Annotated[
        Path,
        typer.Option(
            exists=True,
            dir_okay=False,
            readable=True,
            help="One JSON object a line: `question`, `answer`, and `key_points` or `reference`.",
        ),
    ],
    out_file: Annotated[
        Path, typer.Option("--out", dir_okay=False, help="Where the scores go, a line for a line.")
    ],
) -> None:
    """Score answers from a file."""
    if out_file.exists() and batch.samefile(out_file):
        raise typer.BadParameter("must be another file than --batch", param_hint="--out")
    with reporting_errors():
        score_batch(batch, out_file, _scorer())


@packs_app.command("lint")
def packs_lint(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    output_format: Format = OutputFormat.TEXT,
) -> None:
    """Check a question pack: structure, repetition, balance, and how its references score."""
    with reporting_errors(output_format):
        if not lint_file(file, output_format, _scorer()):
            raise typer.Exit(EXIT_REFUSED)


@app.command()
def doctor(output_format: Format = OutputFormat.TEXT) -> None:
    """Say which parts are installed, which are missing and how to add them."""
    with reporting_errors(output_format):
        settings = _configured(load_settings())
        parts = describe_parts(settings, build_scorer(settings))
        if output_format is OutputFormat.JSON:
            fields = ("name", "active", "state", "detail", "how_to_add")
            print_json([{field: getattr(part, field) for field in fields} for part in parts])
        else:
            table = Table("Part", "State", "Detail", "How to add it", title=f"Viva {__version__}")
            for part in parts:
                colour = "green" if part.active and part.how_to_add is None else "yellow"
                state = f"[{colour}]{part.state}[/]"
                table.add_row(part.name, state, Text(part.detail), Text(part.how_to_add or ""))
            out.print(table)
        prepare_data_dir(settings)


@app.command(hidden=True)
def reference(
    docs: Annotated[Path, typer.Option(file_okay=False)] = Path("docs/reference"),
    openapi: Annotated[Path, typer.Option(dir_okay=False)] = Path("web/openapi.json"),
) -> None:
    """Write the reference pages and the OpenAPI document of this version."""
    write_reference(docs, openapi, app)


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version, after a copy."""
    with reporting_errors():
        settings = _configured(load_settings())
        prepare_data_dir(settings)
        changed = migrate_database(settings, load_upgrade(settings))
        out.print("The database has been upgraded." if changed else "The database is up to date.")


def _prepared(settings: Settings) -> Settings:
    _configured(settings)
    prepare_data_dir(settings)
    with progress("Bringing the database up to date …"):
        migrate_database(settings, load_upgrade(settings))
    return settings


def _scorer() -> Scorer:
    scorer = build_scorer(_configured(load_settings()))
    if isinstance(scorer, FallbackScorer) and (problem := scorer.find_problem()):
        warn(f"{problem} These are scores of the lexical scorer, which compares words alone.")
    return scorer


def _configured(settings: Settings) -> Settings:
    configure_logs(level=settings.log_level, log_format=settings.log_format)
    return settings


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            "must be a date such as 2026-11-21", param_hint="--today"
        ) from error


def main() -> None:
    """Entry point of `viva`."""
    try:
        app()
    except KeyboardInterrupt:
        err.print("Stopped.")
        raise SystemExit(EXIT_FAILED) from None
