"""Builds every service from the resources and registers the jobs: plain constructors."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module

import structlog

from viva.accounts.personal_data import PersonalDataService
from viva.documents.analyses import AnalysisService
from viva.documents.analyst.model_analyst import ModelAnalyst
from viva.documents.reader import DocumentReader
from viva.documents.service import DocumentService
from viva.evaluation.fallback import FallbackScorer
from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.model_scorer import ModelScorer
from viva.evaluation.schemas import Scorer
from viva.evaluation.scoring_process import ScoringProcess, scoring_command
from viva.infra.jobs.jobs import Jobs
from viva.infra.jobs.late import LateJobs
from viva.interviews.asking import AskingService
from viva.interviews.context import ContextCache
from viva.interviews.conversation.building import build_conversations
from viva.interviews.conversation.conversations import Conversations
from viva.interviews.events import EventSignal
from viva.interviews.judging import JudgingService
from viva.interviews.recordings.limits import heard_seconds
from viva.interviews.recordings.recordings import (
    Listen,
    Recordings,
    build_erasure,
    build_recordings,
    register_expiry,
)
from viva.interviews.scoring import ScoringService
from viva.interviews.service import InterviewService
from viva.interviews.taking import NextQuestion, TurnTaking
from viva.interviews.turns import TurnService
from viva.interviews.vapi import HostedInterviews
from viva.interviews.vapi_events import CallEventService
from viva.llm.attempts import Connections
from viva.llm.call_book import CallBook
from viva.llm.language_models import LanguageModels
from viva.llm.options import ModelOptions, Selection, select_models
from viva.nlp.neighbours import SkillNeighbours
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank, pack_files
from viva.questions.choosers import Choosers
from viva.questions.model_interviewer import ModelInterviewer
from viva.questions.topics import load_topics
from viva.reports.coach.model_coach import ModelCoach
from viva.reports.coaching import CoachingService
from viva.reports.jobs import register_closing
from viva.reports.retries import RetryService
from viva.reports.service import ReportService
from viva.resources import Late, Resources, model_options, speech_options
from viva.settings import Settings
from viva.speech.building import build_speech
from viva.speech.speech import Speech
from viva.status.performance import PerformanceService

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Services:
    """All services of one process; `start` begins the work that goes on in the background."""

    documents: DocumentService
    analyses: AnalysisService | None
    interviews: InterviewService
    turns: TurnService
    recordings: Recordings
    conversations: Conversations
    hosted: HostedInterviews
    call_events: CallEventService
    scoring: ScoringService
    asking: AskingService | None
    coaching: CoachingService | None
    reports: ReportService
    retries: RetryService
    signal: EventSignal
    reader: DocumentReader
    jobs: Jobs
    graph: Late[NextQuestion]
    scorer: Scorer
    scoring_process: ScoringProcess | None
    choosers: Choosers
    models: LanguageModels | None
    calls: CallBook
    performance: PerformanceService
    personal_data: PersonalDataService
    speech: Speech
    warm_speech: bool
    ready: bool = False

    async def start(self) -> None:
        """Load what is slow, then take up what an earlier process left."""
        await asyncio.gather(self.graph.get(), self.load_scorer(), self.connect_models())
        if self.warm_speech:
            await self.speech.warm()
        await self.jobs.start()
        await self.turns.recover()
        await self.recordings.answers.recover()
        if self.analyses is not None:
            await self.analyses.recover()
        self.ready = True

    async def load_scorer(self) -> None:
        """Load the scorer's model, if it has one; answers wait for it, questions do not."""
        if isinstance(self.scorer, FallbackScorer):
            await asyncio.to_thread(self.scorer.load)

    async def connect_models(self) -> None:
        """Load what speaks to providers, where there are models; nobody is to wait for it later."""
        if self.models is not None:
            await asyncio.gather(self.models.connect(), asyncio.to_thread(load_topics))

    async def aclose(self) -> None:
        await self.hosted.aclose()
        await self.conversations.aclose()
        await self.recordings.answers.aclose()
        await self.turns.aclose()
        if self.asking is not None:
            await self.asking.aclose()
        if self.analyses is not None:
            await self.analyses.aclose()
        await self.jobs.aclose()
        await self.scoring.aclose()
        if self.coaching is not None:
            await self.coaching.aclose()
        if self.scoring_process is not None:
            await asyncio.to_thread(self.scoring_process.close)
        if self.models is not None:
            await self.models.aclose()
        await self.calls.aclose()
        await self.reader.aclose()
        await self.speech.aclose()


