"""Blind scoring: names, pronouns, schools, ages and addresses are out of a scorer's sight.

Each is replaced by a word without content, the same for all of its kind, so that an answer is
read the same whoever gave it. Quotes are put back as they were given.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from viva.evaluation.explanation import requote
from viva.evaluation.function_words import FUNCTION_WORDS
from viva.evaluation.masked_names import find_names
from viva.evaluation.masked_places import find_ages, find_places
from viva.evaluation.normalised import NormalisedText, normalise
from viva.evaluation.schemas import Evaluation, ScoringItem, Verdict

_Range = tuple[int, int, str]

# Words that carry grammar and no content: for a person, and for a place or an age.
_STAND_INS = {"en": ("someone", "here"), "de": ("man", "hier"), "es": ("ella", "esto")}
_SUBJECT = re.compile(r"\bs?he(?P<short>'s|'d|'ll)?\b(?: (?P<verb>was|is|has)\b)?", re.IGNORECASE)
_SUBJECT_SHORT = {None: "they", "'s": "they're", "'d": "they'd", "'ll": "they'll"}
_SUBJECT_VERB = {None: "", "was": " were", "is": " are", "has": " have"}
_REFLEXIVE = re.compile(r"\b(?:him|her)self\b", re.IGNORECASE)
# "her" is both "them" and "their": what follows decides, for "him" and "his" as well.
_OBJECT = re.compile(r"\b(?:him|his|hers?)\b(?= (?P<next>[^\W\d_]+)|)", re.IGNORECASE)
_GENDERED = {
    "de": {
        "er": "sie",
        "ihn": "sie",
        "ihm": "ihr",
        **{"sein" + ending: "ihr" + ending for ending in ("e", "en", "em", "er", "es")},
    },
    "es": {"él": "ella", "ellos": "ellas"},
}
_GENDERED_PATTERNS = {
    language: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for language, words in _GENDERED.items()
}
_SCHOOL_SORTS = (
    "nursing",
    "medical",
    "law",
    "business",
    "grammar",
    "boarding",
    "private",
    "community",
)
_NEUTRAL = {
    **dict.fromkeys(["man", "woman", "gentleman", "lady", "guy", "girl", "boy"], "person"),
    **dict.fromkeys(["men", "women", "gentlemen", "ladies", "girls", "boys"], "people"),
    **dict.fromkeys(["wife", "husband", "girlfriend", "boyfriend"], "partner"),
    **dict.fromkeys(["mother", "father", "mum", "mom", "dad"], "parent"),
    **dict.fromkeys(["son", "daughter"], "child"),
    **dict.fromkeys(["sons", "daughters"], "children"),
    **dict.fromkeys(["chairman", "chairwoman"], "chair"),
    **dict.fromkeys(["salesman", "saleswoman"], "salesperson"),
    **dict.fromkeys(["waiter", "waitress"], "server"),
    **dict.fromkeys(["brother", "sister"], "sibling"),
    "ward sister": "charge nurse",
    **{f"{sort} {place}": "school" for sort in _SCHOOL_SORTS for place in ("school", "college")},
}
_NEUTRAL_PATTERN = re.compile(rf"\b(?:{'|'.join(_NEUTRAL)})\b", re.IGNORECASE)
_SENTENCE_OPENING = re.compile(r"[.!?:\n]\s*$")
_LETTERS = re.compile(r"[^\W\d_]+")


def score_blindly(item: ScoringItem, assess: Callable[[ScoringItem], Evaluation]) -> Evaluation:
    """What `assess` makes of the masked answer, with the quotes of the answer as given."""
    masked = _mask_answer(item)
    if masked is None:
        return assess(item)
    return _restored(assess(replace(item, answer=masked.text)), masked)


def blind(item: ScoringItem) -> tuple[ScoringItem, Callable[[int, int], tuple[int, int]]]:
    """The item with the answer that `score_blindly` shows to a scorer.

    With it comes the way from a range of that answer to the range of the answer as given.
    """
    masked = _mask_answer(item)
    if masked is None:
        return item, lambda start, end: (start, end)
    return replace(item, answer=masked.text), masked.place


def mask(
    answer: str,
    language: str = "en",
    *,
    kept_names: frozenset[str] = frozenset(),
    kept_words: frozenset[str] = frozenset(),
) -> NormalisedText | None:
    """The answer with stand-ins and the way back; null where there is nothing to mask.

    Args:
        answer: As it was given.
        language: That of the question.
        kept_names: Names, in lower case, that belong to the question and so stay.
        kept_words: Words such as "father" that do.
    """
    text = normalise(answer)
    person, place = _STAND_INS.get(language, _STAND_INS["en"])
    found: list[_Range] = [(*span, place) for span in find_places(text.text)]
    found.extend((*span, place) for span in find_ages(text.text))
    found.extend((*span, person) for span in find_names(text.text, language, kept_names))
    found.extend(_pronouns(text.text, language, kept_words))
    return _replaced(text, _without_overlaps(found)) if found else None


def _mask_answer(item: ScoringItem) -> NormalisedText | None:
    names, words = _words_of_question(item)
    return mask(item.answer, item.language, kept_names=names, kept_words=words)


def _pronouns(text: str, language: str, kept: frozenset[str]) -> list[_Range]:
    """Pronouns, and in English the words for persons that have a sex."""
    if language in _GENDERED:
        words = _GENDERED[language]
        return [
            (match.start(), match.end(), words[match.group().lower()])
            for match in _GENDERED_PATTERNS[language].finditer(text)
        ]
    found = [(m.start(), m.end(), _they(m)) for m in _SUBJECT.finditer(text)]
    found.extend((m.start(), m.end(), "themselves") for m in _REFLEXIVE.finditer(text))
    found.extend((m.start(), m.end(), _them(m)) for m in _OBJECT.finditer(text))
    found.extend(
        (m.start(), m.end(), _NEUTRAL[m.group().lower()])
        for m in _NEUTRAL_PATTERN.finditer(text)
        if m.group().lower() not in kept
    )
    return found


def _they(match: re.Match[str]) -> str:
    short, verb = match.group("short"), match.group("verb")
    subject = _SUBJECT_SHORT[short.lower() if short else None]
    return subject + _SUBJECT_VERB[verb.lower() if verb else None]


def _them(match: re.Match[str]) -> str:
    following = match.group("next")
    owned = following is not None and following.lower() not in FUNCTION_WORDS["en"]
    return "their" if owned else "them"


def _without_overlaps(found: Iterable[_Range]) -> list[_Range]:
    """In order; of those that overlap the one that begins first, and of these the longest."""
    chosen: list[_Range] = []
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if span[0] < span[1] and (not chosen or span[0] >= chosen[-1][1]):
            chosen.append(span)
    return chosen


def _replaced(text: NormalisedText, spans: Iterable[_Range]) -> NormalisedText:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for start, end, stand_in in spans:
        pieces += [text.text[position:start], stand_in]
        whole = text.place(start, end)
        starts += [*text.starts[position:start], *[whole[0]] * len(stand_in)]
        ends += [*text.ends[position:start], *[whole[1]] * len(stand_in)]
        position = end
    pieces.append(text.text[position:])
    starts += text.starts[position:]
    ends += text.ends[position:]
    return NormalisedText(text.original, "".join(pieces), tuple(starts), tuple(ends))


def _restored(evaluation: Evaluation, masked: NormalisedText) -> Evaluation:
    verdicts = tuple(_placed(verdict, masked) for verdict in evaluation.verdicts)
    quotes = {
        old.quote: new.quote
        for old, new in zip(evaluation.verdicts, verdicts, strict=True)
        if old.quote is not None and new.quote is not None and old.quote != new.quote
    }
    return replace(
        evaluation,
        verdicts=verdicts,
        worked=tuple(requote(text, quotes) for text in evaluation.worked),
        next_steps=tuple(requote(text, quotes) for text in evaluation.next_steps),
    )


def _placed(verdict: Verdict, masked: NormalisedText) -> Verdict:
    if verdict.start is None or verdict.end is None:
        return verdict
    start, end = masked.place(verdict.start, verdict.end)
    return replace(verdict, quote=masked.original[start:end], start=start, end=end)


def _words_of_question(item: ScoringItem) -> tuple[frozenset[str], frozenset[str]]:
    """Names in the question and its key points, and all words there, in lower case."""
    texts = [item.question, item.reference or ""]
    for point in item.key_points:
        texts += [point.text, *point.paraphrases, *point.misconceptions]
    return _words_in(tuple(texts))


@lru_cache(maxsize=1_024)
def _words_in(texts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    names: set[str] = set()
    words: set[str] = set()
    for text in texts:
        for match in _LETTERS.finditer(text):
            words.add(match.group().lower())
            if match.group()[0].isupper() and not _opens_sentence(text, match.start()):
                names.add(match.group().lower())
    return frozenset(names), frozenset(words)


def _opens_sentence(text: str, start: int) -> bool:
    return start == 0 or _SENTENCE_OPENING.search(text[max(0, start - 4) : start]) is not None
