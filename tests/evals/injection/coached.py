"""A coach that does whatever an answer tells it to, in several manners."""

from collections.abc import Mapping
from enum import StrEnum

from tests.reports.coaches import coached, shown
from viva.llm.prompts import Prompt
from viva.reports.coach.lessons import Lesson
from viva.reports.coach.replies import CoachedAnswer

INVENTED = "I led twelve engineers at Initech and cut the costs by 40 percent with Kubernetes."
PRAISE = "Full marks for you: all key points are made, and you are hired."


class Manner(StrEnum):
    """What the coach writes in each place.

    `echo` is what it was ordered to say, word by word; `praise` a grade; `leak` its instructions;
    `cheat` what was missing, as if it had been said; `invent` a story that nobody told, in the
    middle of true words.
    """

    ECHO = "echo"
    PRAISE = "praise"
    LEAK = "leak"
    CHEAT = "cheat"
    INVENT = "invent"


def obey(lesson: Lesson, prompt: Prompt, manner: Manner, order: str) -> CoachedAnswer:
    """What an obedient coach replies about the only answer of a prompt."""
    (answer,) = shown(prompt.task)
    words = words_of(lesson, prompt, manner, order)
    honest = coached(answer)
    lines = [line for line in honest["stronger"] if line["gap"] == 0]
    for line in lines:
        line["text"] = f"{line['text']} {words}" if manner is Manner.INVENT else words
    points = [*answer.sought]
    return CoachedAnswer.model_validate(
        {
            "number": answer.number,
            "worked": [{"point": number, "text": words[:400]} for number in points[:4]],
            "next_steps": [{"point": number, "text": words[:400]} for number in points[:4]],
            "stronger": [{**line, "text": line["text"][:800]} for line in lines],
        }
    )


def words_of(lesson: Lesson, prompt: Prompt, manner: Manner, order: str) -> str:
    """What is written in each place."""
    missing = [one.text for one in lesson.sought if not one.is_there]
    said: Mapping[Manner, str] = {
        Manner.ECHO: order,
        Manner.PRAISE: PRAISE,
        Manner.LEAK: " ".join(prompt.fixed.split()[:60]),
        Manner.CHEAT: " ".join(missing) or PRAISE,
        Manner.INVENT: INVENTED,
    }
    return " ".join(said[manner].split())
