"""The facts of a line that a question can name: its figure, its object, who it was done for."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Formatter
from typing import Final

from viva.questions.cited_lines import CitedLine
from viva.questions.line_patterns import Claim
from viva.questions.quotable import is_nameable
from viva.questions.quoting import MAX_QUOTE, quote

_NUMBER: Final = r"\d{1,4}(?:[.,' ]\d{3}){0,3}(?:[.,]\d{1,3})?"
_UNIT: Final = r"(?: ?(?:%|percent|per cent|prozent|por ciento)| ?(?:x|fold|times)\b|-fold\b|-fach)"
_AMOUNT: Final = r"(?:[km]n?|bn|million|billion|thousand|mio|mrd)"
_MONEY: Final = (
    rf"(?:[$€£] ?{_NUMBER} ?{_AMOUNT}?\b\+?"
    rf"|{_NUMBER} ?(?:{_AMOUNT} )?(?:€|eur\b|usd\b|chf\b|euros?\b))"
)
_TIME: Final = (
    r"(?: (?:days?|hours?|minutes?|seconds?|weeks?|months?|ms|tagen?|stunden|minuten|sekunden"
    r"|wochen|monaten?|horas|días|minutos|semanas|meses)\b)?"
)
_VALUE: Final = rf"[$€£]?{_NUMBER}[%\w+]{{0,3}}(?: %)?{_TIME}"
_FROM_TO: Final = re.compile(
    rf"\b(?:from|von|de|desde) (?P<a>{_VALUE}) (?:to|auf|a|hasta) (?P<b>{_VALUE})", re.IGNORECASE
)
_SHARE: Final = re.compile(rf"(?<![\w.])(?:{_NUMBER}{_UNIT}|{_MONEY})", re.IGNORECASE)
_CHANGED: Final = re.compile(
    r"\b(?:reduc|cut|lower|decreas|improv|increas|rais|boost|doubl|tripl|grew|grow|shorten|halv"
    r"|accelerat|optimi[sz]|enhanc|lift)\w{0,4} (?P<object>[^,;:.()]{4,60}?)"
    r" (?:by|from|to|through|with|using|via|on|for|across|within)\b",
    re.IGNORECASE,
)
_MOST_OBJECT_WORDS: Final = 6
_PAST_VERBS: Final = re.compile(
    r"(?:co-)?(?:built|led|wrote|ran|grew|made|cut|drove|taught|won|sold|held|took|gave|kept|brought"
    r"|set|oversaw|began|spoke|chose|rebuilt|rewrote|met|found|bought|dealt|sent|put|spent|sought"
    r"|undertook|[a-z-]{2,}ed)"
)
_NOT_VERBS: Final = re.compile(
    r"need|speed|seed|feed|red|bed|embedded|advanced|based|related|used|experienced|skilled|certified"
)

# Also letters read one by one, as in "an SRE" and "an HR manager".
_SOUNDS_LIKE_VOWEL: Final = re.compile(
    r"(?!(?i:uni|use|usa|eu|one|ufo))(?i:[aeiou])|[FHLMNRSX](?=[A-Z])(?!ET)|[FHLMNRSX]\b"
)


def figure_of(text: str) -> tuple[str, int, int] | None:
    """The first measured figure with its article ("the 60%", "the step from 12 days to 4 days").

    With it, where it stands in the text.
    """
    if step := _FROM_TO.search(text):
        return f"the step from {step['a'].strip()} to {step['b'].strip()}", step.start(), step.end()
    share = _SHARE.search(text)
    return (f"the {share.group().strip()}", share.start(), share.end()) if share else None


def object_of(text: str) -> str | None:
    """What was changed, such as "API response latency"."""
    found = _CHANGED.search(text)
    if found is None:
        return None
    thing = found["object"].strip()
    short = len(thing.split()) <= _MOST_OBJECT_WORDS
    return thing if short and not any(char.isdigit() for char in thing) else None


def done_phrase(fragment: str) -> str | None:
    """The fragment as it follows "you …" ("led the migration"), if it is such a phrase."""
    first, _, rest = fragment.partition(" ")
    word = first.lower()
    if not rest or first.isupper() or not first.replace("-", "").isalpha():
        return None
    is_verb = _PAST_VERBS.fullmatch(word) and not _NOT_VERBS.fullmatch(word)
    return f"{word} {rest}" if is_verb else None


def place_facts(line: CitedLine, fragment: str | None) -> dict[str, str]:
    """The quote and where it belongs."""
    found = {"quote": fragment, "employer": line.employer, "title": line.title}
    return {name: value for name, value in found.items() if value}


def role_facts(role: str) -> dict[str, str]:
    """The role as "a nurse" or "an SRE"; nothing when it is no name of a role."""
    if not is_nameable(role):
        return {}
    article = "an" if _SOUNDS_LIKE_VOWEL.match(role) else "a"
    return {"a_role": f"{article} {role}"}


def claim_facts(
    claim: Claim, skill: str | None, role: str, neighbour: str | None = None
) -> dict[str, str]:
    """What the line tells, and what the CV shows instead; a fact that is not told is absent."""
    figure = figure_of(claim.text)
    anchor = (claim.start, claim.end)
    if figure is not None and "figure" in claim.pattern.needs:
        anchor = _around(anchor, figure[1:])
    found = {
        "figure": figure[0] if figure else None,
        "object": object_of(claim.text),
        "skill": skill,
        "neighbour": neighbour,
    }
    known = {name: value for name, value in found.items() if value}
    return known | role_facts(role) | place_facts(claim.line, quote(claim.text, anchor))


def _around(claim: tuple[int, int], figure: tuple[int, int]) -> tuple[int, int]:
    """Both, if one quote can hold them, else the figure."""
    both = min(claim[0], figure[0]), max(claim[1], figure[1])
    return both if both[1] - both[0] <= MAX_QUOTE else figure


def fillable(templates: Iterable[str], facts: Mapping[str, str]) -> list[str]:
    """Those templates whose facts are all known, filled in."""
    return [
        template.format_map(facts) for template in templates if slots_of(template) <= facts.keys()
    ]


def unused(templates: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Those templates that none of the texts was made from."""
    known = list(texts)
    return [
        template
        for template in templates
        if not any(_pattern_of(template).search(text) for text in known)
    ]


@lru_cache(maxsize=4096)
def _pattern_of(template: str) -> re.Pattern[str]:
    parts = Formatter().parse(template)
    return re.compile(
        "".join(re.escape(text) + (r".{1,120}?" if name else "") for text, name, _, _ in parts)
    )


@lru_cache(maxsize=4096)
def slots_of(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)
