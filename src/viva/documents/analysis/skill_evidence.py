"""The skills of a CV and the lines that show them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from viva.documents.analysis.contacts import find_email, find_phone
from viva.documents.analysis.headings import Part
from viva.documents.analysis.sections import NumberedLine, Section
from viva.documents.analysis.skill_lists import is_list_line, read_item, split_items
from viva.documents.analysis.spoken_languages import names_languages_only
from viva.documents.schemas import Job
from viva.nlp.skills import SkillVocabulary

_SILENT = frozenset(
    {
        Part.PUBLICATIONS,
        Part.AWARDS,
        Part.INTERESTS,
        Part.REFERENCES,
        Part.LANGUAGES,
        Part.CONTACT,
        Part.VOLUNTEERING,
    }
)
_DONE, _TOLD, _LISTED = 0, 1, 2
_LIST_LABELS = (
    "technolog",
    "tech stack",
    "stack",
    "tools",
    "environment",
    "umfeld",
    "tecnolog",
    "herramientas",
    "werkzeuge",
    "keywords",
    "skills",
)
_MAXIMUM_LINES = 12
_LONGEST_GROUP = 4


@dataclass(slots=True)
class SkillEvidence:
    """Skills in the order of their appearance, each with `(rank, line)` of where it shows."""

    places: dict[str, set[tuple[int, int]]] = field(default_factory=dict)

    def add(self, name: str, rank: int, line: int) -> None:
        self.places.setdefault(name, set()).add((rank, line))

    def lines(self) -> dict[str, tuple[int, ...]]:
        """Line numbers by skill; lines that tell what was done come before mere lists."""
        return {
            name: tuple(dict.fromkeys(line for _, line in sorted(places)))[:_MAXIMUM_LINES]
            for name, places in self.places.items()
        }


def collect_skills(
    sections: Iterable[Section], jobs: Iterable[Job], vocabulary: SkillVocabulary
) -> SkillEvidence:
    """What the skills sections list and what the other lines name.

    Names of employers are no skills, although some are also names of tools.
    """
    evidence = SkillEvidence()
    employers = {job.employer.lower() for job in jobs if job.employer}
    heads = {job.line for job in jobs}
    for section in sections:
        if section.part is Part.HEADER:
            section = Section(section.part, section.title, _without_contacts(section.lines))
        bulleted = any(line.line.bullet for line in section.lines)
        for line in section.lines:
            if section.part is Part.SKILLS and bulleted and _names_group(line):
                _add_mentions(line, vocabulary, evidence, _LISTED, generic=True)
            elif section.part is Part.SKILLS:
                _add_items(line, vocabulary, evidence)
            elif section.part is Part.SOFT_SKILLS:
                _add_mentions(line, vocabulary, evidence, _LISTED, generic=True)
            elif section.part not in _SILENT:
                _add_told(line, section.part, vocabulary, evidence, heads, employers)
    return evidence


def _without_contacts(lines: list[NumberedLine]) -> list[NumberedLine]:
    return [line for line in lines if not (find_email(line.text) or find_phone(line.text))]


def _names_group(line: NumberedLine) -> bool:
    """Whether a line is the title of the bullets below it."""
    return line.line.bold and not line.line.bullet and len(line.text.split()) <= _LONGEST_GROUP


def _add_told(
    line: NumberedLine,
    part: Part,
    vocabulary: SkillVocabulary,
    evidence: SkillEvidence,
    heads: set[int],
    employers: set[str],
) -> None:
    if _is_labelled_list(line.text):
        _add_items(line, vocabulary, evidence)
        return
    entry = part in (Part.EXPERIENCE, Part.PROJECTS) and line.number not in heads
    rank = _DONE if entry and len(line.text.split()) > 3 else _TOLD
    for mention in vocabulary.find(line.text):
        written = line.text[mention.start : mention.end].lower()
        if not mention.generic and not _names_employer(written, employers):
            evidence.add(mention.name, rank, line.number)


def _names_employer(written: str, employers: set[str]) -> bool:
    return any(written == e or f" {written} " in f" {e} " for e in employers)


def _add_items(line: NumberedLine, vocabulary: SkillVocabulary, evidence: SkillEvidence) -> None:
    if names_languages_only(line.text):
        return
    if not is_list_line(line.text, vocabulary) and len(line.text.split()) > 6:
        _add_mentions(line, vocabulary, evidence, _TOLD, generic=True)
        return
    for item in split_items(line.text):
        for name in read_item(item, vocabulary):
            evidence.add(name, _LISTED, line.number)


def _add_mentions(
    line: NumberedLine,
    vocabulary: SkillVocabulary,
    evidence: SkillEvidence,
    rank: int,
    *,
    generic: bool,
) -> None:
    for mention in vocabulary.find(line.text):
        if generic or not mention.generic:
            evidence.add(mention.name, rank, line.number)


def _is_labelled_list(text: str) -> bool:
    label, colon, rest = text.partition(":")
    return (
        bool(colon) and len(label) < 30 and "," in rest and label.lower().startswith(_LIST_LABELS)
    )
