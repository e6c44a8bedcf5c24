"""Sounds and phrases that fill time while speaking, by language."""

import re
from collections.abc import Iterator

# Only what is no word of the language: German has "um" and "er", a nurse has an "ER", a
# mechanic has "mm".
_SOUNDS = {
    "en": r"u+h+m*|u+m+|erm+|h+m+|mhm+|m{3,}|(?<=, )er(?=,)|ah(?=,)",
    "de": r"ä+h+m*|ö+h+m*|h+m+|mhm+|m{3,}",
    "es": r"e+h+m*|h+m+|mhm+|m{3,}",
}
_ANYWHERE = r"u+h+m+|h+m+|mhm+|m{3,}"
# "kind of" and "you know" are also plain grammar: "what kind of", "do you know how".
_BEFORE_KIND = """
    a an the this that what which some any one every each of same other another right new different
    certain special following
"""
_NO_KIND = "".join(rf"(?<!\b{word} )" for word in _BEFORE_KIND.split())
_NO_ASKING = "".join(rf"(?<!\b{word} )" for word in ("do", "did", "if", "as", "what", "that"))
_PHRASES = {
    "en": (
        rf"{_NO_ASKING}you know"
        r"(?! (?:how|what|that|the|if|whether|who|why|when|where|a|about|it|this|your)\b)"
        r"|i mean(?! (?:that|it|the|this)\b)"
        rf"|{_NO_KIND}(?:kind|sort) of|basically|literally|actually(?=,)|(?<=, )like(?=,)"
        r"|or something like that|and stuff like that|or whatever"
    ),
    "de": r"sozusagen|quasi|irgendwie|na ja|naja|weißt du|wissen sie(?=,)|ich sag mal|oder so",
    "es": r"o sea|digamos|este\.{2,3}|pues nada|no sé qué|¿sabes\?",
}
_PATTERNS = {
    language: re.compile(rf"\b(?:{sounds}|{_PHRASES[language]})(?!\w)")
    for language, sounds in _SOUNDS.items()
}
_SOUNDS_OF = {
    language: re.compile(rf",? ?\b(?:{sounds})(?!\w)", re.IGNORECASE)
    for language, sounds in _SOUNDS.items()
}
_COMMAS = re.compile(r" ?(,)(?: ?,)+| (?=[,.;:!?])()")
# Not what is said twice on purpose, or as grammar wants it.
_TWICE = re.compile(
    r"\b(?!(?:had|that|very|no|yes|ja|nein|sehr|die|der|das|muy|sí|\d+)\b)"
    r"(\w{1,20}(?: \w{1,20}){0,2}) \1\b"
)
_SOUNDS_ALONE = re.compile(rf"\b(?:{_ANYWHERE})(?!\w)")


def smooth(text: str, language: str) -> str:
    """One line without the sounds, and with words said twice at once said once."""
    sounds = _SOUNDS_OF.get(language, _SOUNDS_ALONE)
    quiet = " ".join(sounds.sub(" ", " ".join(text.split())).split())
    return _TWICE.sub(r"\1", _COMMAS.sub(r"\1", quiet).strip(" ,"))


def count_hesitations(text: str, language: str) -> int:
    """How often they occur; in a language without a list only the sounds are counted."""
    return sum(1 for _ in find_hesitations(text, language))


def find_hesitations(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where they stand: `text[start:end]`, in order; which those are says `count_hesitations`."""
    places, letters = [], []
    for place, letter in enumerate(text):
        if not letter.isspace():
            lower = letter.lower()
            letters.append(lower if len(lower) == 1 else letter)
        elif letters and letters[-1] == " ":
            continue
        else:
            letters.append(" ")
        places.append(place)
    pattern = _PATTERNS.get(language, _SOUNDS_ALONE)
    for match in pattern.finditer("".join(letters)):
        yield places[match.start()], places[match.end() - 1] + 1
