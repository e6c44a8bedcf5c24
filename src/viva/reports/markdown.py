"""The report as Markdown; text of candidates and documents is escaped."""

import re
from collections.abc import Sequence

from viva.evaluation.criteria import TECHNICAL_ACCURACY
from viva.evaluation.delivery import Delivery, Measure, Metric
from viva.evaluation.explanation import shorten
from viva.evaluation.gated import GATE, GATE_BAND_SOURCE
from viva.evaluation.schemas import Verdict, VerdictKind
from viva.matching.schemas import InterviewKind
from viva.questions.schemas import QuestionKind
from viva.reports.schemas import AnswerResult, Band, CompetencyResult, Overall, Report
from viva.reports.wording import looked_for

# Characters with a meaning anywhere in a line, those with one at its beginning, and bare links.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=//)|(?<=www)\.|@")
_AT_START = re.compile(r"^(\d{0,9})([#+=.)-])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
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
_KINDS = {
    InterviewKind.TECHNICAL: "Technical",
    InterviewKind.BEHAVIOURAL: "Behavioural",
    InterviewKind.HR: "HR",
    InterviewKind.MIXED: "Mixed",
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
_MEASURES = {
    Measure.WORDS_PER_MINUTE: "Pace",
    Measure.TALK_TIME: "Talk time",
    Measure.TIME_TO_FIRST_WORD: "Time to the first word",
    Measure.PAUSES: "Pauses",
    Measure.LONGEST_PAUSE: "Longest pause",
    Measure.FILLERS_PER_MINUTE: "Filler words",
    Measure.FILLERS: "Filler words",
    Measure.REPEATED_WORDS: "Repeated words",
    Measure.SENTENCE_LENGTH: "Sentence length",
}
_LONGEST_QUOTE = 120
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
        *_delivery(report.delivery),
        "## Answers",
        "",
    ]
    if not report.answers:
        lines.extend(["No question was answered.", ""])
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
    return f"**{_points(overall.score)}**{_range(overall.band)}: {answers}{asked}"


def _competencies(report: Report) -> list[str]:
    if not report.competencies:
        return []
    rows = [
        f"| {escape(c.name)} | {_points(c.score)} | {_plain_range(c.band)} | {_level(c)} |"
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


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(map(escape, names[:_MOST_TOPICS]))
    left = len(names) - _MOST_TOPICS
    return f"{shown} and {left} more" if left > 0 else shown


def _delivery(delivery: Delivery | None) -> list[str]:
    if delivery is None:
        return []
    rows = [
        f"| {_MEASURES[m.name]} | {m.value:g} {m.unit} | {_target(m)} |" for m in delivery.metrics
    ]
    note = "How it was said. These figures are for you and are in no score."
    if not delivery.spoken:
        note = "How it was written. These figures are for you and are in no score."
    header = ["| Measure | Yours | Usual range |", "|---|---|---|"]
    return ["## Delivery", "", note, "", *header, *rows, ""]


def _target(metric: Metric) -> str:
    if metric.target is None:
        return ""
    low, high = metric.target
    usual = f"up to {high:g}" if low <= 0 else f"{low:g} to {high:g}"
    return usual if metric.within_target else f"{usual} ⚠"


def _delivery_line(delivery: Delivery | None) -> list[str]:
    """Only what lies outside of its usual range."""
    outside = [m for m in delivery.metrics if m.within_target is False] if delivery else []
    if not outside:
        return []
    figures = "; ".join(
        f"{_MEASURES[m.name].lower()} {m.value:g} {m.unit} (usual: {_target(m).rstrip(' ⚠')})"
        for m in outside
    )
    return [f"Delivery, not scored: {figures}", ""]


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
    told = question.kind is not QuestionKind.TECHNICAL
    if answer.band_source == GATE_BAND_SOURCE:
        lines.extend(_gate(answer))
    else:
        lines.extend(_verdict_table(answer.verdicts, told=told))
        lines.extend(_criteria(answer, told=told))
    lines.extend(_list("What worked", answer.worked))
    lines.extend(_list("What to do next", answer.next_steps))
    lines.extend(_delivery_line(answer.delivery))
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


def _points(score: float | None) -> str:
    return "no score" if score is None else f"{score:.1f} / 10"


def _range(band: Band | None) -> str:
    return f" (plausibly {_plain_range(band)})" if band else ""


def _plain_range(band: Band | None) -> str:
    return f"{band[0]:.1f} to {band[1]:.1f}" if band else ""
