"""Jobs that survive the process, by DBOS on an SQLite file of its own.

DBOS is slow to import; only `wiring` loads this module, in the background of the start.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import structlog
from dbos import DBOS, DBOSConfig, ScheduleInput, SetWorkflowID, StepOptions
from sqlalchemy import Engine, create_engine, event

from viva.infra.jobs.jobs import Step
from viva.infra.telemetry.checkpoints import Checkpoints

_APPLICATION_VERSION = "1"
_STEP_ATTEMPTS = 4
_FAILED = frozenset({"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})

log = structlog.get_logger()


class DurableJobs:
    """Each job is a DBOS workflow with the id `name:argument`; finished steps are not repeated.

    Workflows run in DBOS's threads, their steps in the event loop that called `start`, where
    the services live.
    """

    def __init__(self, path: Path, checkpoints: Checkpoints) -> None:
        self._path = path
        self._checkpoints = checkpoints
        self._workflows: dict[str, Callable[[str], None]] = {}
        self._schedules: list[ScheduleInput] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._engine: Engine | None = None

    def register(self, name: str, steps: Sequence[Step]) -> None:
        def run(argument: str) -> None:
            for step in steps:
                DBOS.run_step(
                    {
                        "name": step.name,
                        "retries_allowed": True,
                        "max_attempts": _STEP_ATTEMPTS,
                    },
                    self._run_in_loop,
                    name,
                    step,
                    argument,
                )
                self._checkpoints.reached(f"{name}.{step.name}_recorded")

        run.__qualname__ = f"job_{name}"
        self._workflows[name] = DBOS.workflow(name=name)(run)

    def repeat(self, name: str, step: Step, *, cron: str) -> None:
        def run(scheduled: datetime, _context: object) -> None:
            options: StepOptions = {"name": step.name, "retries_allowed": True}
            DBOS.run_step(options, self._run_in_loop, name, step, scheduled.isoformat())

        run.__qualname__ = f"job_{name}"
        workflow = DBOS.workflow(name=name)(run)
        self._schedules.append({"schedule_name": name, "workflow_fn": workflow, "schedule": cron})

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        await asyncio.to_thread(self._launch)

    async def enqueue(self, name: str, argument: str) -> None:
        await asyncio.to_thread(self._start_workflow, name, argument)

    async def aclose(self) -> None:
        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)
        if self._engine is not None:
            self._engine.dispose()

    def _launch(self) -> None:
        _set_damaged_file_aside(self._path)
        self._engine = _engine(self._path)
        config: DBOSConfig = {
            "name": "viva",
            "system_database_url": f"sqlite:///{self._path}",
            "system_database_engine": self._engine,
            "application_version": _APPLICATION_VERSION,
            "executor_id": "viva",
            "log_level": "WARNING",
            "run_migrations": True,
        }
        DBOS(config=config)
        DBOS.launch()
        DBOS.apply_schedules(self._schedules)

    def _start_workflow(self, name: str, argument: str) -> None:
        workflow_id = f"{name}:{argument}"
        status = DBOS.get_workflow_status(workflow_id)
        if status is not None and status.status in _FAILED:
            log.warning("job_restarted", workflow=workflow_id, status=status.status)
            DBOS.delete_workflow(workflow_id)
        with SetWorkflowID(workflow_id):
            DBOS.start_workflow(self._workflows[name], argument)

    def _run_in_loop(self, name: str, step: Step, argument: str) -> None:
        if self._loop is None:
            raise RuntimeError("jobs run before start")
        asyncio.run_coroutine_threadsafe(_call(step, argument), self._loop).result()
        self._checkpoints.reached(f"{name}.{step.name}_done")


async def _call(step: Step, argument: str) -> None:
    await step.run(argument)


def _set_damaged_file_aside(path: Path) -> None:
    """Begin with a new file if this one cannot be read: what must be done is enqueued again."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            connection.execute("PRAGMA quick_check").fetchone()
            return
        except sqlite3.DatabaseError:
            log.error("jobs_file_damaged", path=str(path))
    path.replace(path.with_name("jobs.damaged.db"))


def _engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"check_same_thread": False}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def tune(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()

    return engine
