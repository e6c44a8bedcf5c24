"""The swappable parts: which are active, what is missing, and how to add it."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit

from viva.errors import AppError
from viva.evaluation.fallback import FallbackScorer
from viva.evaluation.schemas import Scorer
from viva.interviews.conversation.building import find_live_problem
from viva.llm.names import Role
from viva.llm.options import select_models, summarise
from viva.nlp.model_files import MODEL_NAME
from viva.questions.bank import QuestionBank, pack_files
from viva.resources import model_options, speech_options
from viva.settings import Settings
from viva.speech.building import build_speech
from viva.speech.schemas import EngineKind, EngineStatus
from viva.speech.speech import Speech


class PartState(StrEnum):
    EMBEDDED = "embedded"
    EXTERNAL = "external"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`how_to_add` is null where nothing needs to be done."""

    name: str
    active: bool
    state: PartState
    detail: str
    how_to_add: str | None = None


def describe_parts(
    settings: Settings, scorer: Scorer, speech: Speech | None = None
) -> tuple[Part, ...]:
    """Every part in a fixed order, as this installation has it.

    `speech` is the running one, which knows the engines that did not start.
    Waits for the scorer's model to be loaded: not for the event loop.
    """
    speech = speech or build_speech(speech_options(settings))
    return (
        _embedded("database", f"SQLite at {settings.database_path}"),
        _embedded("jobs", f"DBOS on SQLite at {settings.jobs_path}, in the server's process"),
        _documents(),
        _ocr(),
        _questions(settings.packs_dir),
        _interviewer(settings),
        _scorer(scorer),
        _language_models(settings),
        *_speech(speech),
        _live(speech),
        _recordings(settings),
    )


def _recordings(settings: Settings) -> Part:
    hours = f"deleted after {settings.audio_retention_hours:g} hours"
    if settings.blobs_url is None:
        return _embedded("recordings", f"In {settings.blobs_path}, {hours}")
    # Whatever else stands in the address may be a secret.
    place = urlsplit(settings.blobs_url)
    return Part(
        name="recordings",
        active=True,
        state=PartState.EXTERNAL,
        detail=f"In {place.scheme}://{place.hostname or ''}{place.path}, {hours}",
    )


def _embedded(name: str, detail: str) -> Part:
    return Part(name=name, active=True, state=PartState.EMBEDDED, detail=detail)


def _speech(speech: Speech) -> tuple[Part, ...]:
    statuses = speech.list_statuses()
    return (
        _engines(
            EngineKind.SPEECH_TO_TEXT, statuses, without="Answers are typed.", variable="VIVA_STT"
        ),
        _engines(
            EngineKind.TEXT_TO_SPEECH, statuses, without="Questions are read.", variable="VIVA_TTS"
        ),
    )


def _live(speech: Speech) -> Part:
    problem = find_live_problem(speech)
    if problem is None:
        return _embedded("live conversation", "Silero's voice activity and smart-turn, offline")
    return Part(
        name="live conversation",
        active=False,
        state=PartState.MISSING,
        detail="Answers are recorded or typed.",
        how_to_add=problem,
    )


def _engines(
    kind: EngineKind, statuses: Sequence[EngineStatus], *, without: str, variable: str
) -> Part:
    own = [status for status in statuses if status.kind is kind]
    active = [status for status in own if status.active]
    problems = [f"{status.name}: {status.problem}" for status in own if status.problem]
    detail = ", then ".join(status.description for status in active) or without
    local = all(status.is_local for status in active)
    state = PartState.EMBEDDED if local else PartState.EXTERNAL
    return Part(
        name=kind.value,
        active=bool(active),
        state=state if active else PartState.MISSING,
        detail=detail,
        how_to_add=" ".join(problems) or (None if active else f"Set {variable}."),
    )


def _interviewer(settings: Settings) -> Part:
    rules = "Rules: questions from packs and from lines of the documents"
    models = select_models(model_options(settings)).models[Role.INTERVIEWER]
    if not models:
        return _embedded("interviewer", rules)
    named = ", then ".join(map(str, models))
    detail = f"Rules plan, {named} write the questions between opening and closing"
    return Part(name="interviewer", active=True, state=PartState.EXTERNAL, detail=detail)


def _documents() -> Part:
    try:
        detail = f"pypdfium2 {version('pypdfium2')}, python-docx {version('python-docx')}"
    except PackageNotFoundError as error:
        return Part(
            name="documents",
            active=False,
            state=PartState.MISSING,
            detail=f"{error.name} is not installed",
            how_to_add="Run `python3 dev.py setup`.",
        )
    return _embedded("documents", detail)


def _scorer(scorer: Scorer) -> Part:
    if not isinstance(scorer, FallbackScorer):
        detail = f"Lexical scorer ({scorer.version}), as VIVA_SCORER says: it compares words"
        return _embedded("scorer", detail)
    problem = scorer.find_problem()
    if problem is None:
        detail = f"Contextual scorer ({scorer.version}) with {MODEL_NAME}; works offline"
        return _embedded("scorer", detail)
    return Part(
        name="scorer",
        active=True,
        state=PartState.EMBEDDED,
        detail=f"Lexical scorer ({scorer.version}), less exact than the contextual one. {problem}",
        how_to_add="Run `python3 dev.py setup`, or set VIVA_EMBEDDING_MODEL to a folder with the"
        f" files of {MODEL_NAME}.",
    )


def _language_models(settings: Settings) -> Part:
    summary = summarise(select_models(model_options(settings)))
    detail = summary.detail
    if summary.active:
        detail = f"Questions are written, answers judged and documents checked by {detail}"
    return Part(
        name="language model",
        active=summary.active,
        state=PartState.EXTERNAL if summary.active else PartState.MISSING,
        detail=detail,
        how_to_add=summary.how_to_add,
    )


def _ocr() -> Part:
    path = shutil.which("tesseract")
    if path is not None:
        return Part(
            name="ocr", active=True, state=PartState.EXTERNAL, detail=f"Tesseract at {path}"
        )
    return Part(
        name="ocr",
        active=False,
        state=PartState.MISSING,
        detail="Scanned documents cannot be read.",
        how_to_add="Install Tesseract, on Debian and Ubuntu: `apt install tesseract-ocr`.",
    )


def _questions(packs_dir: Path | None) -> Part:
    try:
        bank = QuestionBank.load(*pack_files(packs_dir))
    except AppError as error:
        return Part(
            name="questions",
            active=False,
            state=PartState.MISSING,
            detail=error.detail,
            how_to_add="Mend it and start again; `viva packs lint FILE` names every place.",
        )
    summary = f"{len(bank.questions)} questions for {len(bank.families)} role families"
    return _embedded("questions", summary)
