"""Key points that any answer of a kind can be held against, where none came with the question."""

from collections.abc import Mapping
from typing import Final

from viva.questions.schemas import KeyPoint, QuestionKind


def general_points(kind: QuestionKind) -> tuple[KeyPoint, ...]:
    return _POINTS[kind]


_POINTS: Final[Mapping[QuestionKind, tuple[KeyPoint, ...]]] = {
    QuestionKind.TECHNICAL: (
        KeyPoint(
            id="steps",
            text="Explains step by step what is done.",
            weight=2,
            paraphrases=("First I look at what happens, then I change one thing and look again.",),
            follow_up="Could you walk me through it step by step?",
        ),
        KeyPoint(
            id="reason",
            text="Gives the reason for the choice, and what speaks against it.",
            weight=2,
            paraphrases=("I chose it because the other way would have cost more later on.",),
            follow_up="What speaks for that, and what against it?",
        ),
        KeyPoint(
            id="check",
            text="Says how one sees that it works.",
            weight=1,
            paraphrases=("Afterwards I measured again and compared it with the figure before.",),
            follow_up="How would you see that it works?",
        ),
    ),
    QuestionKind.BEHAVIOURAL: (
        KeyPoint(
            id="situation",
            text="Describes one real situation and what was at stake.",
            weight=1,
            paraphrases=("In my last job we had two weeks left and a customer who waited.",),
            follow_up="What was at stake then?",
        ),
        KeyPoint(
            id="own-part",
            text="Says what they did themselves, step by step.",
            weight=2,
            paraphrases=("I talked to both sides, wrote down what each needed and made a plan.",),
            follow_up="What was your own part in it?",
        ),
        KeyPoint(
            id="result",
            text="Tells how it ended and what they learned.",
            weight=2,
            paraphrases=("In the end it worked, and since then I ask much earlier.",),
            follow_up="How did it end, and what did you take from it?",
        ),
    ),
    QuestionKind.OPEN: (
        KeyPoint(
            id="position",
            text="Gives a clear answer of their own.",
            weight=2,
            paraphrases=("What matters most to me is that I can learn from the people around me.",),
            follow_up="What is your own view?",
        ),
        KeyPoint(
            id="reason",
            text="Gives the reason for it.",
            weight=2,
            paraphrases=("I want that because I have seen what happens without it.",),
            follow_up="Why is that so?",
        ),
        KeyPoint(
            id="example",
            text="Connects it with an example from their own work.",
            weight=1,
            paraphrases=("In my last team, for example, I took over the planning.",),
            follow_up="Do you have an example of that?",
        ),
    ),
}
