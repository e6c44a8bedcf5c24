"""Writes example interviews, two for each role family: `python -m tests.examples.transcripts`.

Names of families narrow it down. Questions, their order and the scores are the product's, without
language models; what the candidates say is invented, see `answers`.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Final

from tests.examples.answers import Candidate, Person, answer
from tests.examples.people import document_of, families, text_of
from viva.documents.schemas import CvProfile, DocumentKind, JobProfile
from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Scorer, VerdictKind
from viva.interviews.context import InterviewContext
from viva.interviews.planning import InterviewDocuments, compose_context, seed_from
from viva.interviews.schemas import TurnRecord
from viva.interviews.turn_rules import TalkSoFar, adapt, check_answer, choice_request, choose_next
from viva.interviews.views import NewInterview
from viva.matching.families import role_families
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.chooser import QuestionChooser

FOLDER: Final = Path(__file__).parents[2] / "docs/examples"
_NOW: Final = datetime(2026, 11, 21, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What all interviews share."""

    chooser: QuestionChooser
    scorer: Scorer


def open_stage() -> Stage:
    chooser = QuestionChooser(QuestionBank.load(), SkillVocabulary.load())
    return Stage(chooser=chooser, scorer=load_contextual_scorer())


def hold(stage: Stage, family: str, candidate: Candidate) -> tuple[TurnRecord, ...]:
    """All turns of one interview, scored."""
    context = _context(family, candidate)
    person = _person(family)
    talk = TalkSoFar(owner_id="", interview_id="", context=context, turns=())
    question = stage.chooser.choose(choice_request(context))
    while True:
        talk = talk.followed_by(str(len(talk.turns)), question, now=_NOW)
        said = answer(question, person, candidate)
        talk = _with_current(talk, replace(talk.current, answer=said, answered_at=_NOW))
        check = check_answer(talk.current)
        following = choose_next(talk, check, adapt(talk, check), stage.chooser)
        evaluation = stage.scorer.score(scoring_item(question, said))
        talk = _with_current(talk, replace(talk.current, evaluation=evaluation))
        if following is None:
            return talk.turns
        question = following.plan


def render(family: str, candidate: Candidate, turns: tuple[TurnRecord, ...]) -> str:
    person = _person(family)
    scores = [t.evaluation.score for t in turns if t.evaluation and t.evaluation.score is not None]
    head = [
        f"# {person.role}, a {candidate} candidate",
        "",
        f"{person.cv.name} at {person.company}; both are invented. Ten questions, no language"
        f" model. Mean score {mean(scores):.1f}. [How these were made](README.md).",
        "",
        *_folded("CV", text_of(family, DocumentKind.CV)),
        *_folded("Job", text_of(family, DocumentKind.JOB)),
    ]
    return "\n".join([*head, *(line for turn in turns for line in _turn(turn))])


def main(wanted: list[str]) -> None:
    stage = open_stage()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for family in wanted or families():
        for candidate in Candidate:
            text = render(family, candidate, hold(stage, family, candidate))
            path = FOLDER / f"{family}-{candidate}.md"
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.name}\n")
    (FOLDER / "README.md").write_text(_index(), encoding="utf-8")


def _context(family: str, candidate: Candidate) -> InterviewContext:
    found = InterviewDocuments(
        cv=document_of(family, DocumentKind.CV), job=document_of(family, DocumentKind.JOB)
    )
    wishes = NewInterview(cv_id="cv", job_id="job")
    return compose_context(wishes, found, seen=frozenset(), seed=seed_from(family, candidate))


def _person(family: str) -> Person:
    cv = document_of(family, DocumentKind.CV).profile
    job = document_of(family, DocumentKind.JOB).profile
    if not isinstance(cv, CvProfile) or not isinstance(job, JobProfile):
        raise TypeError(family)
    return Person(cv=cv, company=job.company or "your company", role=job.title or family)


def _with_current(talk: TalkSoFar, turn: TurnRecord) -> TalkSoFar:
    return replace(talk, turns=(*talk.turns[:-1], turn))


def _folded(title: str, text: str) -> Iterator[str]:
    yield from (f"<details><summary>{title}</summary>", "", "```")
    yield from text.strip().splitlines()
    yield from ("```", "", "</details>", "")


def _turn(turn: TurnRecord) -> Iterator[str]:
    question, evaluation = turn.question, turn.evaluation
    what = "follow-up" if question.follow_up_of else question.section.value
    yield f"**{turn.number}. {question.text}**"
    yield f"*{what}, {question.competency}, level {question.level}*"
    yield ""
    yield f"> {turn.answer}"
    yield ""
    if evaluation is None or evaluation.score is None:
        yield "Not scored."
    else:
        points = [verdict for verdict in evaluation.verdicts if verdict.key_point]
        made = sum(verdict.verdict is VerdictKind.HIT for verdict in points)
        yield f"Score {evaluation.score:.1f}; {made} of {len(points)} key points made in full."
    yield ""


def _index() -> str:
    rows = []
    for family in families():
        known = role_families().find(family)
        links = " · ".join(f"[{one}]({family}-{one}.md)" for one in Candidate)
        rows.append(f"| {known.role if known else family} | {links} |")
    return "\n".join(
        [
            "# Example interviews",
            "",
            "Two interviews of ten for each role family, written by"
            " `python -m tests.examples.transcripts`: the",
            "questions, their order and the scores are Viva's, by rules and without a language"
            " model. The people, companies",
            "and answers are invented. Technical answers are the packs' reference answers; the"
            " stories of the behavioural part",
            "are the packs' too, so they tell of other people's work; what is said about a line of"
            " the CV was written for this",
            "purpose, one answer for each kind of line. The mediocre candidate says a part of it.",
            "",
            "| role | candidate |",
            "|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main(sys.argv[1:])