def build_reader(settings: Settings) -> DocumentReader:
    return DocumentReader(
        max_bytes=settings.document_max_bytes,
        max_pages=settings.document_max_pages,
        timeout_seconds=settings.document_timeout_seconds,
        memory_mb=settings.document_memory_mb,
        idle_seconds=settings.document_idle_seconds,
    )


def load_bank(settings: Settings) -> QuestionBank:
    """The packs that come with Viva and those of the settings' folder.

    Raises:
        ConfigurationError: The folder cannot be read.
        PackInvalidError: A pack in it cannot be used; the sentence names the place.
    """
    return QuestionBank.load(*pack_files(settings.packs_dir))


def build_scorer(settings: Settings) -> Scorer:
    """The scorer that the settings name, in this process; one with a model is not loaded yet."""
    if settings.scorer == "lexical":
        return LexicalScorer()
    return FallbackScorer(lambda: _load_contextual_scorer(settings))


def _build_scorer_aside(settings: Settings) -> tuple[Scorer, ScoringProcess | None]:
    """The same in a process of its own, where there is a model; it is not started yet."""
    if settings.scorer == "lexical":
        return LexicalScorer(), None
    process = ScoringProcess(scoring_command(settings.embedding_model))

    def start() -> Scorer:
        process.start()
        return process

    return FallbackScorer(start), process


def build_models(settings: Settings) -> LanguageModels | None:
    """The language models that the settings name; null where none can be asked.

    Raises:
        ConfigurationError: A list of models or an address cannot be read.
    """
    options = model_options(settings)
    selection = select_models(options)
    if selection.is_empty:
        return None
    return LanguageModels(
        options, selection, Late(lambda: _load_connections(options, selection)).get
    )


