"""Everything that could be asked in a section: packs, lines of the documents, general ones."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from viva.documents.schemas import DocumentKind
from viva.matching.families import role_families
from viva.matching.schemas import Fit, Topic
from viva.nlp.competencies import TECHNICAL_COMPETENCIES
from viva.nlp.neighbours import SkillNeighbours
from viva.nlp.skills import SkillVocabulary
from viva.questions.choice import ChoiceRequest
from viva.questions.evidence import Evidence, SkillLine, locate, spell
from viva.questions.generic_questions import generic_questions, write_generic_question
from viva.questions.line_facts import role_facts
from viva.questions.line_patterns import Claim, LinePattern, skill_patterns
from viva.questions.line_questions import LineContext, line_question_id, write_line_question
from viva.questions.personal import make_personal
from viva.questions.quoting import clean
from viva.questions.ranking import Candidate
from viva.questions.schemas import Question, Section
from viva.questions.shelves import Shelves

# Appeals, on the scale of `ranking`.
_OWN_FAMILY: Final = 1.5
_EVERY_FAMILY: Final = 0.5
_STRANGE_CLAIM: Final = -4.0
_LESS_RELATED: Final = 3.0
_TOPIC: Final = 1.5
_NO_TOPIC: Final = -2.0
_NO_VACANCY: Final = -4.0
_STAND_IN: Final = -2.0
_GENERAL: Final = -9.0
_RANK: Final = 0.25
_NOT_TOLD: Final = -2.0
# From this closeness on there is no transfer to ask about: who knows Django knows Python.
_AT_HOME: Final = 0.8
# Lines of the job are the same for every candidate.
_OF_JOB: Final = -0.7
_FURTHER_DOWN: Final = -0.01


class Pool:
    """The candidates for one turn of one interview."""

    def __init__(
        self,
        request: ChoiceRequest,
        evidence: Evidence,
        shelves: Shelves,
        vocabulary: SkillVocabulary,
    ) -> None:
        self._request = request
        self._shelves = shelves
        self._vocabulary = vocabulary
        self._topics = {topic.name: topic for topic in request.brief.topics}
        self._fields = {topic.competency for topic in request.brief.topics}
        self._evidence = evidence
        self._by_skill = evidence.by_skill()
        kinds = {document.profile.kind for document in request.documents}
        self._is_vacancy = kinds != {DocumentKind.CV}
        family = role_families().find(request.brief.family)
        self._related = family.related if family else {}

    def candidates(self, section: Section) -> Iterator[Candidate]:
        yield from self._of_packs(section, 0.0)
        yield from self._of_claims(section, 0.0)
        yield from self._of_skills(section)
        if section == Section.HR:
            yield from self._of_packs(Section.BEHAVIOURAL, _STAND_IN)
            yield from self._of_claims(Section.BEHAVIOURAL, _STAND_IN)
        yield from self.general(section)

    def general(self, section: Section, *, edition: int = 0) -> Iterator[Candidate]:
        """Questions of no particular field; they suit when nothing else is left."""
        for generic in generic_questions():
            if generic.section == section:
                yield Candidate(
                    id=f"generic/{generic.id}",
                    competency=generic.competency,
                    level=generic.level,
                    appeal=_GENERAL,
                    write=partial(
                        write_generic_question,
                        generic,
                        role_facts(self._request.brief.role),
                        edition=edition,
                    ),
                )

    def _of_packs(self, section: Section, appeal: float) -> Iterator[Candidate]:
        for question in self._shelves.of(section):
            topic = next(
                (self._topics[skill] for skill in question.skills if skill in self._topics), None
            )
            liking = self._family_appeal(question.families, topic)
            if liking is None:
                continue
            base = appeal + liking
            if not self._is_vacancy and self._shelves.is_about_vacancy(question):
                base += _NO_VACANCY
            if question.skills:
                base += _TOPIC * min(topic.weight, 1.0) if topic else self._untold(question)
            yield self._pack_candidate(question, topic, base, None)
            if section == Section.TECHNICAL:
                shown = (self._by_skill.get(skill) for skill in self._shelves.subjects(question))
                if line := next((found for found in shown if found), None):
                    yield self._pack_candidate(question, line.topic, base, line)

    def _untold(self, question: Question) -> float:
        """About skills that neither CV nor job names.

        It is half as bad where the field is asked for, and the less the closer they come to one
        that is named.
        """
        points = _NO_TOPIC / 2 if question.competency in self._fields else _NO_TOPIC
        related = (
            SkillNeighbours.load().nearest(skill, self._topics)
            for skill in self._shelves.unnamed(question)
        )
        return points * (1.0 - max((near.closeness for near in related if near), default=0.0))

    def _pack_candidate(
        self, question: Question, topic: Topic | None, appeal: float, line: SkillLine | None
    ) -> Candidate:
        return Candidate(
            id=question.id,
            competency=question.competency,
            level=question.level,
            appeal=appeal,
            skills=question.skills,
            fit=topic.fit if topic else None,
            line=line.line.place if line else None,
            write=partial(self._write_personal, question, line) if line else lambda: question,
        )

    def _write_personal(self, question: Question, line: SkillLine) -> Question | None:
        return make_personal(
            question, line, self._vocabulary, asked=self._request.asked, seed=self._request.seed
        )

    def _of_claims(self, section: Section, appeal: float) -> Iterator[Candidate]:
        for claim, topic in self._evidence.claims:
            if claim.pattern.section == section:
                yield self._claim_candidate(claim, topic, appeal)

    def _of_skills(self, section: Section) -> Iterator[Candidate]:
        """Questions about a skill that a line shows or asks for, by whether the CV shows it."""
        for found in self._evidence.skill_lines:
            for pattern in skill_patterns():
                if pattern.section == section and self._suits(pattern, found):
                    claim = Claim(found.line, pattern, clean(found.line.text), 0, 0)
                    yield self._claim_candidate(claim, found.topic, 0.0)

    def _suits(self, pattern: LinePattern, found: SkillLine) -> bool:
        if pattern.document != found.line.kind or found.topic.fit not in pattern.fits:
            return False
        if pattern.rules_out(found.line.text):
            return False
        if self._vocabulary.is_generic(found.topic.name):
            return False
        if pattern.competencies and found.topic.competency not in pattern.competencies:
            return False
        if (found.topic.closeness or 0.0) >= _AT_HOME:
            return False
        return found.topic.fit != Fit.GAP or self._evidence.has_cv

    def _claim_candidate(self, claim: Claim, topic: Topic | None, appeal: float) -> Candidate:
        pattern = claim.pattern
        competency = pattern.competency
        if pattern.about_skill and topic and topic.competency in TECHNICAL_COMPETENCIES:
            competency = topic.competency
        liking = self._family_appeal(pattern.families, topic)
        appeal += _RANK * pattern.rank + (_STRANGE_CLAIM if liking is None else liking)
        appeal += _TOPIC * min(topic.weight, 1.0) if topic else 0.0
        appeal += 0.0 if claim.line.told else _NOT_TOLD
        appeal += _OF_JOB if claim.line.kind == DocumentKind.JOB else 0.0
        return Candidate(
            id=line_question_id(claim),
            competency=competency,
            level=pattern.level,
            appeal=appeal + _FURTHER_DOWN * claim.line.number,
            skills=(topic.name,) if topic else (),
            fit=topic.fit if topic else None,
            line=claim.line.place,
            write=partial(self._write_claim, claim, topic, competency),
        )

    def _write_claim(self, claim: Claim, topic: Topic | None, competency: str) -> Question | None:
        span = locate(topic, claim.text, self._vocabulary) if topic else None
        if span and not claim.pattern.when:
            claim = replace(claim, start=span[0], end=span[1])
        return write_line_question(
            claim,
            LineContext(
                skill=spell(claim.text, span) if span else None,
                skills=(topic.name,) if topic and span else (),
                neighbour=self._spelled(topic.neighbour) if topic else None,
                role=self._request.brief.role,
                competency=competency,
                asked=self._request.asked,
                seed=self._request.seed,
            ),
        )

    def _spelled(self, skill: str | None) -> str | None:
        return self._vocabulary.spellings((skill,)).get(skill, skill) if skill else None

    def _family_appeal(self, families: tuple[str, ...], topic: Topic | None) -> float | None:
        """How well it suits the role's family; None when it belongs to quite another one."""
        if not families:
            return _EVERY_FAMILY
        if self._request.brief.family in families:
            return _OWN_FAMILY
        closeness = max((self._related.get(name, 0.0) for name in families), default=0.0)
        if closeness and topic and topic.fit != Fit.EXTRA:
            return closeness
        if self._request.brief.family is None and topic:
            return 0.0
        if closeness:
            return closeness - _LESS_RELATED * (1.0 - closeness)
        return None
