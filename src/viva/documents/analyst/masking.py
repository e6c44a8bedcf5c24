"""Names, contacts and birth dates out of a document's text before it leaves the machine."""

import re
from collections.abc import Callable, Iterable, Sequence

from viva.documents.analysis.contacts import hide_contacts
from viva.documents.analysis.dates import find_dates
from viva.documents.schemas import CvProfile, Profile

NAME = "[name]"
_HIDDEN = "xxx"
_HEADER_LINES = 3
_SHORTEST_NAME_PART = 3
_WORD = r"[^\W\d_][^\W\d_'’.-]{0,29}"
_CAPITALISED = r"(?-i:[A-ZÀ-ÖØ-Þ])[^\W\d_'’-]{1,29}"
_BIRTH = re.compile(
    r"\b(?:date\s+of\s+birth|d\.?o\.?b\.?|born(?:\s+on)?|geburtsdatum|geboren(?:\s+am)?"
    r"|fecha\s+de\s+nacimiento|nacid[oa]\s+el|date\s+de\s+naissance)\b\s*[:–-]?[^\n|]{0,60}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b\d{1,5}[a-z]?\s+(?:[^\W\d_]{2,20}\s){1,3}(?:street|road|avenue|lane|drive|close|way|st|rd|ave)\b\.?"
    r"|\b[^\W\d_]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse)\s+\d{1,4}[a-z]?\b"
    r"|\b(?:calle|avenida|avda\.?|plaza|rue|boulevard)\s(?:[^\W\d_]{2,20}\s?){1,4},?\s?\d{1,4}\b",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    rf"\b(?:(?:contact(?:\s+person)?|references?|referees?|hiring\s+manager|recruiter|supervisor"
    rf"|ansprechpartner(?:in)?|referenz(?:en)?|contacto|referencias?)\s*[:–-]\s*"
    rf"|(?:mr|mrs|ms|dr|prof|herr|frau|sra?|dra)\b\.?\s+)(?P<name>{_CAPITALISED}(?:\s{_CAPITALISED}){{0,3}})",
    re.IGNORECASE,
)
_LOOKS_LIKE_NAME = re.compile(rf"{_CAPITALISED}(?:[ ]{_CAPITALISED}){{1,3}}")


def mask_of(profile: Profile, lines: Sequence[str]) -> Callable[[str], str]:
    """What takes the candidate's and other people's names and contacts out of a text."""
    patterns = [re.compile(pattern) for pattern in _name_patterns(profile, lines)]

    def mask(text: str) -> str:
        text = "\n".join(hide_contacts(line, _HIDDEN) for line in text.split("\n"))
        for pattern in patterns:
            text = pattern.sub(NAME, text)
        text = _INTRODUCED.sub(_without_name, text)
        return _ADDRESS.sub(_HIDDEN, _BIRTH.sub(_HIDDEN, text))

    return mask


def _name_patterns(profile: Profile, lines: Sequence[str]) -> Iterable[str]:
    if not isinstance(profile, CvProfile):
        return
    full = [profile.name] if profile.name else _unread_names(lines)
    for name in full:
        parts = re.findall(r"[^\W\d_]+", name)
        if not parts:
            continue
        yield r"(?i:(?<!\w)" + r"\W{1,3}".join(map(re.escape, parts)) + r"(?!\w))"
        for part in parts:
            if len(part) >= _SHORTEST_NAME_PART and not _is_month(part):
                yield rf"(?<!\w)(?:{re.escape(part.capitalize())}|{re.escape(part.upper())})(?!\w)"


def _unread_names(lines: Sequence[str]) -> list[str]:
    """What may be a name at the top of a CV in which the rules found none."""
    return [
        line.strip() for line in lines[:_HEADER_LINES] if _LOOKS_LIKE_NAME.fullmatch(line.strip())
    ]


def _is_month(word: str) -> bool:
    return find_dates(f"{word} 2020")[0].begin == 0


def _without_name(match: re.Match[str]) -> str:
    return match.group()[: match.start("name") - match.start()] + NAME
