"""Sections under headings of the writer's own, told by what stands in them."""

import re
from collections.abc import Iterable

from viva.documents.analysis.education import names_degree
from viva.documents.analysis.entries import split_entries
from viva.documents.analysis.headings import Part, heading_part
from viva.documents.analysis.roles import title_score
from viva.documents.analysis.sections import NumberedLine, Section
from viva.documents.analysis.skill_lists import is_list_line, split_items
from viva.documents.analysis.spoken_languages import names_languages_only
from viva.nlp.skills import SkillVocabulary

_RATING = re.compile(r"[★☆●○❍◐◑◉◯⚫⚪⬤▪▫◼◻█░■□]{3,}|\b\d\s?/\s?(?:5|10)\s*$|\b\d{2,3}\s?%\s*$")
_MOST = 0.6
_KNOWN_ITEMS = 0.5


def recognise(sections: list[Section], vocabulary: SkillVocabulary) -> list[Section]:
    """The sections, those of unknown headings with the part that their content speaks for."""
    present = {section.part for section in sections}
    recognised: list[Section] = []
    for section in sections:
        if section.part is Part.OTHER and heading_part(section.title) is None and section.lines:
            part = _part(section.lines, present, vocabulary)
            section = Section(part, section.title, section.lines)
        recognised.append(section)
    return recognised


def _part(lines: list[NumberedLine], present: set[Part], vocabulary: SkillVocabulary) -> Part:
    texts = [line.text for line in lines]
    if _share(names_languages_only(text) for text in texts) >= _MOST:
        return Part.LANGUAGES
    if _lists_skills(texts, vocabulary):
        return Part.SKILLS
    heads = [entry.head for entry in split_entries(lines) if entry.dates]
    told = [line.text for head in heads for line in head]
    if Part.EDUCATION not in present and any(names_degree(text) for text in told):
        return Part.EDUCATION
    if Part.EXPERIENCE not in present and any(title_score(text) > 0 for text in told):
        return Part.EXPERIENCE
    return Part.OTHER


def _lists_skills(texts: list[str], vocabulary: SkillVocabulary) -> bool:
    if _share(_RATING.search(text) is not None for text in texts) >= _MOST:
        return True
    if not all(is_list_line(text, vocabulary) or len(split_items(text)) == 1 for text in texts):
        return False
    items = [item for text in texts for item in split_items(text)]
    return _share(vocabulary.canonical(item) is not None for item in items) >= _KNOWN_ITEMS


def _share(marks: Iterable[bool]) -> float:
    found = list(marks)
    return sum(found) / max(1, len(found))
