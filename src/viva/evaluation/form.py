"""Structure, clarity and communication of the sentences that are to the point.

None of them looks at the length of the answer, and all of them count only as far as the answer
is relevant: a well-built sentence about something else earns nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.criteria import CLARITY, COMMUNICATION, STRUCTURE
from viva.evaluation.reading import Reading, ReadSentence
from viva.evaluation.stuffing import stuffing_degree

_LINK = re.compile(
    r"\b(?:because|since|so|therefore|thus|hence|first|firstly|second|secondly|then|next|finally"
    r"|for example|for instance|such as|however|whereas|while|although|instead|on the other hand"
    r"|which means|in contrast|when|if|after that|as a result|once|until|unless|also|in order to|by"
    r"|weil|deshalb|daher|zuerst|dann|danach|zum beispiel|jedoch|während|wenn|obwohl|damit"
    r"|porque|por eso|primero|luego|después|por ejemplo|sin embargo|mientras|si|aunque|cuando)\b"
)
_HEDGE = re.compile(
    r"\b(?:maybe|perhaps|i guess|i suppose|kind of|sort of|or something|somehow|or whatever|and"
    r" stuff"
    r"|irgendwie|vielleicht|oder so|quizás?|tal vez|o algo así|más o menos)\b"
)
_UNLINKED = 0.75
_READABLE_WORDS = 35
_UNREADABLE_WORDS = 80
_HEDGED = 0.3
# An answer that covers this much of the key points has its form counted in full.
_FULLY_RELEVANT = 0.8


@dataclass(frozen=True, slots=True)
class FormFinding:
    """One criterion's fraction (0 to 1), what was seen, and the sentence that shows it best.

    `advice` says what to do about it, where something is to be done.
    """

    criterion: str
    fraction: float
    remark: str
    sentence: int | None
    advice: str | None = None


def relevance_factor(coverage: float, contradicted: float) -> float:
    """How far form counts when these shares of the key points are covered and contradicted.

    What is well built and wrong earns no more than the part of it that is right.
    """
    return min(1.0, coverage / _FULLY_RELEVANT) * right_share(coverage, contradicted)


def right_share(coverage: float, contradicted: float) -> float:
    """The part of what is said of the key points that does not contradict them, 0 to 1."""
    return 1.0 if contradicted <= 0 else coverage / (coverage + contradicted)


def judge_form(reading: Reading, relevant: Sequence[int], language: str) -> tuple[FormFinding, ...]:
    """The three criteria of form over the sentences with these indexes."""
    if not relevant:
        return tuple(
            FormFinding(criterion, 0.0, "Nothing that was said is to the point.", None)
            for criterion in (STRUCTURE, CLARITY, COMMUNICATION)
        )
    sentences = [reading.sentences[i] for i in relevant]
    texts = [reading.text.original[s.start : s.end].lower() for s in sentences]
    return (
        _structure(relevant, texts),
        _clarity(relevant, sentences, texts),
        _communication(relevant, sentences, language),
    )


def _structure(relevant: Sequence[int], texts: Sequence[str]) -> FormFinding:
    linked = [i for i, text in zip(relevant, texts, strict=True) if _LINK.search(text)]
    if linked:
        return FormFinding(STRUCTURE, 1.0, "The statements are linked to each other.", linked[0])
    if len(relevant) == 1:
        remark = "One statement makes the answer; there is nothing to link."
        return FormFinding(STRUCTURE, 1.0, remark, relevant[0])
    remark = "The statements stand side by side without a word that links them."
    advice = "Link your statements: say what follows from what, and give an example."
    return FormFinding(STRUCTURE, _UNLINKED, remark, relevant[0], advice)


def _clarity(
    relevant: Sequence[int], sentences: Sequence[ReadSentence], texts: Sequence[str]
) -> FormFinding:
    longest = max(range(len(sentences)), key=lambda i: (len(sentences[i].words), -i))
    words = len(sentences[longest].words)
    excess = (words - _READABLE_WORDS) / (_UNREADABLE_WORDS - _READABLE_WORDS)
    readable = 1.0 - 0.5 * min(1.0, max(0.0, excess))
    hedged = [i for i, text in zip(relevant, texts, strict=True) if _HEDGE.search(text)]
    fraction = readable * (1.0 - _HEDGED * len(hedged) / len(relevant))
    if hedged:
        remark = "It is held in doubt by vague words."
        advice = "Say plainly what you are sure of."
        return FormFinding(CLARITY, fraction, remark, hedged[0], advice)
    if readable < 1.0:
        remark = f"A sentence of {words} words is hard to follow."
        advice = "Break long sentences in two."
        return FormFinding(CLARITY, fraction, remark, relevant[longest], advice)
    return FormFinding(CLARITY, fraction, "The sentences are easy to follow.", relevant[0])


def _communication(
    relevant: Sequence[int], sentences: Sequence[ReadSentence], language: str
) -> FormFinding:
    words = [word for sentence in sentences for word in sentence.words]
    degree = stuffing_degree(words, language)
    if degree > 0:
        remark = "It reads as a list of words more than as sentences to a listener."
        advice = "Tell it in whole sentences, as you would to a listener."
        return FormFinding(COMMUNICATION, 1.0 - degree, remark, relevant[0], advice)
    return FormFinding(COMMUNICATION, 1.0, "It is told in whole sentences.", relevant[0])
