"""Where the answers of a terminal interview come from: a person, or a file."""

import json
from collections import deque
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.text import Text

from viva.cli.terminal import warn
from viva.errors import InvalidInputError
from viva.interviews.answers import check_body
from viva.interviews.views import Answer, AnswerAction, QuestionView, TurnResult

_COMMANDS = {f"/{action}": action for action in AnswerAction}
_END = "/end"
_HELP = "An empty line sends the answer. /skip  /repeat  /rephrase  /end"


class AnswersInvalidError(InvalidInputError):
    code = "answers_invalid"
    title = "The answers cannot be used"


class TypedAnswers:
    """Asks the person at the terminal.

    Args:
        console: Where the dialogue goes; not standard output when that is for JSON.
    """

    def __init__(self, console: Console) -> None:
        self._console = console

    def next_answer(self, question: QuestionView, total: int) -> Answer | None:
        self._console.print(
            Panel(
                Text(question.text),
                title=f"Question {question.number} of {total}",
                subtitle=_origin(question),
                border_style="cyan",
            )
        )
        if question.number == 1:
            self._console.print(f"[dim]{_HELP}[/]", highlight=False)
        while True:
            text = _read_answer(self._console)
            if text is None or text == _END:
                return None
            answer = Answer(turn_id=question.turn_id, text=text)
            if text in _COMMANDS:
                answer = Answer(turn_id=question.turn_id, action=_COMMANDS[text])
            try:
                check_body(answer)
            except InvalidInputError as error:
                warn(error.detail)
                continue
            return answer

    def show(self, result: TurnResult) -> None:
        if result.evaluation is None:
            return
        if result.evaluation.score is None:
            status = result.evaluation.status.replace("_", " ")
            self._console.print(f"[dim]{status}[/]", highlight=False)
        else:
            score = result.evaluation.score
            self._console.print(f"[dim]Scored {score:g} of 10[/]", highlight=False)

    def finish(self) -> None:
        self._console.print("[bold]That was the interview. Thank you.[/]")


class ScriptedAnswers:
    """Reads one `{"text": …}` or `{"action": …}` a line."""

    def __init__(self, answers: list[Answer]) -> None:
        self._left = deque(answers)

    @classmethod
    def read(cls, path: Path) -> "ScriptedAnswers":
        """All answers of the file.

        Raises:
            AnswersInvalidError: A line is not an answer; the sentence names it.
        """
        answers: list[Answer] = []
        for number, line in enumerate(_lines(path), 1):
            if not line.strip():
                continue
            try:
                answer = Answer.model_validate({**json.loads(line), "turn_id": ""})
                check_body(answer)
            except (ValueError, TypeError, RecursionError, InvalidInputError) as error:
                reason = error.detail if isinstance(error, InvalidInputError) else ""
                raise AnswersInvalidError(
                    f'Line {number} of {path.name} is no answer such as {{"text": "…"}}. {reason}'
                ) from error
            answers.append(answer)
        return cls(answers)

    def next_answer(self, question: QuestionView, total: int) -> Answer | None:
        if not self._left:
            warn(f"The answers ran out at question {question.number} of {total}.")
            return None
        return self._left.popleft().model_copy(update={"turn_id": question.turn_id})

    def show(self, result: TurnResult) -> None:
        """Scripted runs show nothing on the way."""

    def finish(self) -> None:
        if self._left:
            warn(f"{len(self._left)} answers were left over.")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise AnswersInvalidError(f"{path.name} is not UTF-8 text. Save it as UTF-8.") from error


def _origin(question: QuestionView) -> str | None:
    if not question.sources:
        return None
    return escape(f"line {question.sources[0].line}: {question.sources[0].text[:60]}")


def _read_answer(console: Console) -> str | None:
    lines: list[str] = []
    while True:
        try:
            line = console.input("[cyan]›[/] " if not lines else "  ")
        except EOFError:
            return "\n".join(lines) or None
        if not lines and (line.strip() in _COMMANDS or line.strip() == _END):
            return line.strip()
        if not line.strip() and lines:
            return "\n".join(lines)
        if line.strip():
            lines.append(line)
