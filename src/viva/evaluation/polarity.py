"""Which words of a text are denied: how far each "not" reaches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from viva.evaluation.negation_words import (
    ALTERNATIVES,
    AUXILIARIES,
    BELIEFS,
    BELIEVERS,
    CLAUSE_SUBJECTS,
    CONDITIONS,
    HEDGED,
    LIST_WORDS,
    NEGATORS,
    NOT_NEGATING_AFTER,
    NOUN_NEGATORS,
    PASSIVE_PREVENTERS,
    RELATIVES,
    SCOPE_ENDS,
    THAT,
    TRUTH_DENIERS,
    TRUTH_WORDS,
)

_SCOPE_WORDS = 12
_NOUN_SCOPE_WORDS = 3
# "A version column does not help": what stands before the "not" is part of what is denied.
_SUBJECT_WORDS = 8
# "no loss, duplicates or errors": this soon after the comma an "or" shows that the list goes on.
_LIST_ITEM_WORDS = 4
# "not without", "never not": two negations this close cancel each other.
_DOUBLE_NEGATION_WORDS = 2
# "cannot be opened without the key": with the key it can.
_CONDITION_WORDS = 10
# A negation aims at the content words that come next.
_AIMS = 2
# "not true", "not really the case": so close to the negation that it denies the whole sentence.
_TRUTH_WITHIN = 3
_SENTENCE_END = re.compile(r"[.!?]\W*\s|\n")
_CLAUSE_END = re.compile(r"[,;:()\[\]—–\n]|[.!?]\W*\s")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A lower-case word, whether it is a content word, and what parts it from the last one."""

    lower: str
    content: bool
    gap: str


@dataclass(frozen=True, slots=True)
class Polarity:
    """Whether a word is denied, is what a "not" aims at, or is a "not" itself."""

    negated: bool
    struck: bool
    negates: bool


@dataclass(frozen=True, slots=True)
class _Denial:
    """The words `start` to `end` (exclusive) are denied by the one at `negator`."""

    negator: int
    start: int
    end: int
    aims: int


def polarities(words: Sequence[Spoken], language: str) -> list[Polarity]:
    """One for each word, in order; what is denied twice is not denied."""
    clauses = _clauses(words)
    denials = [
        *_denied_clauses(words, clauses, language),
        *_denied_alternatives(words),
        *_denied_sentences(words),
    ]
    reached = [0] * len(words)
    struck = [False] * len(words)
    for denial in denials:
        for i in range(denial.start, denial.end):
            reached[i] += i != denial.negator
        for i in _aims(words, denial):
            struck[i] = True
    negating = {denial.negator for denial in denials}
    return [
        Polarity(count % 2 == 1, aimed and count % 2 == 1, i in negating)
        for i, (count, aimed) in enumerate(zip(reached, struck, strict=True))
    ]


def _aims(words: Sequence[Spoken], denial: _Denial) -> list[int]:
    following = range(max(denial.start, denial.negator + 1), denial.end)
    return [i for i in following if words[i].content][: denial.aims]


def _clauses(words: Sequence[Spoken]) -> list[int]:
    """The first words of the clauses, and the end of the text."""
    starts = [i for i in range(len(words)) if i == 0 or _begins_clause(words, i)]
    return [*starts, len(words)]


def _begins_clause(words: Sequence[Spoken], i: int) -> bool:
    word = words[i]
    if _CLAUSE_END.search(word.gap) or word.lower in SCOPE_ENDS:
        return True
    return word.lower in LIST_WORDS and _lower(words, i + 1) in CLAUSE_SUBJECTS | AUXILIARIES


def _lower(words: Sequence[Spoken], i: int) -> str:
    return words[i].lower if 0 <= i < len(words) else ""


def _denied_clauses(
    words: Sequence[Spoken], clauses: Sequence[int], language: str
) -> Iterator[_Denial]:
    negators = NEGATORS.get(language, NEGATORS["en"])
    for start, end in pairwise(clauses):
        found = [i for i in range(start, end) if _negates(words, i, negators)]
        found = _without_conditions(words, found)
        for before, i, after in zip([None, *found], found, [*found[1:], None], strict=False):
            first = start if before is None else _joint(words, before, i) or i
            last = end if after is None else _joint(words, i, after) or end
            yield _denial(words, i, first, last)


def _joint(words: Sequence[Spoken], one: int, other: int) -> int | None:
    """Where "and" or "or" parts what two negators deny."""
    joints = [i for i in range(one + 1, other) if words[i].lower in LIST_WORDS]
    return joints[-1] if joints else None


def _negates(words: Sequence[Spoken], i: int, negators: frozenset[str]) -> bool:
    lower = words[i].lower
    if lower not in negators and not lower.endswith("n't"):
        return False
    if i + 1 < len(words) and words[i + 1].gap == "_":
        return False
    following = _lower(words, i + 1)
    return following not in NOT_NEGATING_AFTER and following not in HEDGED


