"""The scorer in a process of its own: the same scores, whatever becomes of the process."""

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.evaluation.questions import GOOD, HASH_TABLE
from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.lexical import scoring_item
from viva.evaluation.scoring_process import (
    ScoringFailedError,
    ScoringProcess,
    ScoringStoppedError,
    scoring_command,
)
from viva.nlp.model_files import ModelUnusableError

ITEM = scoring_item(HASH_TABLE, GOOD)
GREETING = 'import sys; print(\'{"version": "fake-1"}\', flush=True); '


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


@pytest.fixture(scope="module")
def process() -> Iterator[ScoringProcess]:
    with closing(ScoringProcess(scoring_command())) as process:
        process.start()
        yield process


def test_it_scores_as_the_scorer_in_this_process_does(process: ScoringProcess) -> None:
    scorer = load_contextual_scorer()

    process.prepare(ITEM)

    assert process.version == scorer.version
    assert process.score(ITEM) == scorer.score(ITEM)


def test_a_process_that_was_killed_is_replaced(process: ScoringProcess) -> None:
    before = process.score(ITEM)
    killed = process.pid
    assert killed is not None

    os.kill(killed, signal.SIGKILL)

    assert process.score(ITEM) == before
    assert process.pid != killed


def test_it_does_not_see_the_secrets_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    seen = "import os, sys; print('{\"problem\": \"%s\"}' % os.environ.get('OPENAI_API_KEY'))"

    with closing(ScoringProcess(python(seen))) as process, pytest.raises(ModelUnusableError) as no:
        process.start()

    assert str(no.value) == "None"


@pytest.mark.parametrize("code", ["", "print('no JSON')", "import sys; sys.stdin.read()"])
def test_one_that_does_not_start_says_so(code: str) -> None:
    with closing(ScoringProcess(python(code), timeout_seconds=0.2)) as process:  # noqa: SIM117
        with pytest.raises(ScoringFailedError):
            process.start()


@pytest.mark.parametrize(
    "code",
    [
        "",
        "sys.stdin.readline(); print('[]', flush=True)",
        "sys.stdin.readline(); print('{', end='', flush=True); sys.stdin.read()",
        "import signal; signal.pause()",
    ],
    ids=["dies", "says nonsense", "stops within a line", "reads nothing"],
)
def test_one_that_does_not_answer_fails_for_this_answer(code: str) -> None:
    longer_than_a_pipe_holds = replace(ITEM, answer=GOOD * 2_000)

    with closing(ScoringProcess(python(GREETING + code), timeout_seconds=2)) as process:
        process.start()

        with pytest.raises(ScoringFailedError):
            process.score(longer_than_a_pipe_holds)


def test_threads_that_score_at_once_get_their_own_scores(process: ScoringProcess) -> None:
    items = [replace(ITEM, answer="Well. " * i + GOOD) for i in range(12)]
    expected = [process.score(item) for item in items]

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(process.score, items))

    assert found == expected
    assert all(one != other for one, other in pairwise(expected))


def test_closing_frees_whoever_waits_without_a_score() -> None:
    with ThreadPoolExecutor(1) as threads:
        process = ScoringProcess(python(GREETING + "sys.stdin.read()"))
        process.start()
        waiting = threads.submit(process.score, ITEM)

        process.close()

        with pytest.raises(ScoringStoppedError):
            waiting.result()
    assert process.pid is None
