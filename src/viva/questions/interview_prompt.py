"""What a model is told of an interview: the same words first, the talk so far, then an order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from viva.documents.schemas import DocumentKind
from viva.llm.fences import as_data
from viva.llm.prompts import Prompt, Said, Speaker, load_prompts
from viva.matching.schemas import Brief, BriefDocument, Fit
from viva.questions.cited_lines import CitedLine, read_lines
from viva.questions.quoting import clean
from viva.questions.schemas import Question, Source

INSTRUCTIONS: Final = load_prompts("viva.questions")["interview"]
# The whole fixed part has at most 1,500 tokens, instructions included.
_MOST_LINE_CHARACTERS: Final = 150
_LINE_CHARACTERS: Final = {DocumentKind.CV: 1_100, DocumentKind.JOB: 700}
_MOST_SKILLS: Final = 12
_ANSWER_BEGINNING: Final = 900
_ANSWER_END: Final = 300
_SKIPPED: Final = "(no answer)"
_TOKENS_PER_QUESTION: Final = 500


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question that was asked, and the answer, blind; null where it was skipped or is open."""

    question: Question
    answer: str | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """The fixed part of an interview's prompts, and the lines that it shows, by id."""

    fixed: str
    lines: Mapping[str, Source]


def gather_material(brief: Brief, documents: Sequence[BriefDocument]) -> Material:
    """The same brief and documents always give the same bytes."""
    blocks = [INSTRUCTIONS.text, as_data("interview", "\n".join(_plan(brief)))]
    lines: dict[str, Source] = {}
    for document in documents:
        shown = dict(_shown_lines(brief, document))
        lines |= {
            name: Source(document_id=line.document_id, line=line.number, text=line.text)
            for name, line in shown.items()
        }
        if shown:
            text = "\n".join(f"{name}: {_short(line)}" for name, line in shown.items())
            blocks.append(as_data(document.profile.kind.value, text))
    return Material("\n\n".join(blocks), lines)


def order_prompt(
    material: Material,
    exchanges: Sequence[Exchange],
    plans: Sequence[Question],
    missed: Sequence[str] = (),
) -> Prompt:
    """An order for one question per plan.

    Args:
        material: What does not change during the interview.
        exchanges: The talk so far; from call to call it only grows at its end.
        plans: What the rules would ask; their words are not shown.
        missed: Key points that the last answer left out.
    """
    return Prompt(
        fixed=material.fixed,
        task=_order(plans, missed, material.lines),
        version=INSTRUCTIONS.label,
        history=tuple(said for exchange in exchanges for said in _said(exchange)),
        max_output_tokens=_TOKENS_PER_QUESTION * len(plans),
    )


def _order(plans: Sequence[Question], missed: Sequence[str], lines: Mapping[str, Source]) -> str:
    wanted = [_wish(plan, lines) for plan in plans]
    if len(wanted) > 1:
        wanted = [f"({number}) {wish}" for number, wish in enumerate(wanted, start=1)]
    order = f"Write {'; '.join(wanted)}."
    return f"{order} The last answer left out: {' '.join(missed)}" if missed else order


def _wish(plan: Question, lines: Mapping[str, Source]) -> str:
    about = f"{plan.skills[0]}, {plan.competency}" if plan.skills else plan.competency
    places = {(source.document_id, source.line): name for name, source in lines.items()}
    cited = [places.get((source.document_id, source.line)) for source in plan.sources]
    rest = "".join(f", on {name}" for name in cited if name)
    return f"{plan.kind.value}: {about}, level {plan.level}{rest}"


def _said(exchange: Exchange) -> Iterator[Said]:
    """Both as data: questions quote the documents, and they are not in the form of replies."""
    yield Said(Speaker.USER, as_data("asked", exchange.question.text))
    if not exchange.is_open:
        yield Said(Speaker.USER, as_data("answer", bounded(exchange.answer or _SKIPPED)))


def bounded(answer: str) -> str:
    """The beginning and the end of a long answer."""
    left_out = " […] "
    if len(answer) <= _ANSWER_BEGINNING + len(left_out) + _ANSWER_END:
        return answer
    return f"{answer[:_ANSWER_BEGINNING]}{left_out}{answer[-_ANSWER_END:]}"


def _plan(brief: Brief) -> Iterator[str]:
    yield f"role: {brief.role or 'not named'}"
    if brief.seniority is not None:
        yield f"level: {brief.seniority.value}"
    names = {
        Fit.MATCHED: "asked for and in the CV",
        Fit.GAP: "asked for, not in the CV",
        Fit.EXTRA: "in the CV",
    }
    if brief.partial_skills:
        near = [f"{one.skill} ({one.shown})" for one in brief.partial_skills[:_MOST_SKILLS]]
        yield f"asked for, in the CV only the one in brackets, which is close: {', '.join(near)}"
    for fit, name in names.items():
        skills = [topic.name for topic in brief.topics if topic.fit is fit][:_MOST_SKILLS]
        if skills:
            yield f"{name}: {', '.join(skills)}"


def _shown_lines(brief: Brief, document: BriefDocument) -> Iterator[tuple[str, CitedLine]]:
    """As many lines as there is room for, the telling ones first, in the document's order."""
    kind = DocumentKind(document.profile.kind)
    of_topics = {
        number
        for topic in brief.topics
        for number in (topic.cv_lines if kind is DocumentKind.CV else topic.job_lines)
    }
    left = _LINE_CHARACTERS[kind]
    kept: list[CitedLine] = []
    every = read_lines(document)
    for line in sorted(every, key=lambda one: (not one.told, one.number not in of_topics)):
        left -= len(_short(line))
        if left < 0:
            break
        kept.append(line)
    for line in sorted(kept, key=lambda one: one.number):
        yield f"{kind.value[0]}{line.number}", line


def _short(line: CitedLine) -> str:
    text = clean(line.text)
    if len(text) <= _MOST_LINE_CHARACTERS:
        return text
    return text[:_MOST_LINE_CHARACTERS].rsplit(" ", 1)[0] + " …"
