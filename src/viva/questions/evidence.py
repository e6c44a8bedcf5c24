"""What the documents of an interview offer to ask about: their claims and their skills."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from viva.documents.schemas import DocumentKind
from viva.matching.schemas import Brief, BriefDocument, Topic
from viva.nlp.skills import SkillVocabulary
from viva.questions.cited_lines import CitedLine, read_lines
from viva.questions.line_patterns import Claim, recognise
from viva.questions.quotable import is_nameable

# Where a CV does not say where things were done, only patterns of at least this rank are believed.
_TELLING_RANK: Final = 5
_MOST_KEPT: Final = 300


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A line that tells of a topic's skill."""

    topic: Topic
    line: CitedLine


@dataclass(frozen=True, slots=True)
class Evidence:
    """All there is to cite.

    Args:
        claims: Each with the heaviest topic that its line shows.
        skill_lines: Lines that do more than list a skill, best line first.
        has_cv: Whether anything can be said to be missing from the CV.
    """

    claims: tuple[tuple[Claim, Topic | None], ...]
    skill_lines: tuple[SkillLine, ...]
    has_cv: bool

    def by_skill(self) -> dict[str, SkillLine]:
        """The best line for each skill; one of the CV before one of the job."""
        best: dict[str, SkillLine] = {}
        for found in self.skill_lines:
            known = best.get(found.topic.name)
            if known is None or known.line.kind != DocumentKind.CV == found.line.kind:
                best[found.topic.name] = found
        return best


class EvidenceFolder:
    """Gathers evidence once for all questions of an interview; what was used last is kept.

    Brief and documents stay the same objects for a whole interview, and never change.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Brief, tuple[BriefDocument, ...], Evidence]]
        self._kept = OrderedDict()

    def find(self, brief: Brief, documents: tuple[BriefDocument, ...]) -> Evidence:
        kept = self._kept.get(id(brief))
        if kept is None or kept[0] is not brief or kept[1] is not documents:
            kept = self._kept[id(brief)] = (brief, documents, gather(brief, documents))
        self._kept.move_to_end(id(brief))
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return kept[2]


def gather(brief: Brief, documents: tuple[BriefDocument, ...]) -> Evidence:
    claims: list[tuple[Claim, Topic | None]] = []
    skill_lines: list[SkillLine] = []
    has_cv = False
    for document in documents:
        kind = DocumentKind(document.profile.kind)
        has_cv = has_cv or kind == DocumentKind.CV
        lines = {line.number: line for line in read_lines(document)}
        topics: dict[int, Topic] = {}
        for topic in brief.topics:
            for number in topic.cv_lines if kind == DocumentKind.CV else topic.job_lines:
                topics.setdefault(number, topic)
                if number in lines and lines[number].told:
                    skill_lines.append(SkillLine(topic, lines[number]))
        for line in lines.values():
            claims += [
                (claim, topics.get(line.number))
                for claim in recognise(line)
                if line.told or claim.pattern.rank >= _TELLING_RANK
            ]
    return Evidence(tuple(claims), tuple(skill_lines), has_cv)


def spell(text: str, span: tuple[int, int]) -> str:
    """The skill as the line spells it, without the capital letter that only begins the line."""
    spelled = text[span[0] : span[1]]
    begins = " " in spelled and spelled == spelled.capitalize()
    return spelled.lower() if begins else spelled


def locate(topic: Topic, text: str, vocabulary: SkillVocabulary) -> tuple[int, int] | None:
    """Where the clean line `text` spells the topic's skill, under any of its names."""
    for mention in vocabulary.find(text):
        if mention.name == topic.name and is_nameable(text[mention.start : mention.end]):
            return mention.start, mention.end
    start = text.lower().find(topic.name.lower())
    return (start, start + len(topic.name)) if start >= 0 and is_nameable(topic.name) else None
