"""Whether words could be an interviewer's: they say something about work, in the bank's sense.

Who writes for a model that was led astray asks for small talk, and wants to hear small talk.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from viva.nlp.tokens import tokenize
from viva.questions.bank import QuestionBank
from viva.questions.schemas import Question, QuestionKind, Section

_FEWEST_IN_TEXT: Final = 2
_FEWEST_IN_TEXT_ALONE: Final = 3
# The three shortest key points of a question of the bank, held against the words of other packs: of
# technical questions 1 % have less, of the others, which have shorter ones, about a tenth. Small
# talk has less.
_FEWEST_IN_POINTS: Final = {QuestionKind.TECHNICAL: 7}
_FEWEST_IN_TOLD_POINTS: Final = 5
# A word in so many questions of the bank says nothing.
_GENERAL_FROM: Final = 0.2
_LONG_WORD: Final = 4
# No key point of the bank shares so much with a question on the same, but one.
_GIVEN_AWAY: Final = 0.6
_FEWEST_TO_GIVE_AWAY: Final = 3
_VOUCHED: Final = frozenset({"en"})
_SECTIONS: Final = frozenset({Section.TECHNICAL, Section.BEHAVIOURAL, Section.HR})


def is_on_topic(text: str, plan: Question, *, alone: bool = False) -> bool:
    """Whether a question says what it is about; of a language without a bank one cannot tell.

    Args:
        text: The question's.
        plan: What it should be about.
        alone: It comes without key points that would tell more.
    """
    if plan.language not in _VOUCHED:
        return True
    said = long_words(text)
    named = long_words(" ".join((*plan.skills, plan.competency)))
    fewest = _FEWEST_IN_TEXT_ALONE if alone else _FEWEST_IN_TEXT
    return bool(said & named) or len(said & _telling(plan.kind)) >= fewest


def are_telling(points: Iterable[str], text: str, plan: Question) -> bool:
    """Whether key points ask for more than the question says already, and more than small talk."""
    if plan.language not in _VOUCHED:
        return True
    wanted = long_words(" ".join(points)) - long_words(text)
    fewest = _FEWEST_IN_POINTS.get(plan.kind, _FEWEST_IN_TOLD_POINTS)
    return len(wanted & _telling(plan.kind)) >= fewest


def gives_away(text: str, point: str) -> bool:
    """Whether a text has most of the words that a key point is about, in whatever order."""
    words = long_words(point)
    words = words if len(words - _general()) < _FEWEST_TO_GIVE_AWAY else words - _general()
    if len(words) < _FEWEST_TO_GIVE_AWAY:
        return False
    return len(words & long_words(text)) >= _GIVEN_AWAY * len(words)


@lru_cache(maxsize=4_096)
def long_words(text: str) -> frozenset[str]:
    """Stems of words that are not short."""
    return frozenset(token.stem for token in tokenize(text) if len(token.lower) >= _LONG_WORD)


def load_topics() -> None:
    """Read the bank's words, half a second once; whoever waits for a question should not."""
    for kind in QuestionKind:
        _telling(kind)


@cache
def _telling(kind: QuestionKind) -> frozenset[str]:
    technical = kind is QuestionKind.TECHNICAL
    alike = [words for of, words in _bank() if (of is QuestionKind.TECHNICAL) == technical]
    return frozenset().union(*alike) - _general()


@cache
def _general() -> frozenset[str]:
    counts = Counter(word for _, words in _bank() for word in words)
    return frozenset(word for word, n in counts.items() if n >= _GENERAL_FROM * len(_bank()))


@cache
def _bank() -> tuple[tuple[QuestionKind, frozenset[str]], ...]:
    """The words of each shipped question with its key points and reference."""
    questions = [one for one in QuestionBank.load().questions if one.section in _SECTIONS]
    return tuple((one.kind, _words_of(one)) for one in questions)


def _words_of(question: Question) -> frozenset[str]:
    points = [text for point in question.key_points for text in (point.text, *point.paraphrases)]
    return long_words(" ".join([question.text, question.reference or "", *points]))
