"""Words that tell a job title from an employer, a school from a degree."""

import re

from viva.documents.words import load_words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GENDER = re.compile(
    r"(?:[*:/(]-?in(?:nen)?\)?|/-?frau|/-?mann|[*:/]-?r)$|\((?:m/w/d|w/m/d|d/m/w|in|a|e)\)"
)

_TITLE_WORDS = load_words("titles")
_TITLE_ENDINGS = tuple(load_words("title_endings"))
_TITLE_PHRASES = re.compile(
    r"""\b(?:product\s+owner|scrum\s+master|vice\s+president|team\s+lead|account\s+executive
    |human\s+resources|quality\s+assurance|self[- ]employed|chief\s+\w+\s+officer|jefe\s+de
    |chef\s+de|mozo\s+de|ausbildung\s+zu[mr]|freelance\s+\w+|head\s+of|director\s+of
    |software\s+development|post-?doctoral|research\s+associate|(?:senior|junior)\s+\w+
    |in\s+training|charge\s+nurse|staff\s+nurse|member\s+of\s+technical\s+staff|praktikum)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LEGAL = re.compile(
    r"""\b(?:gmbh|ag|kg|kgaa|ohg|gbr|ug|e\.\s?v|eg|inc|llc|llp|ltd|limited|plc|corp|corporation|co
    |s\.\s?l\.?(?:\s?u)?|s\.\s?a\.?(?:\s?u)?|slu|sl|sa|sarl|sas|bv|b\.\s?v|nv|n\.v|oy|oyj|ab|a/s
    |aps|pty|srl|s\.\s?r\.\s?l|spa|s\.p\.a|kft|mbb|partg|partgmbb|e\.\s?k|ekfr|scp|eurl|pllc|pc|sp\.\s?z\s?o\.\s?o|mbh|stiftung|npc|cc|se)\b\.?(?=$|[\s,.)&/|])""",
    re.VERBOSE | re.IGNORECASE,
)
_ORGANISATION_WORDS = load_words("organisations")
_ORGANISATION_ENDINGS = tuple(load_words("organisation_endings"))
_FIRMS = frozenset(
    [
        "accountants",
        "advisers",
        "advisors",
        "architects",
        "architekten",
        "arquitectos",
        "abogados",
        "asesores",
        "associates",
        "attorneys",
        "auditors",
        "avocats",
        "consultants",
        "consultores",
        "engineers",
        "ingenieure",
        "ingenieros",
        "notaires",
        "notare",
        "rechtsanwälte",
        "solicitors",
        "steuerberater",
        "surveyors",
        "wirtschaftsprüfer",
    ]
)
"""Plurals that firms are named after: `Sample & Sons Architects`."""
_AND_PARTNERS = re.compile(
    r"(?:&|\+|\bund|\band|\by|\bet)\s+(?:partners?|partner:innen|associates|sons?|söhne|kollegen|hijos|fils|asociados|associés|cie)\b",
    re.IGNORECASE,
)
_SELF_EMPLOYED = re.compile(
    r"^(?:self[- ]employed|freelance|freelancer|freiberuflich|selbstständig|selbständig"
    r"|autónom[oa]|por cuenta propia|independent|freiberufler(?:in)?|indépendant)$",
    re.IGNORECASE,
)
_NUMERALS = frozenset(["i", "ii", "iii", "iv", "v"])
_SENIORITY = frozenset(
    [
        "senior",
        "junior",
        "lead",
        "principal",
        "staff",
        "chief",
        "head",
        "leitender",
        "leitende",
        "sr",
        "jr",
    ]
)


def title_score(text: str) -> float:
    """How much a piece of text looks like a job title; 0 for not at all."""
    words = [word for word in _words(text) if word not in _NUMERALS]
    if _names_firm(text):
        return 0.0
    score = 0.0
    if any(_is_title_word(word) for word in words) or _TITLE_PHRASES.search(text[:200]):
        score = 2.0
        if words and (words[0] in _SENIORITY or _is_title_word(words[-1])):
            score += 0.5
    if re.search(r"\((?:m/w/d|w/m/d|d/m/w|m/f/d|all genders)\)|[*:]in\b|/-?in\b", text, re.I):
        score += 1.5
    return score


def employer_score(text: str) -> float:
    """How much a piece of text looks like an organisation; 0 for not at all."""
    if _SELF_EMPLOYED.match(text.strip()):
        return 1.0
    score = 3.0 if _LEGAL.search(text[:200]) else 0.0
    words = _words(text)
    if _names_firm(text) or any(
        w in _ORGANISATION_WORDS or _ends(w, _ORGANISATION_ENDINGS) for w in words
    ):
        score += 1.5
    return score


def _names_firm(text: str) -> bool:
    if _AND_PARTNERS.search(text[:200]):
        return True
    words = _words(text.partition(",")[0])
    return len(words) > 1 and words[-1] in _FIRMS


def is_self_employment(text: str) -> bool:
    return _SELF_EMPLOYED.match(text.strip()) is not None


def has_legal_form(text: str) -> bool:
    return _LEGAL.search(text[:200]) is not None


def without_gender(text: str) -> str:
    """A title without `(m/w/d)` and the like."""
    plain = re.sub(
        r"\s*[\[(]\s*(?:[mwfdxh]\s*[/|,]\s*){1,3}[mwfdxh]\s*[\])]|\s*\((?:all genders|gn|mwd)\)",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\s+", " ", plain).strip()


def _words(text: str) -> list[str]:
    return [_GENDER.sub("", word.lower()) for word in _WORD.findall(text[:200])]


def _is_title_word(word: str) -> bool:
    if word in _TITLE_WORDS or _ends(word, _TITLE_ENDINGS):
        return True
    stem = word[:-1] if word.endswith("s") else word
    if stem in _TITLE_WORDS or word.removesuffix("in") in _TITLE_WORDS:
        return True
    return any(part in _TITLE_WORDS for part in word.split("-") if "-" in word)


def _ends(word: str, endings: tuple[str, ...] | list[str]) -> bool:
    return any(word.endswith(e) and len(word) > len(e) + 1 for e in endings)