def build_services(
    resources: Resources,
    *,
    jobs: Jobs | None = None,
    scorer: Scorer | None = None,
    models: LanguageModels | None = None,
    listen: Listen | None = None,
) -> Services:
    """Every service.

    `jobs` are durable, `scorer`, `models` and who listens are the settings', unless others are
    given.
    """
    speech = build_speech(speech_options(resources.settings))
    jobs = jobs or LateJobs(lambda: _load_durable_jobs(resources))
    vocabulary = SkillVocabulary.load()
    SkillNeighbours.load()  # read now, not while somebody waits for a brief
    choosers = Choosers(load_bank(resources.settings), vocabulary)
    reader = build_reader(resources.settings)
    signal = EventSignal()
    erasure = build_erasure(resources)
    process = None
    if scorer is None:
        scorer, process = _build_scorer_aside(resources.settings)
    models = models or build_models(resources.settings)
    calls = CallBook(resources.database, resources.clock)
    judging = analyses = asking = coaching = None
    if models is not None:
        analyses = AnalysisService(
            database=resources.database,
            analyst=ModelAnalyst(models, calls),
            jobs=jobs,
            today=resources.today,
        )
        judging = JudgingService(
            database=resources.database,
            scorer=ModelScorer(models, scorer),
            signal=signal,
            calls=calls,
        )
        asking = AskingService(
            interviewer=ModelInterviewer(models), choosers=choosers, open_account=calls.open
        )
    documents = DocumentService(
        database=resources.database,
        reader=reader,
        clock=resources.clock,
        today=resources.today,
        analyses=analyses,
    )
    scoring = ScoringService(
        database=resources.database, scorer=scorer, signal=signal, judging=judging
    )
    interviews = InterviewService(
        database=resources.database,
        documents=documents,
        choosers=choosers,
        scoring=scoring,
        asking=asking,
        signal=signal,
        contexts=ContextCache(),
        erasure=erasure,
        clock=resources.clock,
        checkpoints=resources.checkpoints,
    )
    graph = Late(lambda: _load_turn_graph(choosers, asking))
    taking = TurnTaking(
        database=resources.database,
        interviews=interviews,
        graph=graph.get,
        asking=asking,
        scoring=scoring,
        jobs=jobs,
        signal=signal,
        clock=resources.clock,
        checkpoints=resources.checkpoints,
    )
    turns = TurnService(
        database=resources.database,
        taking=taking,
        jobs=jobs,
        signal=signal,
        clock=resources.clock,
        checkpoints=resources.checkpoints,
    )
    recordings = build_recordings(
        resources,
        erasure=erasure,
        listen=listen or partial(speech.listen, max_seconds=heard_seconds(resources.settings)),
        interviews=interviews,
        turns=turns,
        signal=signal,
    )
    conversations = build_conversations(
        resources.settings,
        interviews=interviews,
        recordings=recordings,
        signal=signal,
        speech=speech,
    )
    if models is not None and judging is not None:
        coaching = CoachingService(
            coach=ModelCoach(models, vocabulary),
            get_record=interviews.get_record,
            open_account=calls.open,
        )
        judging.tell(coaching.judged)
    reports = ReportService(resources.database, interviews, resources.clock, coaching)
    retries = RetryService(
        database=resources.database,
        interviews=interviews,
        scoring=scoring,
        clock=resources.clock,
    )
    personal_data = PersonalDataService(
        exports={
            "documents": documents.export_user,
            "interviews": interviews.export_user,
            "recordings": recordings.store.export_user,
            "reports": reports.export_user,
            "retries": retries.export_user,
        },
        # Reports and answers given again go with their interviews.
        erasures=(interviews.erase_user, documents.erase_user),
    )
    register_closing(jobs, scoring, reports)
    register_expiry(jobs, erasure)
    return Services(
        documents=documents,
        analyses=analyses,
        interviews=interviews,
        turns=turns,
        recordings=recordings,
        conversations=conversations,
        hosted=HostedInterviews(database=resources.database, turns=turns),
        call_events=CallEventService(
            database=resources.database, turns=turns, signal=signal, clock=resources.clock
        ),
        scoring=scoring,
        asking=asking,
        coaching=coaching,
        reports=reports,
        retries=retries,
        signal=signal,
        reader=reader,
        jobs=jobs,
        graph=graph,
        scorer=scorer,
        scoring_process=process,
        choosers=choosers,
        models=models,
        calls=calls,
        performance=PerformanceService(
            database=resources.database,
            interviews=interviews,
            calls=calls,
            live_times=conversations.times,
            options=model_options(resources.settings),
            clock=resources.clock,
        ),
        personal_data=personal_data,
        speech=speech,
        warm_speech=resources.settings.speech_warm,
    )


# The one place where slow libraries are imported late: LangGraph, DBOS and the providers' clients
# take seconds, and NumPy is not needed where nothing is scored.


def load_upgrade(settings: Settings) -> Callable[[], None]:
    """What migrates the database when it is called; Alembic is imported only then."""

    def upgrade() -> None:
        import_module("viva.migrations.upgrade").upgrade_database(settings.database_path)

    return upgrade


def _load_contextual_scorer(settings: Settings) -> Scorer:
    scorer: Scorer = import_module("viva.evaluation.contextual").load_contextual_scorer(
        settings.embedding_model
    )
    return scorer


def _load_connections(options: ModelOptions, selection: Selection) -> Connections:
    connections: Connections = import_module("viva.llm.connections").open_connections(
        options, selection
    )
    return connections


def _load_turn_graph(choosers: Choosers, asking: AskingService | None) -> NextQuestion:
    graph: NextQuestion = import_module("viva.interviews.graph").TurnGraph(choosers, asking)
    return graph


def _load_durable_jobs(resources: Resources) -> Jobs:
    jobs: Jobs = import_module("viva.infra.jobs.durable").DurableJobs(
        resources.settings.jobs_path, resources.checkpoints
    )
    return jobs
