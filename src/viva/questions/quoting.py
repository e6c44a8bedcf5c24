"""The short fragment of a document line that is read out."""

import re
from typing import Final

MAX_QUOTE: Final = 100
_LEAST_QUOTE: Final = 24
_EDGES: Final = " ,;:.-–—•·*|/"
_MOST_LIST_ITEM_WORDS: Final = 2

_NOT_PRINTED: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;])\s+|\s[•·▪]\s")
# Where a long sentence may be cut; a mark is a better place than a word.
_CUT: Final = re.compile(
    r"(?P<mark>,\s|\s[–—-]\s)"
    r"|\s(?!(?:by|to|um|auf|en|un|a) [\d$€£])"
    r"(?=(?:and|or|through|by|using|with|for|while|to|which|that|resulting|including|across|from|in"
    r"|on|und|oder|mit|durch|für|zur|zum|bei|y|o|con|para|mediante|en|por)\s)"
)
_LOOSE_START: Final = re.compile(
    r"^(?:(?:and|or|through|by|using|with|for|while|to|which|that|including|across|from|in|on|und"
    r"|oder|mit|durch|für|zur|zum|bei|y|o|con|para|mediante|en|por)\s+)+",
    re.IGNORECASE,
)
_LOOSE_END: Final = re.compile(
    r"(?:\s+(?:and|or|of|the|an?|with|for|to|in|by|on|at|from|as|via|using|through|including|that"
    r"|which|under|over|per|und|oder|mit|für|von|der|die|das|den|dem|des|ein|eine|einer|einem|einen"
    r"|zur|zum|im|bei|durch|als|auf|y|o|de|del|la|el|los|las|un|una|con|para|por|en|e|su|sus"
    r"|our|their|your|its|is|are|was|will|be|we|you))+$",
    re.IGNORECASE,
)
# Headings that run on into the text.
_LABEL: Final = re.compile(
    r"(?:(?:key |main |your )?(?:responsibilities|requirements|duties|tasks|qualifications|summary"
    r"|role|profile|nice to have|what you(?:'|’)?(?:ll| will)? do|you will)|(?:ihre )?aufgaben"
    r"|anforderungen|ihr profil|funciones|requisitos|responsabilidades)\s*:\s*",
    re.IGNORECASE,
)
# "standards adopted [across …]": the word belongs to what was cut off.
_CUT_PARTICIPLE: Final = re.compile(r"\s+[a-z-]{2,}ed$")


def clean(text: str) -> str:
    """One line of printable text, in which quotation marks cannot end our own."""
    line = " ".join(_NOT_PRINTED.sub(" ", text).split())
    return line.replace("“", "'").replace("”", "'").replace("„", "'").replace('"', "'")


def quote(text: str, anchor: tuple[int, int] = (0, 1)) -> str | None:
    """A fragment of the clean line `text`, at most `MAX_QUOTE` long, around `anchor`.

    None when nothing readable can be cut out of it.
    """
    start, stop = _sentence_around(text, anchor[0])
    if label := _LABEL.match(text, start, stop):
        start = label.end()
    if stop - start <= MAX_QUOTE:
        fragment = _tidy(text[start:stop])
    else:
        fragment = _cut(text, start, stop, (anchor[0], min(anchor[1], stop)))
    return fragment if len(_WORD.findall(fragment)) > 1 else None


def _sentence_around(text: str, position: int) -> tuple[int, int]:
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if found.start() > position:
            return start, found.start()
        start = found.end()
    return start, len(text)


def _cut(text: str, start: int, stop: int, anchor: tuple[int, int]) -> str:
    """Whole clauses around the anchor, from the beginning of the sentence if they fit."""
    cuts = list(_CUT.finditer(text, start, stop))
    marks = [cut for cut in cuts if cut["mark"]]
    begins = [start] + [cut.end() for cut in (*marks, *cuts) if cut.end() <= anchor[0]]
    ends = [cut.start() for cut in cuts if cut.start() >= anchor[1]]
    for begin in begins:
        fitting = [
            end
            for end in (*ends, stop)
            if _LEAST_QUOTE <= end - begin <= MAX_QUOTE and not _splits_list(text, begin, end, stop)
        ]
        if fitting:
            return _trimmed(text, (start, stop), (begin, fitting[-1]))
    begin = next((begin for begin in begins if anchor[1] - begin <= MAX_QUOTE), anchor[0])
    room = text[begin : min(begin + MAX_QUOTE + 1, stop)].rsplit(" ", 1)[0][:MAX_QUOTE]
    return _trimmed(text, (start, stop), (begin, begin + len(room)))


def _splits_list(text: str, begin: int, end: int, stop: int) -> bool:
    """True when the cut would leave the first items of an enumeration: "ECS, RDS"."""
    item = text[begin:end].rpartition(", ")
    return end < stop and bool(item[1]) and len(item[2].split()) <= _MOST_LIST_ITEM_WORDS


def _trimmed(text: str, sentence: tuple[int, int], piece: tuple[int, int]) -> str:
    """The piece without the words that lead over to what was cut off."""
    fragment = text[piece[0] : piece[1]].strip(_EDGES)
    if piece[0] > sentence[0]:
        fragment = _LOOSE_START.sub("", fragment)
    if piece[1] < sentence[1]:
        fragment = _CUT_PARTICIPLE.sub("", _LOOSE_END.sub("", fragment))
    return _tidy(fragment)


def _tidy(fragment: str) -> str:
    """Without loose words, brackets and stops at the edges."""
    tidy = _LOOSE_END.sub("", fragment.strip(_EDGES))
    if tidy.count("(") > tidy.count(")"):
        tidy = tidy[: tidy.rindex("(")]
    if tidy.count(")") > tidy.count("("):
        tidy = tidy[tidy.index(")") + 1 :]
    return tidy.strip(_EDGES)
