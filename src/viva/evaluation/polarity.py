"""Which words of a text are denied: how far each "not" reaches."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

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
# "cannot be opened without the key": with the key it can.
_CONDITION_WORDS = 10
# A negation aims at the content words that come next.
_AIMS = 2
# "not true", "not really the case": so close to the negation that it denies the whole sentence.
_TRUTH_WITHIN = 3
# A run of marks is searched once, from its first one, so that long ones take linear time.
_STOP = r"(?<![^\w\s])[^\w\s.!?]*+[.!?][^\w\s]*+\s"
_SENTENCE_END = re.compile(rf"\n|{_STOP}")
_CLAUSE_END = re.compile(rf"[,;:()\[\]—–\n]|{_STOP}")


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
    ends = [i for i in range(1, len(words)) if _has(_SENTENCE_END, words[i].gap)]
    denials = [
        *_denied_clauses(words, ends, language),
        *_denied_alternatives(words),
        *_denied_sentences(words, ends),
    ]
    content = [i for i, word in enumerate(words) if word.content]
    struck = {i for denial in denials for i in _aims(content, denial)}
    negating = {denial.negator for denial in denials}
    return [
        Polarity(count % 2 == 1, i in struck and count % 2 == 1, i in negating)
        for i, count in enumerate(_reached(denials, len(words)))
    ]


def _has(end: re.Pattern[str], gap: str) -> bool:
    """Most gaps are one space, which spares the search."""
    return gap != " " and end.search(gap) is not None


def _reached(denials: Sequence[_Denial], count: int) -> list[int]:
    """How many denials reach each word; none reaches the word that denies."""
    changes = [0] * (count + 1)
    for denial in denials:
        if denial.start < denial.end:
            changes[denial.start] += 1
            changes[denial.end] -= 1
        if denial.start <= denial.negator < denial.end:
            changes[denial.negator] -= 1
            changes[denial.negator + 1] += 1
    return list(accumulate(changes))[:count]


def _aims(content: Sequence[int], denial: _Denial) -> list[int]:
    first = bisect_left(content, max(denial.start, denial.negator + 1))
    return [i for i in content[first : first + denial.aims] if i < denial.end]


def _clauses(words: Sequence[Spoken]) -> list[int]:
    """The first words of the clauses, and the end of the text."""
    starts = [i for i in range(len(words)) if i == 0 or _begins_clause(words, i)]
    return [*starts, len(words)]


def _begins_clause(words: Sequence[Spoken], i: int) -> bool:
    word = words[i]
    if _has(_CLAUSE_END, word.gap) or word.lower in SCOPE_ENDS:
        return True
    return word.lower in LIST_WORDS and _lower(words, i + 1) in CLAUSE_SUBJECTS | AUXILIARIES


def _lower(words: Sequence[Spoken], i: int) -> str:
    return words[i].lower if 0 <= i < len(words) else ""


def _denied_clauses(
    words: Sequence[Spoken], ends: Sequence[int], language: str
) -> Iterator[_Denial]:
    negators = NEGATORS.get(language, NEGATORS["en"])
    for start, end in pairwise(_clauses(words)):
        found = [i for i in range(start, end) if _negates(words, i, negators)]
        found = _without_conditions(words, found)
        for before, i, after in zip([None, *found], found, [*found[1:], None], strict=False):
            first = start if before is None else _joint(words, before, i) or i
            last = end if after is None else _joint(words, i, after) or end
            yield _denial(words, ends, i, first, last)


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


def _denial(words: Sequence[Spoken], ends: Sequence[int], i: int, start: int, end: int) -> _Denial:
    if _denies_nouns(words, i, start, end):
        return _Denial(i, i + 1, _list_end(words, _nouns_end(words, i), i, end), 1)
    for j in range(i + 1, min(end, i + 1 + _TRUTH_WITHIN)):
        if words[j].lower in TRUTH_WORDS:
            return _Denial(i, j, _next(ends, j + 1, len(words)), 0)
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


def _denied_sentences(words: Sequence[Spoken], ends: Sequence[int]) -> Iterator[_Denial]:
    """What follows "it is false that", "it is a myth that", or "many think" before a "but"."""
    turns = [i for i, word in enumerate(words) if word.lower in SCOPE_ENDS]
    for i, word in enumerate(words):
        end = _next(ends, i + 1, len(words))
        if word.lower in TRUTH_DENIERS and _lower(words, i + 1) in THAT:
            yield _Denial(i, i + 2, end, _AIMS)
        elif word.lower in BELIEFS and _lower(words, i - 1) in BELIEVERS:
            turn = _next(turns, i, end)
            if turn < end:
                yield _Denial(i, i + 1, turn, _AIMS)


def _next(places: Sequence[int], start: int, otherwise: int) -> int:
    """The first of these places, which are in order, from `start` on."""
    found = bisect_left(places, start)
    return places[found] if found < len(places) else otherwise
