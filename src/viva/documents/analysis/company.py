"""Who offers the job that a description is about."""

import re

from viva.documents.analysis.places import looks_like_place, mentions_place, without_place
from viva.documents.analysis.requirements import heading_need
from viva.documents.analysis.roles import employer_score, title_score
from viva.documents.analysis.sections import NumberedLine
from viva.documents.analysis.tidying import tidy

_COMPANY_LABEL = re.compile(
    r"^(?:company|employer|unternehmen|firma|empresa|arbeitgeber|organisation|organization)\s*:\s*(.{2,80})",
    re.I,
)
_COMPANY = re.compile(
    r"""(?:\babout\s+|\bjoin\s+|\büber\s+(?:die\s+)?|\bat\s+|\bbei\s+(?:der\s+)?|\bsobre\s+|\ben\s+|^die\s+|^the\s+|^)
    (?P<name>(?:[A-ZÄÖÜ0-9][\w&.'’-]*\s?){1,5}?)(?=\s+(?:is|are|ist|sucht|es|recrute|recherche|builds|makes|provides|develops|we|wir|busca|entwickelt|helps|runs|operates|,)
    |[,.:!]|\s*$|\s+(?:GmbH|AG|Inc|Ltd|S\.L))""",
    re.VERBOSE,
)
_LEGAL_NAME = re.compile(
    r"((?:[A-ZÄÖÜ0-9][\w&.'’-]*\s){1,5}(?:GmbH(?:\s&\sCo\.?\sKG)?|AG|SE|KG|Inc\.?|LLC|Ltd\.?|Limited|plc|PLC|Corp\.?|S\.L\.U?\.?|S\.A\.U?\.?|B\.V\.|e\.V\.))(?!\w)"
)
_PRONOUNS = frozenset(
    [
        "us",
        "you",
        "our",
        "we",
        "the",
        "uns",
        "unser",
        "unsere",
        "wir",
        "sie",
        "nosotros",
        "role",
        "position",
        "team",
        "this",
        "job",
        "it",
        "company",
    ]
)
_PIECES = re.compile(r"\s*[,·|•(:]\s*|\s+[-–—]\s+")
_LEADING = re.compile(r"^(?:en|in|die|der|das|bei|für|for|at|the|la|el|von)\s+", re.IGNORECASE)
_HEAD_LINES, _READ_LINES = 8, 20
_LONGEST_LINE, _LONGEST_NAME = 90, 5


def find_company(lines: list[NumberedLine], title: str | None) -> str | None:
    """The company's name: labelled, with a legal form, under the title, or told about."""
    for line in lines[:12]:
        match = _COMPANY_LABEL.match(line.text[:200])
        if match:
            return ", ".join(without_place(match.group(1).split("|")[0].strip().split(", ")))
    for line in lines[:_HEAD_LINES]:
        legal = _LEGAL_NAME.search(line.text[:300])
        if legal:
            return _LEADING.sub("", legal.group(1).strip())
    return _under_title(lines, title) or _told(lines, title)


def _under_title(lines: list[NumberedLine], title: str | None) -> str | None:
    """A short line near the top that names the company, often with its place."""
    for index, line in enumerate(lines[:4]):
        text = line.text
        if len(text) > _LONGEST_LINE or text.endswith(".") or heading_need(text) is not None:
            continue
        first, *rest = [tidy(piece) for piece in _PIECES.split(text)]
        if not _is_name(first, title):
            continue
        known = employer_score(first) > 0 or mentions_place(" ".join(rest))
        if known or any(other.text.startswith(f"{first} ") for other in lines[index + 1 : 12]):
            return first
    return None


def _is_name(text: str, title: str | None) -> bool:
    words = text.split()
    if not 0 < len(words) <= _LONGEST_NAME or len(text) < 3 or looks_like_place(text):
        return False
    if title_score(text) > employer_score(text) or (title and text in title):
        return False
    return text[0].isupper() and words[0].lower() not in _PRONOUNS


def _told(lines: list[NumberedLine], title: str | None) -> str | None:
    for line in lines[:_READ_LINES]:
        for match in _COMPANY.finditer(line.text[:400]):
            name = _LEADING.sub("", tidy(match.group("name")))
            told = match.group().lower()
            opened = told.startswith(("about ", "join ", "at ", "über ", "bei ", "sobre "))
            starts = match.start() == 0 and told[-len(name) :] == name.lower() and len(name) > 3
            if _is_name(name, title) and heading_need(name) is None and (opened or starts):
                return name
    return None
