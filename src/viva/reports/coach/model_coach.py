"""The coach that asks language models; where they fail, the rules' words stand."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

from viva.llm.accounts import Account
from viva.llm.errors import BudgetSpentError, ModelsUnavailableError
from viva.llm.language_models import LanguageModels
from viva.llm.names import Role
from viva.nlp.skills import SkillVocabulary
from viva.reports.coach.lessons import Lesson, coach_prompt
from viva.reports.coach.replies import CoachedAnswer, Coaching
from viva.reports.coach.teaching import Teaching, teaching_of

_AUTHOR_PREFIX = "model:"

log = structlog.get_logger()


class ModelCoach:
    """Writes feedback and stronger answers, by the models that see answers already."""

    def __init__(self, models: LanguageModels, vocabulary: SkillVocabulary) -> None:
        self._models = models
        self._vocabulary = vocabulary

    def is_available(self) -> bool:
        return self._models.is_available(Role.EVALUATOR)

    async def teach(
        self, lessons: Sequence[Lesson], account: Account
    ) -> Mapping[str, Teaching] | None:
        """What came of each lesson, by turn, from one call; null where no model answered.

        A lesson that a reply leaves out, or has twice, is not in it.
        """
        try:
            written = await self._models.write(
                Role.EVALUATOR, coach_prompt(lessons), Coaching, live=False, account=account
            )
        except (ModelsUnavailableError, BudgetSpentError) as error:
            log.info("answers_not_coached", reason=error.code)
            return None
        author = f"{_AUTHOR_PREFIX}{written.model}+{written.prompt_version}"
        replies = _by_number(written.value.answers)
        taught = await asyncio.to_thread(self._check, replies, lessons, author)
        log.info(
            "answers_coached",
            asked=len(lessons),
            feedback=sum(one.feedback is not None for one in taught.values()),
            stronger=sum(one.stronger is not None for one in taught.values()),
        )
        return taught

    def _check(
        self, replies: Mapping[int, CoachedAnswer], lessons: Sequence[Lesson], author: str
    ) -> dict[str, Teaching]:
        return {
            lesson.turn_id: teaching_of(replies[number], lesson, author, self._vocabulary)
            for number, lesson in enumerate(lessons, start=1)
            if number in replies
        }


def _by_number(answers: Sequence[CoachedAnswer]) -> dict[int, CoachedAnswer]:
    numbers = [answer.number for answer in answers]
    return {answer.number: answer for answer in answers if numbers.count(answer.number) == 1}
