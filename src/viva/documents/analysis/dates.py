"""Dates and stretches of time as CVs write them, in English, German, Spanish and French."""

import re
from dataclasses import dataclass
from functools import lru_cache

PRESENT = "present"
_READ = 1_000

_MONTH_NAMES = (
    "january jan januar jänner enero ene janvier janv",
    "february feb februar febr febrero février févr",
    "march mar märz mär mrz marzo mars",
    "april apr abril abr avril avr",
    "may mai mayo",
    "june jun juni junio juin",
    "july jul juli julio juillet juil",
    "august aug agosto ago août",
    "september sep sept septiembre setiembre septembre",
    "october oct oktober okt octubre octobre",
    "november nov noviembre novembre",
    "december dec dezember dez diciembre dic décembre déc",
)
_MONTHS = {name: i for i, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_SEASONS = {
    **dict.fromkeys(("spring", "frühling", "frühjahr", "primavera", "printemps"), (3, 5)),
    **dict.fromkeys(("summer", "sommer", "verano", "été"), (6, 8)),
    **dict.fromkeys(("autumn", "fall", "herbst", "otoño", "automne"), (9, 11)),
    **dict.fromkeys(("winter", "invierno", "hiver"), (12, 12)),
    **{f"q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)},
}
_TERMS = {"w": (10, 3), "s": (4, 9)}
"""First and last months of the terms of German universities, the winter's in the next year."""
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_SEASON = "(?:" + "|".join(_SEASONS) + ")"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?!\d)"
_SHORT = r"['’‘]\d\d(?!\d)"
_TERM = rf"(?:ws|wise|wintersemester|ss|sose|sommersemester)\s*{_YEAR}(?:/\d\d(?:\d\d)?(?!\d))?"
_POINT = rf"""(?:
    {_TERM}
    |{_YEAR}[-/.](?:0[1-9]|1[0-2])(?:[-/.](?:[0-2]\d|3[01]))?(?!\d)
    |\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?{_YEAR}
    |(?:0?[1-9]|1[0-2])\s?[/.\-–]\s?{_YEAR}
    |(?:\d{{1,2}}(?:(?:st|nd|rd|th|\.)?\s+(?:de\s+)?|-))?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?
        ,?[\s/-]*(?:del?\s+)?(?:{_YEAR}|{_SHORT})
    |{_MONTH}[-/]\d\d(?![\d-])
    |{_SEASON}\s+(?:of\s+|de\s+)?(?:{_YEAR}|{_SHORT})
    |{_YEAR}
    |{_SHORT}
)"""
_NOW = r"""(?:(?:the\s+)?present|current(?:ly)?|now|today|ongoing|to\s+date|date|heute|jetzt
|aktuell|laufend|jetzt|en\s+cours|en\s+curso|fecha|vigente|in\s+progress
    |till\s+(?:date|now|today)|dato|(?:la\s+)?actualidad|actual(?:mente)?|presente|hoy|aujourd['’]hui|présent|ce\s+jour)\b"""
_DASH = (
    r"(?:\s+/\s+|\s*(?:-{1,2}|[–—−~→]"
    r"|\b(?:to|until|till|through|bis(?:\s+zum)?|hasta|al?|au|à)\b)\s*)"
)
_RANGE = re.compile(
    rf"""(?<![\w$€£+]) (?:(?:since|seit|ab|desde|from|von|vom|depuis|de|del)\s+)?
    (?:
      (?P<short_start>(?:0[1-9]|1[0-2])/\d\d){_DASH}(?P<short_end>(?:0[1-9]|1[0-2])/\d\d(?!\d)|{_NOW})
      |(?P<start>{_POINT}|{_MONTH}|{_SEASON}){_DASH}(?:hasta\s+|la\s+)?(?P<end>{_POINT}|{_NOW}|\d\d(?!\d|[/.]\d))
    )(?![\w%])""",
    re.VERBOSE | re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?<!\w)(?:since|seit|ab|desde|depuis)\s+(?:dem\s+)?(?P<start>{_POINT})(?![\w%])",
    re.VERBOSE | re.IGNORECASE,
)
_OPEN = re.compile(
    rf"(?<![\w$€£+])(?P<start>{_POINT})\s*[-–—](?=\s*(?:$|\||\)))", re.VERBOSE | re.I
)
_SINGLE = re.compile(rf"(?<![\w$€£+/-])(?P<start>{_POINT})(?![\w%])", re.VERBOSE | re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?P<start>(?:19|20)\d\d)/(?P<end>(?:19|20)?\d\d)(?!\d)")
_TERM_NAME = re.compile(r"(?:ws|wise|winters\w*|ss|sose|sommers\w*)(?!\w)")
_MAY_BE_DATED = re.compile(r"\d\d")
_DURATION = re.compile(
    r"""[(\[·,|]?\s*\b(?:about\s+|ca\.?\s+)?\d{1,2}(?:[.,]\d)?\+?\s*(?:years?|yrs?|jahre?n?|años?|ans?)\b
    (?:[\s,]*(?:and|und|y|et)?\s*\d{1,2}\s*(?:months?|mos?|monate?n?|mes(?:es)?|mois)\b\.?)?\s*[)\]]?
    |[(\[·,|]?\s*\b\d{1,2}\s*(?:months?|mos?|monate?n?|mes(?:es)?|mois)\b\.?\s*[)\]]?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A stretch of time at `text[begin:stop]`; `end` may be `present`.

    `start` and `end` are `YYYY-MM` or `YYYY`; equal where only one date stands.
    """

    start: str
    end: str
    begin: int
    stop: int
    is_range: bool


def find_dates(text: str) -> list[DateSpan]:
    """All dates of a text in order, stretches before single dates where they overlap.

    Only the first `_READ` characters are looked at: a line with dates is short.
    """
    return list(_find_dates(text[:_READ]))


@lru_cache(maxsize=2_048)
def _find_dates(text: str) -> tuple[DateSpan, ...]:
    if not _MAY_BE_DATED.search(text):
        return ()
    found: list[DateSpan] = []
    for pattern in (_RANGE, _SINCE, _YEARS, _OPEN, _SINGLE):
        for match in pattern.finditer(text):
            if any(match.start() < f.stop and f.begin < match.end() for f in found):
                continue
            span = _span(match, pattern)
            if span is not None:
                found.append(span)
    return tuple(sorted(found, key=lambda span: span.begin))


def without_durations(text: str) -> str:
    """A text without remarks such as `(2 years 3 months)`."""
    return _DURATION.sub(" ", text)


def months(date: str, *, at_end: bool) -> int:
    """A date as a number of months; a bare year is its January or its December."""
    year, _, month = date.partition("-")
    return int(year) * 12 + (int(month) if month else (12 if at_end else 1)) - 1


def from_months(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _span(match: re.Match[str], pattern: re.Pattern[str]) -> DateSpan | None:
    groups = match.groupdict()
    if groups.get("short_start"):
        ended = _short_date(groups["short_end"]) or PRESENT
        return _checked(_short_date(groups["short_start"]), ended, match, is_range=True)
    start_text, end_text = groups["start"], groups.get("end")
    if pattern in (_SINCE, _OPEN):
        return _checked(_point(start_text), PRESENT, match, is_range=True)
    if end_text is None:
        point = _point(start_text)
        return _checked(*(_season(start_text) or (point, point)), match, is_range=False)
    return _from_range(start_text, end_text, match)


def _from_range(start_text: str, end_text: str, match: re.Match[str]) -> DateSpan | None:
    start_season, end_season = _season(start_text), _season(end_text)
    start = start_season[0] if start_season else _point(start_text)
    end = end_season[1] if end_season else _end_point(end_text, start)
    if start is None and end not in (None, PRESENT):
        start = _point(f"{start_text} {str(end)[:4]}")
    return _checked(start, end, match, is_range=True)


def _end_point(text: str, start: str | None) -> str | None:
    if re.fullmatch(_NOW, text.strip(), re.VERBOSE | re.IGNORECASE):
        return PRESENT
    if re.fullmatch(r"\d\d", text) and start:
        return start[:2] + text
    return _point(text)


def _checked(
    start: str | None, end: str | None, match: re.Match[str], *, is_range: bool
) -> DateSpan | None:
    if start is None or end is None:
        return None
    if end != PRESENT and months(start, at_end=False) > months(end, at_end=True):
        return None
    return DateSpan(start, end, match.start(), match.end(), is_range)


def _season(text: str) -> tuple[str, str] | None:
    words = text.lower().split()
    year = _year(text)
    if words and year and _TERM_NAME.match(words[0]):
        first, last = _TERMS[words[0][0]]
        return f"{year}-{first:02d}", f"{year + (last < first)}-{last:02d}"
    if not words or words[0] not in _SEASONS or year is None:
        return None
    first, last = _SEASONS[words[0]]
    return f"{year}-{first:02d}", f"{year}-{last:02d}"


def _short_date(text: str) -> str | None:
    month, _, year = text.partition("/")
    return f"{_century(int(year))}-{month}" if year.isdigit() else None


def _century(year: int) -> int:
    return 2000 + year if year < 50 else 1900 + year


def _year(text: str) -> int | None:
    match = re.search(r"(?:19|20)\d\d", text)
    if match:
        return int(match.group())
    short = re.search(r"['’‘](\d\d)|(?<=[^\W\d_])[-/](\d\d)$", text)
    return _century(int(short.group(1) or short.group(2))) if short else None


def _point(text: str) -> str | None:
    """`YYYY-MM` or `YYYY` of one date; `None` without a year."""
    year = _year(text)
    if year is None:
        return None
    month = _named_month(text) or _numbered_month(text)
    return f"{year}-{month:02d}" if month else str(year)


def _named_month(text: str) -> int | None:
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in _MONTHS:
            return _MONTHS[word]
    return None


def _numbered_month(text: str) -> int | None:
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) == 3:
        if numbers[0] > 31:
            return numbers[1]
        first, second = numbers[:2]
        month = first if second > 12 else second
        return month if 1 <= month <= 12 else None
    if len(numbers) == 2:
        other = numbers[1] if numbers[0] > 31 else numbers[0]
        return other if 1 <= other <= 12 else None
    return None
