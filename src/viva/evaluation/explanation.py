"""What worked and what to do next, in sentences for the candidate."""

from collections.abc import Mapping, Sequence

from viva.evaluation.advice import advise
from viva.evaluation.content import PointFinding
from viva.evaluation.schemas import Verdict, VerdictKind
from viva.evaluation.star import PartFound

_MAXIMUM_STEPS = 4
_LONGEST_QUOTE = 160
_LONGEST_REMINDER = 90
_FULL = 0.999
_HALF = 0.5
# A story about something else is not praised for its parts.
_ON_THEME_FROM = 0.5


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


def what_worked(
    content: Sequence[Verdict], story: Sequence[PartFound], on_theme: float
) -> tuple[str, ...]:
    """Key points that were made, dearest first, and the parts of the story that are there."""
    hits = [verdict for verdict in content if verdict.verdict is VerdictKind.HIT]
    hits.sort(key=lambda verdict: -verdict.points)
    by_quote: dict[str | None, list[str]] = {}
    for verdict in hits:
        by_quote.setdefault(verdict.quote, []).append(verdict.key_point or "")
    sentences = [_made(key_points, quote) for quote, key_points in by_quote.items()]
    told = [found.part.name for found in story if found.fraction >= _FULL]
    if told and on_theme >= _ON_THEME_FROM:
        sentences.append(f"You tell the {_listed(told)} of your story.")
    return tuple(sentences)


def next_steps(
    points: Sequence[PointFinding],
    content: Sequence[Verdict],
    story: Sequence[PartFound],
    advice: Sequence[str],
    on_theme: float,
) -> tuple[str, ...]:
    """What would earn the most, first: corrections, missing parts, points to complete, form.

    `content` has the verdicts on `points`, in the same order.
    """
    wrong = [v for v in content if v.verdict is VerdictKind.CONTRADICTED]
    missing = [v for v in content if v.verdict is VerdictKind.MISS]
    steps = [_correction(verdict) for verdict in wrong]
    if story and on_theme < _ON_THEME_FROM:
        steps.append("Say plainly how your story answers the question that was asked.")
    steps.extend(
        f"The {found.part.name} is missing: {found.part.advice}."
        for found in story
        if found.fraction <= 0
    )
    steps.extend(_addition(verdict.key_point or "") for verdict in missing)
    steps.extend(_completions(points, content))
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
    total = len(content)
    if count[VerdictKind.HIT] == total:
        return f"All of {total} key points made." if total > 1 else "The key point is made."
    made = f"{count[VerdictKind.HIT]} of" if count[VerdictKind.HIT] else "none of"
    parts = [f"{made} {total} key point{'s' if total > 1 else ''} made in full"]
    if count[VerdictKind.PARTIAL]:
        parts.append(f"{count[VerdictKind.PARTIAL]} in part")
    if count[VerdictKind.CONTRADICTED]:
        parts.append(f"{count[VerdictKind.CONTRADICTED]} contradicted")
    if count[VerdictKind.MISS]:
        parts.append(f"{count[VerdictKind.MISS]} missing")
    return sentence(", ".join(parts))


def limited_by(factor: float, because: str) -> str:
    """What is added to a reason where a criterion counts by a part only, 0 to 1."""
    share = round(100 * factor)
    return f" Counted at {share} %, because {because}." if factor > 0 and share < 100 else ""


def story_reason(story: Sequence[PartFound], on_theme: float) -> str:
    """One sentence on the parts of the story: which are there, which are missing."""
    told = [found.part.name for found in story if found.fraction > 0]
    missing = [found.part.name for found in story if found.fraction <= 0]
    limited = limited_by(on_theme, "little of it is about what was asked")
    if not missing:
        return f"Situation, task, action, result and reflection are all told.{limited}"
    if not told:
        return "No situation, task, action or result of your own is told."
    verb = "is" if len(told) == 1 else "are"
    return f"The {_listed(told)} {verb} told; missing: the {_listed(missing)}.{limited}"


def begin_with(key_points: Sequence[str]) -> list[str]:
    """Sentences that say with which key points to begin, and then to go on."""
    openings = ("Begin with this", "Then come to this")
    return [
        f"{opening}: {advise(text) or named(text)}."
        for opening, text in zip(openings, key_points, strict=False)
    ]


def _made(key_points: Sequence[str], quote: str | None) -> str:
    """What one quote makes: one key point or several."""
    advice = [advise(key_point) for key_point in key_points]
    notes = [note for note in advice if note is not None]
    if len(notes) == len(key_points):
        made = "; ".join(f"you {note}" for note in notes)
        return f"{made[:1].upper()}{made[1:]}: “{shorten(quote or '')}”"
    points = "point" if len(key_points) == 1 else "points"
    return f"You made the {points} {_listed([*map(named, key_points)])}: “{shorten(quote or '')}”"


def _correction(verdict: Verdict) -> str:
    quote, key_point = shorten(verdict.quote or ""), verdict.key_point or ""
    advice = advise(key_point)
    if advice is None:
        return f"Correct this: “{quote}” does not agree with {named(key_point)}."
    return f"“{quote}” works against you here: {advice}."


def _addition(key_point: str) -> str:
    advice = advise(key_point)
    return f"Add what was missing: {named(key_point)}." if advice is None else sentence(advice)


def _completions(points: Sequence[PointFinding], content: Sequence[Verdict]) -> list[str]:
    """One sentence for each point made in part, the fullest first.

    What makes it by half is quoted as its start, once where it serves several points.
    """
    begun = [
        (finding.fraction, verdict)
        for finding, verdict in zip(points, content, strict=True)
        if verdict.verdict is VerdictKind.PARTIAL
    ]
    begun.sort(key=lambda found: -found[0])
    steps: list[str] = []
    quoted: set[str] = set()
    for fraction, verdict in begun:
        quote, key_point = shorten(verdict.quote or "", _LONGEST_REMINDER), verdict.key_point or ""
        start = "Go further here"
        if quote and quote not in quoted and fraction >= _HALF:
            start = f"“{quote}” is a start; go further"
            quoted.add(quote)
        steps.append(f"{start}: {advise(key_point) or named(key_point)}.")
    return steps


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]
