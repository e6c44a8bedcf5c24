"""The report as Markdown; text of candidates and documents is escaped."""

import re
from collections.abc import Sequence

from viva.evaluation.schemas import Verdict
from viva.reports.schemas import AnswerResult, Band, Report

# Characters with a meaning anywhere in a line, those with one at its beginning, and bare links.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=//)|(?<=www)\.|@")
_AT_START = re.compile(r"^(\d{0,9})([#+=.)-])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_SYMBOLS = {"hit": "✓", "partial": "◐", "miss": "✗", "contradicted": "⚠"}
_REASONS = {
    "skipped": "skipped",
    "pending": "still being scored",
    "empty": "empty",
    "too_short": "too short to score",
    "unsupported_language": "not in the language of the question",
    "no_reference": "there is nothing to hold it against",
    "scorer_error": "the scorer failed",
}
_EXPLANATION = (
    "## How was this scored",
    "",
    "Each question has key points. Every sentence of an answer is held against them, and what is"
    " found earns points in proportion: for technical and open questions 60 % for the key points,"
    " 20 % structure, 10 % clarity, 10 % communication; for questions about your experience 50 %"
    " for situation, task, action and result, 30 % relevance, 20 % clarity and communication."
    " A contradiction, a heap of keywords or an answer that is none takes points away."
    " The points of each table add up to the score. Length, accent, pace and voice count nowhere."
    " The range beside a score says where it plausibly lies; this is practice, not a verdict on"
    " a person.",
)


def to_markdown(report: Report) -> str:
    """A report that a candidate can read from top to bottom."""
    lines = [
        *_heading(report),
        *_overall(report),
        *_competencies(report),
        *_topics(report),
        "## Answers",
        "",
    ]
    for answer in report.answers:
        lines.extend(_answer(answer))
    lines.extend(_EXPLANATION)
    if report.scorer_versions:
        lines.extend(["", f"Scorer: {', '.join(map(escape, report.scorer_versions))}"])
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """One line of Markdown that shows `text` as it is."""
    line = _ANYWHERE.sub(_escaped, " ".join(text.split()))
    return _AT_START.sub(r"\1\\\2", line)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    return _ENTITIES.get(character, "\\" + character)


def _heading(report: Report) -> list[str]:
    interview = report.interview
    title = interview.job_title or interview.role
    name = f" of {escape(interview.candidate_name)}" if interview.candidate_name else ""
    lines = [f"# Interview{name}: {escape(title)}", ""]
    when = interview.completed_at or interview.created_at
    lines.extend([f"{interview.kind.value.capitalize()} interview, {when:%Y-%m-%d}", ""])
    if not report.final:
        lines.extend(["**The scores are not complete yet.**", ""])
    return lines


def _overall(report: Report) -> list[str]:
    overall = report.overall
    lines = [
        "## Overall",
        "",
        f"**{_points(overall.score)}**{_range(overall.band)}: mean of {overall.answers_scored}"
        f" scored answers, {overall.answers_total} questions",
        "",
        overall.ability_explanation,
        "",
        f"**Readiness: {overall.readiness.value}.** {overall.readiness_explanation}",
        "",
    ]
    if overall.next_step:
        lines.extend([f"**Next step:** {escape(overall.next_step)}", ""])
    return lines


def _competencies(report: Report) -> list[str]:
    if not report.competencies:
        return []
    rows = [
        f"| {escape(c.name)} | {_points(c.score)} | {_plain_range(c.band)} | {c.answers_scored} |"
        for c in report.competencies
    ]
    header = ["| Competency | Score | Plausible range | Scored answers |", "|---|---|---|---|"]
    return ["## Competencies", "", *header, *rows, ""]


def _topics(report: Report) -> list[str]:
    covered, missed = report.topics.covered, report.topics.missed
    if not covered and not missed:
        return []
    lines = ["## Topics", ""]
    if covered:
        lines.append(f"- Covered: {', '.join(map(escape, covered))}")
    if missed:
        lines.append(f"- Not shown yet: {', '.join(map(escape, missed))}")
    return [*lines, ""]


def _answer(answer: AnswerResult) -> list[str]:
    question = answer.question
    lines = [
        f"### {question.number}. {escape(question.text)}",
        "",
        f"**{_status(answer)}**{_range(answer.band)} · {escape(question.competency)},"
        f" level {question.level}",
        "",
    ]
    if answer.answer.text.strip():
        lines.extend([*_blockquote(answer.answer.text, answer.verdicts), ""])
    lines.extend(_verdict_table(answer.verdicts))
    for name, criterion in answer.criteria.items():
        lines.append(f"- {escape(name)} {criterion.score:.1f}: {escape(criterion.reason)}")
    if answer.criteria:
        lines.append("")
    lines.extend(_list("What worked", answer.worked))
    lines.extend(_list("What to do next", answer.next_steps))
    if answer.model_answer:
        model = [f"> {escape(line)}  " for line in answer.model_answer.splitlines() if line.strip()]
        lines.extend(["**A stronger answer**", "", *model, ""])
    return lines


def _status(answer: AnswerResult) -> str:
    if answer.score is not None:
        return _points(answer.score)
    reason = answer.status.partition(":")[2]
    return f"Not scored: {_REASONS.get(reason, reason.replace('_', ' '))}"


def _blockquote(text: str, verdicts: Sequence[Verdict]) -> list[str]:
    """The answer as it was given, what earned points in bold."""
    pieces: list[str] = []
    position = 0
    for start, end in _earning_ranges(verdicts):
        pieces.append(_escape_lines(text[position:start]))
        pieces.append(_bold(text[start:end]))
        position = end
    pieces.append(_escape_lines(text[position:]))
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


def _bold(text: str) -> str:
    """Each line in bold of its own, because bold does not reach over an empty line."""
    return "\n".join(f"**{escape(line)}**" if line.strip() else "" for line in text.splitlines())


def _escape_lines(text: str) -> str:
    return "\n".join(_keep_edges(line) for line in text.split("\n"))


def _keep_edges(line: str) -> str:
    """Escaped, with a space where the line began or ended with one."""
    if not line.strip():
        return " " if line else ""
    before = " " if line[0].isspace() else ""
    after = " " if line[-1].isspace() else ""
    return before + escape(line) + after


def _verdict_table(verdicts: Sequence[Verdict]) -> list[str]:
    if not verdicts:
        return []
    rows = [
        f"| {escape(v.criterion)} | {escape(v.key_point or '')} |"
        f" {_SYMBOLS[v.verdict]} {v.verdict.value} | {escape(v.quote or '')} | {v.points:+.2f} |"
        for v in verdicts
    ]
    header = ["| Criterion | Key point | Verdict | Your words | Points |", "|---|---|---|---|--:|"]
    return [*header, *rows, ""]


def _list(title: str, items: Sequence[str]) -> list[str]:
    if not items:
        return []
    return [f"**{title}**", "", *(f"- {escape(item)}" for item in items), ""]


def _points(score: float | None) -> str:
    return "no score" if score is None else f"{score:.1f} / 10"


def _range(band: Band | None) -> str:
    return f" (plausibly {_plain_range(band)})" if band else ""


def _plain_range(band: Band | None) -> str:
    return f"{band[0]:.1f} to {band[1]:.1f}" if band else ""