def _without_conditions(words: Sequence[Spoken], negators: Sequence[int]) -> list[int]:
    """The negators of a clause but those that name a condition and those that it lifts."""
    kept = list(negators)
    for one, other in pairwise(negators):
        close = other - one <= _CONDITION_WORDS
        if close and CONDITIONS & {words[one].lower, words[other].lower} and one in kept:
            kept = [i for i in kept if i not in (one, other)]
    return kept


def _denial(words: Sequence[Spoken], i: int, start: int, end: int) -> _Denial:
    if _denies_nouns(words, i, start, end):
        return _Denial(i, i + 1, _list_end(words, _nouns_end(words, i), i, end), 1)
    for j in range(i + 1, min(end, i + 1 + _TRUTH_WITHIN)):
        if words[j].lower in TRUTH_WORDS:
            return _Denial(i, j, _sentence_end(words, j), 0)
    first = _subject(words, i, start) if _is_verbal(words, i) else i + 1
    return _Denial(i, first, _list_end(words, i + 1 + _SCOPE_WORDS, i, end), _AIMS)


def _denies_nouns(words: Sequence[Spoken], i: int, start: int, end: int) -> bool:
    """Whether it denies what follows at once: "no lock", but not "no lock is taken"."""
    if words[i].lower not in NOUN_NEGATORS or _is_verbal(words, i):
        return False
    return not (i == start and _has_auxiliary(words, i + 1, end))


def _has_auxiliary(words: Sequence[Spoken], start: int, end: int) -> bool:
    return any(word.lower in AUXILIARIES for word in words[start:end])


def _is_verbal(words: Sequence[Spoken], i: int) -> bool:
    """Whether it denies the verb, and so all that its clause says."""
    if words[i].lower in NOUN_NEGATORS:
        return words[i].lower in PASSIVE_PREVENTERS and _lower(words, i - 1) in AUXILIARIES
    return words[i].lower != "not" or bool(
        {_lower(words, i - 1), _lower(words, i - 2)} & AUXILIARIES
    )


def _subject(words: Sequence[Spoken], i: int, start: int) -> int:
    """Where the subject of a denied verb begins: after an "and" that follows another verb."""
    first = max(start, i - _SUBJECT_WORDS)
    for j in range(i - 1, first - 1, -1):
        if words[j].lower in RELATIVES:
            return j
        if words[j].lower in LIST_WORDS and _has_auxiliary(words, start, j):
            return j
    return first


def _nouns_end(words: Sequence[Spoken], negator: int) -> int:
    """Where the nouns end that a "no" denies: a few words, and as many after an "and"."""
    end = negator + 1 + _NOUN_SCOPE_WORDS
    joined = any(word.lower in LIST_WORDS for word in words[negator + 2 : end])
    return end + _NOUN_SCOPE_WORDS - 1 if joined else end


def _list_end(words: Sequence[Spoken], reach: int, negator: int, end: int) -> int:
    """Where a denial ends that reaches so far, or to the end of its clause or of its list."""
    limit = min(len(words), negator + 1 + _SCOPE_WORDS)
    while end < limit and "," in words[end].gap:
        listed = [word.lower for word in words[end : end + _LIST_ITEM_WORDS]]
        if not {"or", "nor"} & set(listed) or set(listed) & AUXILIARIES:
            break
        end = min(limit, end + _LIST_ITEM_WORDS)
        reach = end
    return min(reach, end)


def _denied_alternatives(words: Sequence[Spoken]) -> Iterator[_Denial]:
    """What "instead of" and "rather than" put aside."""
    for i, (one, other) in enumerate(pairwise(words)):
        if (one.lower, other.lower) in ALTERNATIVES:
            yield _Denial(i, i + 2, min(len(words), i + 2 + _NOUN_SCOPE_WORDS), 1)


def _denied_sentences(words: Sequence[Spoken]) -> Iterator[_Denial]:
    """What follows "it is false that", "it is a myth that", or "many think" before a "but"."""
    for i, word in enumerate(words):
        if word.lower in TRUTH_DENIERS and _lower(words, i + 1) in THAT:
            yield _Denial(i, i + 2, _sentence_end(words, i), _AIMS)
        elif word.lower in BELIEFS and _lower(words, i - 1) in BELIEVERS:
            end = _sentence_end(words, i)
            turn = next((j for j in range(i, end) if words[j].lower in SCOPE_ENDS), None)
            if turn is not None:
                yield _Denial(i, i + 1, turn, _AIMS)


def _sentence_end(words: Sequence[Spoken], i: int) -> int:
    for j in range(i + 1, len(words)):
        if _SENTENCE_END.search(words[j].gap):
            return j
    return len(words)
