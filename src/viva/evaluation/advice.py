"""From a rubric's note on the answer ("Names their role.") to advice ("name your role").

Key points of open and behavioural questions are often notes on what the candidate does; those of
technical questions state what is true, and such statements are left as they are.
"""

import re
from functools import lru_cache

from viva.evaluation.advice_words import (
    ADVERBS,
    AFTER_NOUN,
    DONE_OPENINGS,
    NOUNS_TOO,
    OBJECT_OPENINGS,
    OTHERS,
    PAST,
    PHRASES,
    SAID_OPENINGS,
    SAID_VERBS,
    THEY,
    VERBS,
    YOU,
)

_WORD = re.compile(r"[\w'’-]+")
_JOINT = re.compile(
    r"(?P<before>(?:[,:;] (?:and |or |but |then |and then )?| (?:and|or|but|and then) )"
    r"(?:(?:also|clearly|honestly|openly|then|only|never|so) )?)(?P<verb>[a-z]+)"
    r"(?= ?(?P<after>[\w-]*))"
)
_AFTER_VERB = re.compile(r"(?:^| (?:and|or) )\w+ $")
_LONGEST_VERB_TAIL = 40


@lru_cache(maxsize=4_096)
def advise(key_point: str) -> str | None:
    """What the candidate is to do, without capital and full stop; null for a statement.

    It reads well after "You " and, with a capital, as a sentence of its own.
    """
    text = " ".join(key_point.split()).rstrip(".")
    adverb, note = _opening(text)
    opening = _WORD.match(note)
    if opening is None:
        return None
    verb = opening.group().lower()
    rest = _joined(note[opening.end() :])
    if verb in PAST:
        return _polished(f"show that you {adverb}" + _addressed(verb + rest))
    if verb not in VERBS or _begins_a_statement(note, opening.end()):
        return None
    if adverb and verb == "comes":
        return None
    done = _addressed(VERBS[verb] + rest)
    if not _is_said(note.lower(), verb):
        return _polished(f"show that you {adverb}{done}")
    return _polished(adverb + done)


def _opening(text: str) -> tuple[str, str]:
    """A leading adverb with its space, lower case, and what comes after it."""
    first, _, rest = text.partition(" ")
    if first.lower() in ADVERBS and rest[:1].islower():
        return first.lower() + " ", rest
    return "", text


def _begins_a_statement(note: str, end: int) -> bool:
    if note[:end].lower() not in NOUNS_TOO:
        return False
    following = _WORD.match(note, end + 1)
    listed = note[end : end + 1] == ","
    return listed or (following is not None and following.group().lower() in AFTER_NOUN)


def _is_said(note: str, verb: str) -> bool:
    if note.startswith(SAID_OPENINGS):
        return True
    return verb in SAID_VERBS and not note.startswith(DONE_OPENINGS)


def _joined(rest: str) -> str:
    """The verbs that are joined to the first one, in the same form."""

    def base(match: re.Match[str]) -> str:
        verb = match.group("verb")
        if verb in NOUNS_TOO and match.group("after").lower() not in OBJECT_OPENINGS:
            return match.group()
        return match.group("before") + VERBS.get(verb, verb)

    return _JOINT.sub(base, rest)


def _addressed(advice: str) -> str:
    """`They` becomes `you` where it is the candidate."""
    other = OTHERS.search(advice)
    first_other = len(advice) if other is None else other.start()

    def you(match: re.Match[str]) -> str:
        found = match.group().lower()
        if match.group("plain"):
            return YOU[found]
        if match.group("kept") or match.start() > first_other:
            return match.group()
        before = advice[max(0, match.start() - _LONGEST_VERB_TAIL) : match.start()]
        if found in ("them", "themselves") and _AFTER_VERB.search(before):
            return match.group()
        return YOU[found]

    return THEY.sub(you, advice)


def _polished(advice: str) -> str:
    for pattern, replacement in PHRASES:
        advice = pattern.sub(replacement, advice)
    return advice
