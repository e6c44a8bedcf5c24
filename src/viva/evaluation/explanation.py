"""What worked and what to do next, in sentences for the candidate."""

from collections.abc import Sequence

from viva.evaluation.schemas import Verdict, VerdictKind
from viva.evaluation.star import PartFound

_MAXIMUM_STEPS = 4
_LONGEST_QUOTE = 160
_FULL = 0.999


def shorten(text: str) -> str:
    """The text on one line, cut at a word with an ellipsis where it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    return line[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def named(key_point: str) -> str:
    """A key point as it is named within a sentence."""
    return f"“{shorten(key_point).rstrip('.')}”"


def what_worked(content: Sequence[Verdict], story: Sequence[PartFound]) -> tuple[str, ...]:
    """Key points that were made, dearest first, and the parts of the story that are there."""
    hits = [verdict for verdict in content if verdict.verdict is VerdictKind.HIT]
    hits.sort(key=lambda verdict: -verdict.points)
    sentences = [
        f"You made the point {named(v.key_point or '')}: “{shorten(v.quote or '')}”" for v in hits
    ]
    told = [found.part.name for found in story if found.fraction >= _FULL]
    if told:
        sentences.append(f"Your story has its {_listed(told)}.")
    return tuple(sentences)


def next_steps(
    content: Sequence[Verdict], story: Sequence[PartFound], advice: Sequence[str]
) -> tuple[str, ...]:
    """What would earn the most, first: corrections, missing parts, points to complete, form."""
    wrong = [v for v in content if v.verdict is VerdictKind.CONTRADICTED]
    missing = [v for v in content if v.verdict is VerdictKind.MISS]
    partial = [v for v in content if v.verdict is VerdictKind.PARTIAL]
    steps = [
        f"Correct this: “{shorten(v.quote or '')}” does not agree with {named(v.key_point or '')}."
        for v in wrong
    ]
    steps.extend(
        f"The {found.part.name} is missing: {found.part.advice}."
        for found in story
        if found.fraction <= 0
    )
    steps.extend(f"Add what was missing: {named(v.key_point or '')}." for v in missing)
    steps.extend(
        f"Go further on {named(v.key_point or '')}: “{shorten(v.quote or '')}” only touches it."
        for v in partial
    )
    steps.extend(
        f"Strengthen the {found.part.name}: {found.part.advice}."
        for found in story
        if 0 < found.fraction < _FULL
    )
    steps.extend(advice)
    return tuple(steps[:_MAXIMUM_STEPS])


def content_reason(content: Sequence[Verdict]) -> str:
    """One sentence on the key points: how many were made, and which is missing."""
    count = {kind: sum(v.verdict is kind for v in content) for kind in VerdictKind}
    parts = [f"{count[VerdictKind.HIT]} of {len(content)} key points made"]
    if count[VerdictKind.PARTIAL]:
        parts.append(f"{count[VerdictKind.PARTIAL]} touched")
    if count[VerdictKind.CONTRADICTED]:
        parts.append(f"{count[VerdictKind.CONTRADICTED]} contradicted")
    missing = [v.key_point or "" for v in content if v.verdict is VerdictKind.MISS]
    tail = f"; missing: {named(missing[0])}" if missing else ""
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return ", ".join(parts) + tail + more + "."


def story_reason(story: Sequence[PartFound]) -> str:
    """One sentence on the parts of the story: which are there, which are missing."""
    told = [found.part.name for found in story if found.fraction > 0]
    missing = [found.part.name for found in story if found.fraction <= 0]
    if not missing:
        return "Situation, task, action and result are all told."
    if not told:
        return "No situation, task, action or result of your own is told."
    return f"The {_listed(told)} can be found; missing: the {_listed(missing)}."


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]
