"""The vocabulary of skills: which skills a text names, and under which canonical name."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

import ahocorasick

from viva.nlp.competencies import TECHNICAL_COMPETENCIES

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"""https?:// | www\. | [^@]+@
    | (?:[\w-]{1,60}\.){1,6}
      (?:(?:com|org|de|es|eu|edu|gov|info|me)\b | (?:net|io|dev|ai|co|app)/)""",
    re.VERBOSE | re.IGNORECASE,
)
_CUE = re.compile(
    r"""(?:^|[,;|/•·▪◦❖(\[:–—\n\t]|\s-\s|^-\s
    |\b(?:in|with|using|via|and|or|to|of|from|mit|und|oder|von|in|auf|en|con|y|o|e|de|et|avec|as|know|learn|write
    |apache|google|advanced|use|used|uses|including|like|e\.g\.|z\.\ ?b\.)\s|\b[dl]['’])\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_MID_SENTENCE = re.compile(r"[^\W\d_]{2,}[)\"”]?\s$")
_BAD_FOLLOWER = re.compile(
    r"\s*&\s*\w|'s\b|’s\b|-\w|\s+(?:at|of|to|than|through|ahead)\b(?!\s+Kubernetes)|\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r"[\s,;|/•·▪◦()\[\]+:–—-]*(?:(?:and|or|und|oder|y|e|o|et|with|mit|con|&)\b)?[\s(]*",
    re.IGNORECASE,
)
_LIST_GAP_MAXIMUM = 8
_CONTEXT = 24
_ADDRESS_MAXIMUM = 300


class _Care(IntEnum):
    """How much a form needs before it counts as a skill."""

    PLAIN = 0
    SPELLING = 1
    CUE = 2
    NEIGHBOUR = 3


@dataclass(frozen=True, slots=True)
class SkillMention:
    """`text[start:end]` names the skill; `generic` marks a topic rather than a tool or method."""

    name: str
    start: int
    end: int
    generic: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    written: str
    skill: str
    care: _Care


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    form: _Form


class SkillVocabulary:
    """Skills with their aliases; `load` gives the one that ships with the package."""

    def __init__(self, source: str) -> None:
        """Read a vocabulary; its format is explained at the head of `skills.txt`."""
        self._competencies: dict[str, str] = {}
        self._spellings: dict[str, str] = {}
        self._generic: set[str] = set()
        self._broad: set[str] = set()
        self._forms: dict[str, list[_Form]] = {}
        self._read(source)
        self._automaton = ahocorasick.Automaton()
        for folded in self._forms:
            self._automaton.add_word(folded, folded)
        self._automaton.make_automaton()

    @staticmethod
    @cache
    def load() -> "SkillVocabulary":
        path = resources.files("viva.nlp").joinpath("skills.txt")
        return SkillVocabulary(path.read_text(encoding="utf-8"))

    def find(self, text: str) -> list[SkillMention]:
        """The skills that `text` names, in order, the longest form where they overlap.

        Broad topics, such as research, are left out: in running text they say nothing.
        """
        accepted = self._accept(text, self._candidates(text))
        return [
            SkillMention(c.form.skill, c.start, c.end, c.form.skill in self._generic)
            for c in accepted
            if c.form.skill
        ]

    def canonical(self, name: str) -> str | None:
        """The canonical name of a whole expression such as `K8s`, in any case."""
        forms = self._forms.get(_fold(name.strip()))
        return forms[0].skill or None if forms else None

    def competency(self, name: str) -> str | None:
        """The technical competency that a skill belongs to, by any of its names."""
        skill = self.canonical(name)
        return self._competencies.get(skill) if skill else None

    def is_generic(self, name: str) -> bool:
        """Whether a skill is a topic, such as testing, rather than a tool or a method."""
        return self.canonical(name) in self._generic

    def spellings(self, names: Iterable[str]) -> dict[str, str]:
        """How those of the canonical names are written that are not written in lower case."""
        known = {name: self._spellings.get(name, name) for name in names}
        return {name: spelling for name, spelling in known.items() if spelling != name}

    def names(self) -> Iterator[str]:
        return iter(self._competencies)

    def _read(self, source: str) -> None:
        competency = ""
        for number, raw in enumerate(source.splitlines(), start=1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                competency = line.strip("[]")
                if competency not in TECHNICAL_COMPETENCIES:
                    raise ValueError(f"line {number}: no such competency: {competency}")
            else:
                self._add(line, competency)

    def _add(self, line: str, competency: str) -> None:
        if line.startswith("-"):
            self._forms[_fold(line[1:])] = [_Form(line[1:], "", _Care.PLAIN)]
            return
        head, _, rest = line.lstrip("~").partition(": ")
        written = [head, *(part for part in rest.split(", ") if part)]
        spelling = head.lstrip("?=")
        skill = spelling.lower()
        self._competencies[skill] = competency
        self._spellings[skill] = spelling
        if line.startswith("~"):
            self._generic.add(skill)
        if line.startswith("~~"):
            self._broad.add(skill)
        for form in written:
            bare = form.lstrip("?=")
            entry = _Form(bare, skill, _care(form))
            known = self._forms.setdefault(_fold(bare), [])
            if all(other.skill != skill for other in known):
                known.append(entry)

    def _candidates(self, text: str) -> list[_Candidate]:
        folded = _fold(text)
        masked = list(_addresses(text))
        starts = [span[0] for span in masked]
        found: list[_Candidate] = []
        for last, key in self._automaton.iter(folded):
            start, end = last + 1 - len(key), last + 1
            if not _stands_alone(folded, start, end) or _inside(masked, starts, start):
                continue
            form = self._forms[key][0]
            if form.skill in self._broad:
                continue
            if form.care is _Care.PLAIN or text[start:end] == form.written:
                found.append(_Candidate(start, end, form))
        return _without_overlaps(found)

    def _accept(self, text: str, candidates: list[_Candidate]) -> list[_Candidate]:
        alone = text.strip() if len(candidates) == 1 else None
        sure = [c.form.written == alone or _is_sure(text, c) for c in candidates]
        accepted: list[_Candidate] = []
        for index, candidate in enumerate(candidates):
            neighbours = [n for n in (index - 1, index + 1) if 0 <= n < len(candidates)]
            if sure[index] or any(
                sure[n] and _adjacent(text, candidates[n], candidate) for n in neighbours
            ):
                accepted.append(candidate)
                sure[index] = True
        return accepted


def _care(form: str) -> _Care:
    if form.startswith("??"):
        return _Care.NEIGHBOUR
    if form.startswith("?"):
        return _Care.CUE
    return _Care.SPELLING if form.startswith("=") else _Care.PLAIN


def _fold(text: str) -> str:
    """Lower case of the same length, so that offsets stay those of the original."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where web and mail addresses stand: their parts are no skills."""
    for token in _TOKEN.finditer(text):
        word = token.group()[:_ADDRESS_MAXIMUM]
        opening = len(word) - len(word.lstrip("(<[,;"))
        if ("." in word or "@" in word) and _ADDRESS.match(word, opening):
            yield token.span()


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or before in "_@#" or after.isalnum() or after in "_@+#":
        return False
    glued = before == "." and start > 1 and text[start - 2].isalnum()
    return not (glued or (after == "." and end + 1 < len(text) and text[end + 1].isalnum()))


def _inside(spans: list[tuple[int, int]], starts: list[int], position: int) -> bool:
    index = bisect_left(starts, position + 1) - 1
    return index >= 0 and position < spans[index][1]


def _without_overlaps(found: list[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _is_sure(text: str, candidate: _Candidate) -> bool:
    """Whether a form counts by itself, whatever stands further away."""
    care = candidate.form.care
    if care <= _Care.SPELLING:
        return True
    after = text[candidate.end : candidate.end + _CONTEXT]
    if care is _Care.NEIGHBOUR or _BAD_FOLLOWER.match(after):
        return False
    before = text[max(0, candidate.start - _CONTEXT) : candidate.start]
    if not before.strip():
        return bool(re.match(r"\s*(?:[,;|/•·()\n]|$)", after))
    if _CUE.search(before):
        return True
    return len(candidate.form.written) > 1 and _MID_SENTENCE.search(before) is not None


def _adjacent(text: str, one: _Candidate, other: _Candidate) -> bool:
    left, right = (one, other) if one.start < other.start else (other, one)
    gap = text[left.end : right.start]
    follower = text[other.end : other.end + _CONTEXT]
    return (
        0 < len(gap) <= _LIST_GAP_MAXIMUM
        and bool(_LIST_GAP.fullmatch(gap))
        and not _BAD_FOLLOWER.match(follower)
    )
