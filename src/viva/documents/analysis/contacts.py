"""E-mail addresses, phone numbers and links."""

import re

_READ = 4_000
_EMAIL = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+%-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,5}"
)
_SPACED_EMAIL = re.compile(
    r"\b([\w.+%-]{1,64})\s?(?:\[at\]|\(at\)|\s@\s?|@\s)\s?([\w-]{1,63}(?:\.[\w-]{2,63}){1,5})",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/€$£-])(?:\+|00)?\(?\d(?:[^\S\n]|[\d().\-/–\u2011]){5,24}\d(?![\w@])"
)
_PHONE_LABEL = re.compile(
    r"(?:tel(?:efon|éfono|ephone|\.)?|phone|mobile?|m[óo]vil|handy|cell|fon|ph|telefonnummer|t|m|p|☎|✆|📞|📱)"
    r"\s*(?:nr\.?|number)?\s*[.:]?\s*$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;()<>\"]{3,200}"
    r"|\b(?:linkedin\.com|github\.com|gitlab\.com|xing\.com|behance\.net|orcid\.org|medium\.com"
    r"|stackoverflow\.com|dribbble\.com|bitbucket\.org|kaggle\.com)/[^\s|,;()<>\"]{1,150}",
    re.IGNORECASE,
)
_BROKEN_END = re.compile(r"\s([a-z]{1,3})(?!\S)")
_LONGEST_END = 6
_ENDINGS = frozenset(
    re.findall(
        r"\w+",
        "com org net edu gov info name example io dev app me co uk de at ch fr es it nl be lu se no"
        " dk fi pl cz sk hu ro bg gr pt ie eu us ca mx br ar cl au nz jp in za ng ke gh",
    )
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15


def find_email(text: str) -> str | None:
    """The first address; one that a narrow column has broken before its end is put together."""
    match = _EMAIL.search(text[:_READ])
    if match:
        broken = _BROKEN_END.match(text[match.end() : match.end() + _LONGEST_END])
        address = match.group().rstrip(".-").lower()
        ending = address.rpartition(".")[2]
        if broken and ending not in _ENDINGS and ending + broken.group(1) in _ENDINGS:
            return address + broken.group(1)
        return address
    spaced = _SPACED_EMAIL.search(text[:_READ])
    return f"{spaced.group(1)}@{spaced.group(2)}".lower() if spaced else None


def find_phone(text: str) -> str | None:
    """`+` and digits where a country code is written, else the digits as written."""
    text = text[:_READ]
    best: str | None = None
    for match in _PHONE.finditer(text):
        number = _one_number(match.group())
        labelled = _PHONE_LABEL.search(text[max(0, match.start() - 20) : match.start()])
        if not _is_phone(number, labelled=labelled is not None):
            continue
        if labelled or number.startswith(("+", "00")):
            return _normal(number)
        best = best or _normal(number)
    return best


def find_links(text: str) -> list[str]:
    return [match.group().rstrip(".,;") for match in _LINK.finditer(text[:_READ])]


def hide_contacts(line: str, stand_in: str) -> str:
    """A line with stand-ins for its addresses, links and phone numbers; dates stay."""
    for pattern in (_EMAIL, _SPACED_EMAIL, _LINK):
        line = pattern.sub(stand_in, line)
    return _PHONE.sub(lambda match: stand_in if _is_hidden_phone(match) else match.group(), line)


def _is_hidden_phone(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 20) : match.start()]
    labelled = _PHONE_LABEL.search(before) is not None
    return _is_phone(_one_number(match.group()), labelled=labelled)


def _one_number(written: str) -> str:
    """The first of two numbers that a slash parts."""
    first, slash, _ = written.partition(" / ")
    digits = sum(c.isdigit() for c in written)
    return first if slash and digits > _MOST_DIGITS else written


def _is_phone(number: str, *, labelled: bool) -> bool:
    digits = sum(c.isdigit() for c in number)
    if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
        return False
    if re.search(r"(?:19|20)\d\d\s*[-–/.]\s*(?:(?:0?[1-9]|1[0-2])\b|(?:19|20)\d\d)", number):
        return False
    if re.search(r"\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b", number):
        return False
    return labelled or number.startswith(("+", "00", "(", "0")) or digits >= 9


def _normal(number: str) -> str:
    plain = re.sub(r"\(0\)", "", number)
    digits = re.sub(r"\D", "", plain)
    if plain.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") and len(digits) > 10 else digits
