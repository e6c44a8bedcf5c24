"""Whether two texts are the same utterance, heard for longer."""

import re

# What a recogniser heard last it may still hear differently.
_UNSURE_WORDS = 3
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without case and punctuation."""
    return _WORD.findall(text.casefold().replace("'", "").replace("’", ""))


def is_longer_version(earlier: str, later: str) -> bool:
    """Whether `later` goes on where `earlier` broke off; its last words may have changed."""
    before, after = words_of(earlier), words_of(later)
    if len(after) <= len(before):
        return False
    sure = max(len(before) - _UNSURE_WORDS, 0)
    return before[:sure] == after[:sure]


def is_shorter_version(earlier: str, later: str) -> bool:
    """Whether `later` says nothing that `earlier` does not: it comes late, or is written anew."""
    before, after = words_of(earlier), words_of(later)
    sure = len(after) if len(after) == len(before) else max(len(after) - _UNSURE_WORDS, 0)
    return len(after) <= len(before) and before[:sure] == after[:sure]
