"""What worked and what to do next, in sentences for the candidate."""

from collections.abc import Mapping, Sequence

from viva.evaluation.advice import advise
from viva.evaluation.schemas import Verdict, VerdictKind
from viva.evaluation.star import PartFound

_MAXIMUM_STEPS = 4
_LONGEST_QUOTE = 160
_LONGEST_REMINDER = 90
_FULL = 0.999


def shorten(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """The text on one line, cut at a word with an ellipsis where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def named(key_point: str) -> str:
    """A key point as it is named within a sentence."""
    return f"“{shorten(key_point).rstrip('.')}”"


def requote(text: str, quotes: Mapping[str, str]) -> str:
    """The text with other words in quotation marks, as long as they were cut to."""
    for old, new in quotes.items():
        for longest in (_LONGEST_QUOTE, _LONGEST_REMINDER):
            text = text.replace(f"“{shorten(old, longest)}”", f"“{shorten(new, longest)}”")
    return text


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:] + "."


def what_worked(content: Sequence[Verdict], story: Sequence[PartFound]) -> tuple[str, ...]:
    """Key points that were made, dearest first, and the parts of the story that are there."""
    hits = [verdict for verdict in content if verdict.verdict is VerdictKind.HIT]
    hits.sort(key=lambda verdict: -verdict.points)
    sentences = [_made(verdict) for verdict in hits]
    told = [found.part.name for found in story if found.fraction >= _FULL]
    if told:
        sentences.append(f"You tell the {_listed(told)} of your story.")
    return tuple(sentences)


def next_steps(
    content: Sequence[Verdict], story: Sequence[PartFound], advice: Sequence[str]
) -> tuple[str, ...]:
    """What would earn the most, first: corrections, missing parts, points to complete, form."""
    wrong = [v for v in content if v.verdict is VerdictKind.CONTRADICTED]
    missing = [v for v in content if v.verdict is VerdictKind.MISS]
    partial = [v for v in content if v.verdict is VerdictKind.PARTIAL]
    steps = [_correction(verdict) for verdict in wrong]
    steps.extend(
        f"The {found.part.name} is missing: {found.part.advice}."
        for found in story
        if found.fraction <= 0
    )
    steps.extend(_addition(verdict.key_point or "") for verdict in missing)
    steps.extend(_completions(partial))
    steps.extend(
        f"Strengthen the {found.part.name}: {found.part.advice}."
        for found in story
        if 0 < found.fraction < _FULL
    )
    steps.extend(advice)
    return tuple(steps[:_MAXIMUM_STEPS])


def content_reason(content: Sequence[Verdict]) -> str:
    """One sentence on the key points: how many were made, touched and missed."""
    count = {kind: sum(v.verdict is kind for v in content) for kind in VerdictKind}
    points = "1 key point" if len(content) == 1 else f"{len(content)} key points"
    if count[VerdictKind.HIT] == len(content):
        return f"All of {points} made." if len(content) > 1 else "The key point is made."
    parts = [f"{count[VerdictKind.HIT]} of {points} made"]
    if count[VerdictKind.PARTIAL]:
        parts.append(f"{count[VerdictKind.PARTIAL]} made in part")
    if count[VerdictKind.CONTRADICTED]:
        parts.append(f"{count[VerdictKind.CONTRADICTED]} contradicted")
    if count[VerdictKind.MISS]:
        parts.append(f"{count[VerdictKind.MISS]} missing")
    return ", ".join(parts) + "."


def story_reason(story: Sequence[PartFound]) -> str:
    """One sentence on the parts of the story: which are there, which are missing."""
    told = [found.part.name for found in story if found.fraction > 0]
    missing = [found.part.name for found in story if found.fraction <= 0]
    if not missing:
        return "Situation, task, action, result and reflection are all told."
    if not told:
        return "No situation, task, action or result of your own is told."
    return f"The {_listed(told)} can be found; missing: the {_listed(missing)}."


def begin_with(key_points: Sequence[str]) -> list[str]:
    """Sentences that say with which key points to begin, and then to go on."""
    openings = ("Begin with this", "Then come to this")
    return [
        f"{opening}: {advise(text) or named(text)}."
        for opening, text in zip(openings, key_points, strict=False)
    ]


def _made(verdict: Verdict) -> str:
    key_point = verdict.key_point or ""
    advice = advise(key_point)
    quote = f"“{shorten(verdict.quote or '')}”"
    if advice is None:
        return f"You made the point {named(key_point)}: {quote}"
    return f"You {advice}: {quote}"


def _correction(verdict: Verdict) -> str:
    quote, key_point = shorten(verdict.quote or ""), verdict.key_point or ""
    advice = advise(key_point)
    if advice is None:
        return f"Correct this: “{quote}” does not agree with {named(key_point)}."
    return f"“{quote}” works against you here: {advice}."


def _addition(key_point: str) -> str:
    advice = advise(key_point)
    return f"Add what was missing: {named(key_point)}." if advice is None else sentence(advice)


def _completions(partial: Sequence[Verdict]) -> list[str]:
    """One sentence for each; words that serve several points are quoted once."""
    steps: list[str] = []
    quoted: set[str] = set()
    for verdict in partial:
        quote, key_point = shorten(verdict.quote or "", _LONGEST_REMINDER), verdict.key_point or ""
        start = "Go further here"
        if quote and quote not in quoted:
            start = f"“{quote}” is a start; go further"
            quoted.add(quote)
        steps.append(f"{start}: {advise(key_point) or named(key_point)}.")
    return steps


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]
