"""`viva interview`: a whole interview in the terminal, typed or scripted."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from rich.markdown import Markdown

from viva.accounts.schemas import LOCAL_USER
from viva.cli.answers import ScriptedAnswers, TypedAnswers
from viva.cli.terminal import OutputFormat, err, out, print_json, progress, warn
from viva.documents.schemas import DocumentKind, Seniority
from viva.documents.service import Upload
from viva.errors import ConfigurationError
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.planning import seed_from
from viva.interviews.schemas import InterviewStatus
from viva.interviews.views import Answer, InterviewView, NewInterview, QuestionView, TurnResult
from viva.matching.schemas import InterviewKind
from viva.reports.markdown import to_markdown
from viva.reports.schemas import Report
from viva.resources import migrate_database, open_resources, prepare_data_dir
from viva.settings import Settings
from viva.wiring import Services, build_services, load_upgrade

# Longer than a model takes that answers at all.
_ANALYSIS_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewOptions:
    cv: Path | None
    job: Path | None
    role: str | None
    company: str | None
    kind: InterviewKind
    level: Seniority | None
    questions: int
    pack: str | None
    answers: Path | None
    output_format: OutputFormat
    out_file: Path | None
    save: bool
    today: date | None


class AnswerSource(Protocol):
    """Where answers come from: a person, or a file."""

    def next_answer(self, question: QuestionView, total: int) -> Answer | None:
        """The answer to the open question; None when there are no more."""
        ...

    def show(self, result: TurnResult) -> None:
        """Take note of what the answer led to."""
        ...

    def finish(self) -> None:
        """The interview has ended."""
        ...


async def run_interview(options: InterviewOptions, settings: Settings) -> None:
    """Hold the interview and give out its report.

    Without `save` everything lives in a folder that is deleted at the end, and all choices are
    seeded by the documents and options, so that the same run gives the same report.
    """
    script = options.answers
    console = err if options.output_format is OutputFormat.JSON else out
    source: AnswerSource = TypedAnswers(console) if script is None else ScriptedAnswers.read(script)
    _check_target(options.out_file)
    async with _services(options, settings) as services:
        await services.load_scorer()
        with progress("Reading the documents …"):
            interview = await _begin(services, options)
        report = await _hold(services, interview, source)
    _give_out(report, options)


@asynccontextmanager
async def _services(options: InterviewOptions, settings: Settings) -> AsyncIterator[Services]:
    with tempfile.TemporaryDirectory(prefix="viva-") as folder:
        if not options.save:
            settings = settings.model_copy(update={"data_dir": Path(folder)})
        prepare_data_dir(settings)
        migrate_database(settings, load_upgrade(settings))
        today = options.today
        resources = open_resources(settings, today=None if today is None else lambda: today)
        services = build_services(resources, jobs=InlineJobs())
        try:
            yield services
        finally:
            await services.aclose()
            await resources.aclose()


async def _begin(services: Services, options: InterviewOptions) -> InterviewView:
    cv_id, cv_mark = await _add(services, options.cv, DocumentKind.CV)
    job_id, job_mark = await _add(services, options.job, DocumentKind.JOB)
    if services.analyses is not None:
        await services.analyses.settle(timeout_seconds=_ANALYSIS_SECONDS)
    wishes = NewInterview(
        cv_id=cv_id,
        job_id=job_id,
        role=options.role,
        company=options.company,
        kind=options.kind,
        level=options.level,
        questions=options.questions,
        pack=options.pack,
    )
    chosen = wishes.model_dump_json(exclude={"cv_id", "job_id"})
    return await services.interviews.create(
        LOCAL_USER.id, wishes, seed=seed_from(cv_mark, job_mark, chosen)
    )


async def _add(services: Services, path: Path | None, kind: DocumentKind) -> tuple[str | None, str]:
    if path is None:
        return None, ""
    content = await asyncio.to_thread(path.read_bytes)
    upload = Upload(kind=kind, content=content, filename=path.name)
    document, _ = await services.documents.add(LOCAL_USER.id, upload)
    return document.id, sha256(content).hexdigest()


async def _hold(services: Services, interview: InterviewView, source: AnswerSource) -> Report:
    question = interview.question
    status = interview.status
    while question is not None:
        answer = source.next_answer(question, interview.progress.total)
        if answer is None:
            break
        if services.asking is not None:
            await services.asking.settle(interview.id)
        result = (await services.turns.answer(LOCAL_USER.id, interview.id, answer)).result
        # Waited for, so that what is asked later depends on the answers and not on time.
        evaluation = await services.scoring.find(interview.id, question.turn_id)
        source.show(result.model_copy(update={"evaluation": evaluation}))
        question, status = result.question, result.status
    if status is InterviewStatus.IN_PROGRESS:
        with progress("Writing the report …"):
            await services.turns.complete(LOCAL_USER.id, interview.id)
    source.finish()
    return await services.reports.get(LOCAL_USER.id, interview.id)


def _check_target(path: Path | None) -> None:
    """Find out before the first question, not after the last answer."""
    if path is None:
        return
    try:
        path.open("a").close()
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> ConfigurationError:
    return ConfigurationError(f"{path} cannot be written: {error.strerror}.")


def _give_out(report: Report, options: InterviewOptions) -> None:
    as_json = options.output_format is OutputFormat.JSON
    if options.out_file is not None:
        text = (
            json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
            if as_json
            else to_markdown(report)
        )
        try:
            options.out_file.write_text(text, encoding="utf-8")
        except OSError as error:
            out.out(text, highlight=False)
            raise _cannot_write(options.out_file, error) from error
        warn(f"The report is in {options.out_file}.")
    elif as_json:
        print_json(report.model_dump(mode="json"))
    elif out.is_terminal:
        out.print(Markdown(to_markdown(report)))
    else:
        out.out(to_markdown(report), highlight=False)
