"""Which lines of a document may be read back to the candidate."""

import re
from typing import Final

from viva.questions.quoting import clean

_LONGEST_LINE: Final = 2000
_LEAST_WORDS: Final = 3
_LEAST_LETTERS: Final = 0.6
_LONGEST_NAME: Final = 50
_MOST_NAME_WORDS: Final = 6
_NOT_A_NAME: Final = re.compile(r"[|•·\[\]{}<>=\\]|\b(?:19|20)\d\d\b")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_CONTACT: Final = re.compile(
    r"@|https?:|www\.|\b[\w-]{2,40}\.(?:com|org|net|io|de|es|eu|dev|me|edu)\b(?!\w)"
    r"|(?:\+|\b00)\d[\d ()/.\-]{7,20}|\(\d{2,5}\) ?\d{3}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b",
    re.IGNORECASE,
)
# Lines that talk to whoever reads, or to a program that grades, instead of telling a fact.
_ADDRESSES_READER: Final = re.compile(
    r"\b(?:ignor\w{0,6}|disregard\w{0,3}|forget|override|bypass|vergiss|missachte|olvid\w{1,4})\b"
    r".{0,60}\b(?:instruction|prompt|rule|above|previous|prior|anweisung|regeln|vorherig|bisherig"
    r"|instruccion|anterior|reglas)"
    r"|\bsystem ?prompt\b|<\|?/?(?:system|user|assistant|im_start|im_end)\b|\[/?inst\]"
    r"|\byou are (?:now |an? )|\bact as (?:an? )?(?:interviewer|grader|recruiter|ai|assistant)\b"
    r"|\b(?:as an?|dear|hey|hello|note to|attention) (?:ai|llm|language model|grader|recruiter"
    r"|interviewer|evaluator|hiring|assistant|screener|bot)"
    r"|\b(?:give|award|assign|grant|rate|score|grade|mark|gib|bewerte|otorga|califica|punt[uú]a)\b"
    r".{0,60}(?:\b10 ?/ ?10|\b100 ?/ ?100|\b(?:full|maximum|highest|top|perfect|best|volle"
    r"|höchst\w{1,4}"
    r"|máxima) (?:points?|scores?|marks?|ratings?|grades?|punkt\w{0,4}|not\w|puntuaci\w{2,4}|nota)"
    r"|\b(?:ten|10|zehn|diez) (?:out of|points?|von|punkte|puntos|sobre)\b)"
    r"|\b(?:the|this|das|este|esta|der|diese[rn]?) (?:candidate|applicant|kandidat(?:in)?"
    r"|bewerber(?:in)?|candidat[oa]) (?:is|must|should|has to|ist|muss|sollte|es|debe)\b"
    r"|\b(?:must|should) be (?:hired|scored|rated|graded|accepted|recommended)\b"
    r"|\brecommend (?:hiring|to hire|this candidate|the candidate)",
    re.IGNORECASE,
)
# What an interviewer must not bring up: protected by law, or nobody's business.
_PRIVATE: Final = re.compile(
    r"\b(?:date of birth|born (?:on|in)|birth ?da(?:y|te)|marital|married|divorced|nationality"
    r"|citizenship|religio\w{0,3}|gender|pronouns|pregnan\w{0,3}|disabilit\w{1,3}|parental leave"
    r"|maternity leave|geboren|geburts\w{2,10}|familienstand|verheiratet|ledig|staatsangeh\w{1,12}"
    r"|konfession|elternzeit|mutterschutz|schwerbehind\w{0,8}|nacid[oa] (?:en|el)|nacimiento"
    r"|estado civil|casad[oa]|solter[oa]|nacionalidad|visa status|work permit)\b",
    re.IGNORECASE,
)
_SEPARATOR: Final = re.compile(r"[,;|•·/]\s")
_LIST_ITEMS: Final = 3
_LIST_ITEM_WORDS: Final = 2.4
# A range of dates marks the heading of a job or a school.
_DATES: Final = re.compile(
    r"\b(?:19|20)\d\d\b.{0,12}\s?[-–—]\s?.{0,12}(?:\b(?:19|20)\d\d\b|present|today|heute|actual)",
    re.IGNORECASE,
)
_CLINICAL: Final = re.compile(
    r"\b(?:ward|unit|patients?|clinic|hospital|care|nurs\w+)\b", re.IGNORECASE
)


def is_quotable(text: str, name: str | None = None) -> bool:
    """True for a line that tells something and may be read back to the candidate.

    Lines that show `name`, the candidate's, are headings or signatures.
    """
    if len(text) > _LONGEST_LINE:
        return False
    line = clean(text)
    letters = sum(char.isalpha() or char.isspace() for char in line)
    if len(_WORD.findall(line)) < _LEAST_WORDS or letters < _LEAST_LETTERS * len(line):
        return False
    if (name and name.casefold() in line.casefold()) or _is_list(line) or _DATES.search(line):
        return False
    return is_sayable(line)


def is_sayable(line: str) -> bool:
    """True for words that hold no contact, nothing private and no word to whoever grades."""
    return not (_CONTACT.search(line) or _ADDRESSES_READER.search(line) or _is_private(line))


def is_nameable(text: str) -> bool:
    """True for an employer, title, role or skill that fits into the middle of a sentence."""
    name = clean(text)
    return (
        2 <= len(name) <= _LONGEST_NAME
        and len(name.split()) <= _MOST_NAME_WORDS
        and any(char.isalpha() for char in name)
        and not _NOT_A_NAME.search(name)
        and not (_CONTACT.search(name) or _ADDRESSES_READER.search(name))
    )


def _is_list(line: str) -> bool:
    """True for enumerations such as "Skills: Go, Python, SQL"."""
    _, colon, rest = line.partition(":")
    items = [item.split() for item in _SEPARATOR.split(rest if colon else line)]
    return len(items) >= _LIST_ITEMS and sum(map(len, items)) <= _LIST_ITEM_WORDS * len(items)


def _is_private(line: str) -> bool:
    found = _PRIVATE.search(line)
    return found is not None and not _CLINICAL.search(line)
