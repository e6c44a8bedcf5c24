"""The report as Markdown; text of candidates and documents is escaped."""

from collections.abc import Sequence

from viva.matching.schemas import InterviewKind
from viva.reports.markdown_answers import answer_section
from viva.reports.markdown_delivery import delivery_section
from viva.reports.markdown_text import escape, in_range, out_of_ten, plain_range
from viva.reports.schemas import (
    CompetencyResult,
    LearningMaterial,
    LearningNeed,
    LearningReason,
    Overall,
    Report,
)

_KINDS = {
    InterviewKind.TECHNICAL: "Technical",
    InterviewKind.BEHAVIOURAL: "Behavioural",
    InterviewKind.HR: "HR",
    InterviewKind.MIXED: "Mixed",
}
_LEARNING_REASONS = {
    LearningReason.LOW_SCORE: "answers had a low score",
    LearningReason.SKIPPED: "skipped",
}
_MOST_TOPICS = 12
_LEVELS = (
    "The ability is estimated on the scale of question levels, with its standard error: after one"
    " or two answers it still leans on the level of the role.",
    "",
)
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
        *_learning(report.learning),
        *delivery_section(report.delivery),
        "## Answers",
        "",
    ]
    if not report.answers:
        lines.extend(["No question was answered.", ""])
    for answer in report.answers:
        lines.extend(answer_section(answer))
    lines.extend(_EXPLANATION)
    if report.scorer_versions:
        lines.extend(["", f"Scorer: {', '.join(map(escape, report.scorer_versions))}"])
    return "\n".join(lines) + "\n"


def _heading(report: Report) -> list[str]:
    interview = report.interview
    title = interview.job_title or interview.role
    name = f" of {escape(interview.candidate_name)}" if interview.candidate_name else ""
    lines = [f"# Interview{name}: {escape(title)}", ""]
    when = interview.completed_at or interview.created_at
    lines.extend([f"{_KINDS[interview.kind]} interview, {when:%Y-%m-%d}", ""])
    if not report.final:
        lines.extend(["**The scores are not complete yet.**", ""])
    return lines


def _overall(report: Report) -> list[str]:
    overall = report.overall
    lines = [
        "## Overall",
        "",
        _headline(overall),
        "",
        overall.ability_explanation,
        "",
        f"**Readiness: {overall.readiness.value}.** {overall.readiness_explanation}",
        "",
    ]
    if overall.next_step:
        lines.extend([f"**Next step:** {escape(overall.next_step)}", ""])
    return lines


def _headline(overall: Overall) -> str:
    if overall.score is None:
        return "**No score:** no answer could be scored."
    scored, total = overall.answers_scored, overall.answers_total
    answers = "from one scored answer" if scored == 1 else f"the mean of {scored} scored answers"
    asked = f"; {total} questions were asked" if total > scored else ""
    return f"**{out_of_ten(overall.score)}**{in_range(overall.band)}: {answers}{asked}"


def _competencies(report: Report) -> list[str]:
    if not report.competencies:
        return []
    rows = [
        f"| {escape(c.name)} | {out_of_ten(c.score)} | {plain_range(c.band)} | {_level(c)} |"
        f" {c.answers_scored} |"
        for c in report.competencies
    ]
    header = [
        "| Competency | Score | Plausible range | Ability, 1 to 5 | Scored answers |",
        "|---|---|---|---|---|",
    ]
    return ["## Competencies", "", *header, *rows, "", *_LEVELS]


def _level(competency: CompetencyResult) -> str:
    if competency.ability is None or competency.standard_error is None:
        return ""
    return f"{competency.ability:.1f} ± {competency.standard_error:.1f}"


def _topics(report: Report) -> list[str]:
    topics = report.topics
    named = (
        ("Shown", topics.covered),
        ("Asked about, not shown yet", topics.missed),
        ("Not asked this time", topics.not_asked),
    )
    lines = [
        f"- {title}: {_some([report.skill_names.get(name, name) for name in names])}"
        for title, names in named
        if names
    ]
    return ["## Topics", "", *lines, ""] if lines else []


def _learning(needs: Sequence[LearningNeed]) -> list[str]:
    if not needs:
        return []
    lines = ["## What to learn next", ""]
    for need in needs:
        lines.extend([f"**{escape(need.competency)}** · {_LEARNING_REASONS[need.reason]}", ""])
        lines.extend(f"- {_material(material)}" for material in need.materials)
        lines.append("")
    return lines


def _material(material: LearningMaterial) -> str:
    """The address stands there as text: a link would be of no use on paper."""
    address = f" ({escape(material.url)})" if material.url else ""
    return f"{escape(material.title)}{address}"


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(map(escape, names[:_MOST_TOPICS]))
    left = len(names) - _MOST_TOPICS
    return f"{shown} and {left} more" if left > 0 else shown
