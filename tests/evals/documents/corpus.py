"""The invented CVs and job descriptions, and the scorer that measures what is read from them."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from tests.evals.documents.typesetting import render
from viva.documents.parsing import parse_file
from viva.documents.schemas import DocumentKind

TODAY = date(2026, 11, 21)
SHARED = Path(__file__).parents[4] / "shared" / "data"
_HERE = Path(__file__).parent


class Group(StrEnum):
    """Who wrote a document, and whether the rules were tuned on it."""

    SHARED = "shared"
    TUNED = "tuned"
    HELD_OUT = "held out"
    STRANGERS = "strangers"


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    kind: DocumentKind
    filename: str
    content: bytes
    truth: dict[str, Any]
    group: Group


def invented() -> Iterator[Sample]:
    kinds = {"people": DocumentKind.CV, "openings": DocumentKind.JOB}
    for folder in ("people", "openings", "strangers"):
        for path in sorted((_HERE / folder).glob("*.yaml")):
            loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
            filename, content = render(loaded["source"], loaded["layout"])
            kind = kinds.get(folder) or DocumentKind(loaded["kind"])
            name = f"{folder}-{path.stem}"
            yield Sample(name, kind, filename, content, loaded["truth"], _group(folder, loaded))


def _group(folder: str, loaded: dict[str, Any]) -> Group:
    if folder == "strangers":
        return Group.STRANGERS
    return Group.HELD_OUT if loaded.get("holdout") else Group.TUNED


def shared(truth: dict[str, Any]) -> Iterator[Sample]:
    """The documents of the shared folder that its truth describes."""
    for group, folder, kind in (("cvs", "cv", DocumentKind.CV), ("jds", "job", DocumentKind.JOB)):
        for name, expected in truth[group].items():
            content = (SHARED / folder / name).read_bytes()
            yield Sample(name, kind, name, content, expected, Group.SHARED)


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_scorer", SHARED / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError("no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_truth() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SHARED / "truth.json").read_text(encoding="utf-8"))
    return loaded


def measure(
    samples: list[Sample], meta: dict[str, Any], scorer: ModuleType, folder: Path
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Figures over all samples and, by document, what was missed or too much."""
    truth: dict[str, Any] = {"_meta": meta, "cvs": {}, "jds": {}}
    for sample in samples:
        truth["cvs" if sample.kind is DocumentKind.CV else "jds"][sample.name] = sample.truth
        parsed = parse_file(sample.filename, sample.content, sample.kind, TODAY)
        target = folder / f"{sample.name}.json"
        target.write_text(parsed.profile.model_dump_json(indent=1), encoding="utf-8")
    figures, details = scorer.score(folder, truth)
    return figures, details
