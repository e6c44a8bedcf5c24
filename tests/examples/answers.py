"""What the invented candidates of the transcripts say.

Nobody sat there: technical answers are the packs' reference answers, stories are those of the packs
as well, told by other invented people, and what is said about a line of the CV stands in
`own_words.yaml`. The mediocre candidate says a part of that and wraps it up.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from viva.documents.schemas import CvProfile
from viva.nlp.sentences import split_sentences
from viva.questions.line_facts import done_phrase
from viva.questions.quoting import clean
from viva.questions.schemas import KeyPoint, Question, Section


class Candidate(StrEnum):
    GOOD = "good"
    MEDIOCRE = "mediocre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    cv: CvProfile
    company: str
    role: str


_FILE: Final = Path(__file__).with_name("own_words.yaml")
_OPENINGS: Final = {
    "walk-me-through": (
        "I have been {title} at {employer} for some years now, and before that I was {title_before}"
        " at {employer_before}. The part that matters most for this job is that I {first}. I also"
        " {second}, which took eight months. I learned there to measure before I promise, and that"
        " is what I would like to bring to {company}."
    ),
    "what-brought-you-here": (
        "Two things. Your posting asks for a {role} who does what I like best: at {employer} I"
        " {first}, and I would like to do that where more people feel it. And I asked a former"
        " colleague who knows {company}; she said that people there finish things. What I want next"
        " is a larger task with the same kind of work."
    ),
    "most-of-your-time": (
        "In the last four months about half of my time at {employer} went into one thing: I"
        " {second}. A quarter is daily work that has to be done by noon, and the rest goes into"
        " helping two newer colleagues. The difficult part is that both want me on the same"
        " morning, so since March I keep two hours a day free of meetings. It matters because what"
        " I finish is used the next day."
    ),
    "step-that-changed-you": (
        "That was the step from {employer_before}, where I was {title_before}, to {employer}. There"
        " I {first}, and for the first four months nobody believed me, because I had measured"
        " nothing. I learned to write down the figures before I begin, and I still do: each new"
        " task starts with a page that says where we stand."
    ),
    "what-they-come-to-you-for": (
        "They would tell you that they come to me when something has gone wrong twice. At"
        " {employer} I {first}, and since then I am asked whenever somebody does not know where"
        " to start. Last month a colleague rang me about a case that two others had given up; we"
        " found it in an hour, because I asked what had changed. They would also say that I ask"
        " too much."
    ),
    "largest-responsibility": (
        "The largest was that I {first}. It was mine because I had complained about it for a year,"
        " and my manager said: then do it. Five colleagues worked on it with me for eight months,"
        " and I answered for the date and the result. The hardest decision was to postpone it by"
        " three weeks; I would take it again. It still runs today."
    ),
}
_CLOSINGS: Final = {
    "one-minute-case": (
        "Tell them that {company} would get somebody who has done the core of this job already: at"
        " {employer} I {first}. I also {second}. What sets me apart is that I stay until the result"
        " can be measured, and I want exactly this job, because I know this kind of customer."
    ),
    "first-ninety-days": (
        "In the first month I would listen: sit beside five colleagues, read the last incidents and"
        " complaints, and write down what I do not understand. By day thirty I would agree with you"
        " on two things to improve. In the second month I would deliver one small thing that people"
        " feel, as I did at {employer}, where I {first}. By day ninety you should have figures for"
        " both, and my list of what I would change next."
    ),
    "your-questions": (
        "I have two. First, what should the {role} have solved by next summer, and how will you"
        " measure it? I ask because in my last job nobody could tell me for five months. Second,"
        " how does the team deal with disagreement, and what was the last example? That matters to"
        " me because I learn most from colleagues who contradict me."
    ),
    "biggest-doubt": (
        "You could doubt that I know your field, because I have never worked for a company like"
        " {company}. That gap is real. What speaks for me is that I changed fields once before and"
        " within six months {first}. I have begun to read into it already, and in the first three"
        " months I would need somebody who checks my decisions. I will still be slower at first."
    ),
    "should-have-asked": (
        "You could have asked what I would do differently at {employer}. I {first}, but for the"
        " first four months I measured nothing, so nobody believed me. Since then I note the"
        " figures before I begin. And you did not ask about the team: I trained two colleagues who"
        " do that work without me today."
    ),
}
_VAGUE: Final = {
    Section.OPENING: "Well, I am a {role}, and I have done quite a lot over the years, all sorts of"
    " things really. At {employer} I had many different tasks.",
    Section.CLOSING: "I think I would fit in well here. I am motivated, and I like working with"
    " people.",
}
_WRAPPED_UP: Final = {
    Section.TECHNICAL: "Beyond that it depends on the situation.",
    Section.BEHAVIOURAL: "In the end it worked out somehow.",
    Section.HR: "That is about it.",
}
_MOST_SAID: Final = 2


def answer(question: Question, person: Person, candidate: Candidate) -> str:
    """What this candidate says to this question."""
    if question.follow_up_of is not None:
        return _said_about(question.key_points[0], candidate)
    if candidate is Candidate.GOOD:
        return _good(question, person)
    vague = _VAGUE.get(question.section)
    if vague is not None:
        return vague.format_map(_facts(person))
    said = [sentence.text for sentence in split_sentences(_known(question, person))]
    return " ".join([*said[:_MOST_SAID], _WRAPPED_UP.get(question.section, "")]).strip()


def _said_about(point: KeyPoint, candidate: Candidate) -> str:
    sentences = point.paraphrases or (point.text,)
    if candidate is Candidate.GOOD:
        return " ".join(sentences)
    return f"{sentences[0]} I do not remember more of it."


def _good(question: Question, person: Person) -> str:
    name = question.id.rpartition("/")[2]
    own = _OPENINGS.get(name) or _CLOSINGS.get(name)
    if own is not None:
        return own.format_map(_facts(person))
    return _known(question, person)


def _known(question: Question, person: Person) -> str:
    """What there is to say: own words on a line, else the reference answer."""
    source, _, pattern = question.id.partition("/")
    own = _own_words().get(pattern.partition("/")[0]) if source == "line" else None
    if own is None:
        return question.reference or ""
    return own.format_map(_facts(person))


@cache
def _own_words() -> dict[str, str]:
    words: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return words


def _facts(person: Person) -> dict[str, str]:
    jobs = person.cv.jobs
    done = [
        phrase
        for job in jobs
        for highlight in job.highlights
        if (phrase := done_phrase(clean(highlight.text)))
    ]
    first, second, *_ = [phrase.partition(";")[0].rstrip(".") for phrase in done]
    latest, before = jobs[0], jobs[min(1, len(jobs) - 1)]
    return {
        "role": person.role,
        "company": person.company,
        "employer": latest.employer or "my last employer",
        "title": f"a {latest.title}" if latest.title else "there",
        "employer_before": before.employer or "another employer",
        "title_before": f"a {before.title}" if before.title else "there",
        "first": first,
        "second": second,
    }
