"""Which words of an answer are marked beside the quotes: fillers and terms of the job."""

from viva.evaluation.hesitations import find_hesitations
from viva.evaluation.language import detect_language
from viva.evaluation.normalised import MAXIMUM_CHARACTERS
from viva.nlp.skills import SkillVocabulary
from viva.nlp.tokens import iter_tokens
from viva.reports.schemas import MarkKind, TextMark

# More of them would say no more, and be much to draw.
_MOST = 500


def mark_words(text: str, language: str) -> list[TextMark]:
    """In the order of the text, without overlaps; of very long answers only the beginning.

    `language` is the one asked for; a text plainly in another one has the fillers of its own.
    """
    bounded = text[:MAXIMUM_CHARACTERS]
    terms = [
        TextMark(kind=MarkKind.TERM, start=mention.start, end=mention.end)
        for mention in SkillVocabulary.load().find(bounded)
    ]
    spoken = detect_language(bounded, [token.lower for token in iter_tokens(bounded)])
    taken = {place for term in terms for place in range(term.start, term.end)}
    fillers = [
        TextMark(kind=MarkKind.FILLER, start=start, end=end)
        for start, end in find_hesitations(bounded, spoken or language)
        if taken.isdisjoint(range(start, end))
    ]
    return sorted([*terms, *fillers], key=lambda mark: mark.start)[:_MOST]
