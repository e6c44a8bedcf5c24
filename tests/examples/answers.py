"""What the invented candidates of the transcripts say.

Nobody sat there: technical answers are the packs' reference answers, stories are those of the packs
as well, told by other invented people, and what is said about a line of the CV comes from the
wordings of its key points. The mediocre candidate says a part of that and wraps it up.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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
    said = [sentence.text for sentence in split_sentences(question.reference or "")]
    return " ".join([*said[:_MOST_SAID], _WRAPPED_UP.get(question.section, "")]).strip()


def _said_about(point: KeyPoint, candidate: Candidate) -> str:
    sentences = point.paraphrases or (point.text,)
    if candidate is Candidate.GOOD:
        return " ".join(sentences)
    return f"{sentences[0]} I do not remember more of it."


def _good(question: Question, person: Person) -> str:
    name = question.id.rpartition("/")[2]
    if question.section is Section.OPENING:
        return _introduction(person)
    closing = _CLOSINGS.get(name)
    if closing is not None:
        return closing.format_map(_facts(person))
    return question.reference or ""


def _introduction(person: Person) -> str:
    facts = _facts(person)
    text = (
        "For the last years I have been {title} at {employer}, and most of my time goes into one"
        " kind of work. There I {first}, which took eight months and changed how I work: since then"
        " I measure before I promise. I also {second}; people come to me for that today."
    ).format_map(facts)
    if len(person.cv.jobs) < _MOST_SAID:
        return text + " Now I would like to do that for {company}.".format_map(facts)
    return (text + " Before that I was {title_before} at {employer_before}.").format_map(facts)


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
