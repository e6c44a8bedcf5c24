"""One answer of the report as Markdown."""

from collections.abc import Sequence

from viva.evaluation.criteria import TECHNICAL_ACCURACY
from viva.evaluation.explanation import shorten
from viva.evaluation.gated import GATE, GATE_BAND_SOURCE
from viva.evaluation.schemas import Verdict, VerdictKind
from viva.questions.schemas import QuestionKind
from viva.reports.markdown_delivery import delivery_line
from viva.reports.markdown_text import bold, escape, escape_lines, in_range, out_of_ten
from viva.reports.schemas import AnswerResult
from viva.reports.wording import looked_for

_REASONS = {
    "skipped": "skipped",
    "pending": "still being scored",
    "empty": "empty",
    "too_short": "too short to score",
    "no_speech": "no speech was found in the recording",
    "unsure_transcription": "the recording could not be understood well enough",
    "unsupported_language": "not in the language of the question",
    "no_reference": "there is nothing to hold it against",
    "scorer_error": "the scorer failed",
}
_CRITERIA = {"star": "story (STAR)", "gate": "limit", "stuffing": "heap of keywords"}
_MANNER = {
    VerdictKind.HIT: "✓ strong",
    VerdictKind.PARTIAL: "◐ fair",
    VerdictKind.MISS: "✗ weak",
    VerdictKind.CONTRADICTED: "⚠ contradicted",
}
_SAID = {
    VerdictKind.HIT: "✓ said",
    VerdictKind.PARTIAL: "◐ said in part",
    VerdictKind.MISS: "✗ missing",
    VerdictKind.CONTRADICTED: "⚠ contradicted",
}
_LONGEST_QUOTE = 120


def answer_section(answer: AnswerResult) -> list[str]:
    question = answer.question
    lines = [
        f"### {question.number}. {escape(question.text)}",
        "",
        f"**{_status(answer)}**{in_range(answer.band)} · {escape(question.competency)},"
        f" level {question.level}",
        "",
    ]
    if answer.answer.text.strip():
        lines.extend([*_blockquote(answer.answer.text, answer.verdicts), ""])
    told = question.kind is not QuestionKind.TECHNICAL
    if answer.band_source == GATE_BAND_SOURCE:
        lines.extend(_gate(answer))
    else:
        lines.extend(_verdict_table(answer.verdicts, told=told))
        lines.extend(_criteria(answer, told=told))
    lines.extend(_list("What worked", answer.worked))
    lines.extend(_list("What to do next", answer.next_steps))
    lines.extend(delivery_line(answer.delivery))
    if answer.model_answer:
        lines.extend(["**A stronger answer**", "", *_model(answer.model_answer), ""])
    if answer.authors:
        lines.extend([escape(answer.authors), ""])
    return lines


def _model(text: str) -> list[str]:
    """As a quotation: paragraphs, and lists where lines begin with a dash."""
    quoted: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        item = line.startswith("- ")
        if quoted and not (item and quoted[-1].startswith("> - ")):
            quoted.append(">")
        quoted.append(f"> - {escape(line[2:])}" if item else f"> {escape(line)}")
    return quoted


def _gate(answer: AnswerResult) -> list[str]:
    """Why the answer got next to nothing; its points where it had any."""
    reasons = [v.key_point for v in answer.verdicts if v.criterion == GATE and v.key_point]
    lines = [escape(reasons[0]), ""] if reasons else []
    told = answer.question.kind is not QuestionKind.TECHNICAL
    counted = [verdict for verdict in answer.verdicts if round(verdict.points, 2)]
    return [*lines, *_verdict_table(counted, told=told)]


def _criteria(answer: AnswerResult, *, told: bool) -> list[str]:
    lines = [
        f"- {_criterion(name, told=told)} {criterion.score:.1f}: {escape(criterion.reason)}"
        for name, criterion in answer.criteria.items()
    ]
    return [*lines, ""] if lines else []


def _status(answer: AnswerResult) -> str:
    if answer.score is not None:
        return out_of_ten(answer.score)
    reason = answer.status.partition(":")[2]
    return f"Not scored: {_REASONS.get(reason, reason.replace('_', ' '))}"


def _blockquote(text: str, verdicts: Sequence[Verdict]) -> list[str]:
    """The answer as it was given, what earned points in bold."""
    pieces: list[str] = []
    position = 0
    for start, end in _earning_ranges(verdicts):
        pieces.append(escape_lines(text[position:start]))
        pieces.append(bold(text[start:end]))
        position = end
    pieces.append(escape_lines(text[position:]))
    return [f"> {line}".rstrip() for line in "".join(pieces).splitlines()]


def _earning_ranges(verdicts: Sequence[Verdict]) -> list[tuple[int, int]]:
    """Quoted ranges of verdicts on key points with points, joined where they overlap."""
    ranges = sorted(
        (v.start, v.end)
        for v in verdicts
        if v.start is not None and v.end is not None and v.points > 0 and v.key_point is not None
    )
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _verdict_table(verdicts: Sequence[Verdict], *, told: bool) -> list[str]:
    if not verdicts:
        return []
    rows = [
        f"| {_criterion(v.criterion, told=told)} | {escape(_looked_for(v))} | {_word(v)} |"
        f" {escape(_own_words(v))} | {_signed(v.points)} |"
        for v in verdicts
    ]
    header = ["| Criterion | Looked for | Found | Your words | Points |", "|---|---|---|---|--:|"]
    return [*header, *rows, ""]


def _criterion(name: str, *, told: bool) -> str:
    """What is told of oneself is not accurate or inaccurate."""
    if told and name == TECHNICAL_ACCURACY:
        return "content"
    return escape(_CRITERIA.get(name, name))


def _own_words(verdict: Verdict) -> str:
    """Not for the manner of speaking, which no single sentence shows."""
    manner = verdict.key_point is None and verdict.points >= 0
    return "" if manner else shorten(verdict.quote or "", _LONGEST_QUOTE)


def _signed(points: float) -> str:
    return "0" if round(points, 2) == 0 else f"{points:+.2f}"


def _looked_for(verdict: Verdict) -> str:
    text = verdict.key_point or ""
    return looked_for(text) if verdict.key_point_id else text


def _word(verdict: Verdict) -> str:
    """The verdict in a word: a key point is said or missing, a manner strong or weak."""
    if verdict.criterion == GATE:
        return "limited"
    if verdict.verdict is VerdictKind.CONTRADICTED:
        return _SAID[verdict.verdict]
    if verdict.points < 0:
        return "deducted"
    if verdict.key_point is None:
        return _MANNER[verdict.verdict]
    if verdict.verdict is VerdictKind.MISS and verdict.points > 0:
        return "◔ barely said"
    return _SAID[verdict.verdict]


def _list(title: str, items: Sequence[str]) -> list[str]:
    if not items:
        return []
    return [f"**{title}**", "", *(f"- {escape(item)}" for item in items), ""]
