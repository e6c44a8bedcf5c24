"""A question of a pack, brought up by a line of the CV or the job that shows its skill."""

from collections.abc import Sequence
from dataclasses import replace

from viva.nlp.skills import SkillVocabulary
from viva.questions.evidence import SkillLine, locate, spell
from viva.questions.lead_ins import bridge, lead_in
from viva.questions.line_facts import place_facts
from viva.questions.quoting import clean, quote
from viva.questions.schemas import Question, Source


def make_personal(
    question: Question,
    evidence: SkillLine,
    vocabulary: SkillVocabulary,
    *,
    asked: Sequence[Question],
    seed: int,
) -> Question | None:
    """The pack's question after a sentence about the line; None when the line cannot be quoted.

    The id stays that of the pack, so that the question is known as asked.
    """
    line = evidence.line
    text = clean(line.text)
    span = locate(evidence.topic, text, vocabulary)
    fragment = quote(text, span) if span else None
    if span is None or fragment is None:
        return None
    sentence = lead_in(place_facts(line, fragment), line, asked=asked, seed=seed)
    if sentence is None:
        return None
    leading_on = bridge(spell(text, span), asked=asked, seed=seed)
    return replace(
        question,
        text=f"{sentence} {leading_on} {question.text}",
        sources=(Source(document_id=line.document_id, line=line.number, text=line.text),),
    )
