"""Documents are read as well as the bars ask."""

from pathlib import Path
from typing import Any

import pytest

from tests.evals.documents.corpus import (
    SHARED,
    Group,
    Sample,
    invented,
    load_scorer,
    load_truth,
    measure,
    shared,
)

pytestmark = [
    pytest.mark.evals,
    pytest.mark.skipif(
        not (SHARED / "truth.json").is_file(),
        reason=f"the scorer and the shared documents are not at {SHARED}",
    ),
]
BARS = {"skills": 0.88, "titles": 0.85, "dates": 0.88, "employers": 0.80, "education": 0.88}
EXACT = ("name", "email", "phone")
JOB_BARS = {"required_skills": 0.85, "all_skills": 0.88}


def figures(samples: list[Sample], folder: Path) -> dict[str, Any]:
    found, _ = measure(samples, load_truth()["_meta"], load_scorer(), folder)
    return found


def below_the_bars(found: dict[str, Any]) -> dict[str, float]:
    people, openings = found["cvs"], found["jds"]
    measured = [(people[name]["f1"], bar, name) for name, bar in BARS.items()]
    measured += [(people[name]["rate"], 1.0, name) for name in EXACT]
    measured += [(openings[name]["f1"], bar, name) for name, bar in JOB_BARS.items()]
    return {name: figure for figure, bar, name in measured if figure < bar}


def test_the_shared_documents_are_read_to_the_bars(tmp_path: Path) -> None:
    found = figures(list(shared(load_truth())), tmp_path)

    assert below_the_bars(found) == {}
    assert found["cvs"]["skill_traps"]["hits"] == 0


@pytest.mark.parametrize("group", [Group.TUNED, Group.HELD_OUT, Group.STRANGERS])
def test_the_invented_documents_are_read_to_the_bars(tmp_path: Path, group: Group) -> None:
    samples = [sample for sample in invented() if sample.group is group]

    found = figures(samples, tmp_path)

    assert below_the_bars(found) == {}
    assert found["cvs"]["skill_traps"]["hits"] == 0
