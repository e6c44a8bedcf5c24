"""What a provider double says as an interviewer."""

import re

from tests.providers.replies import Reply, Request

_ORDERS = re.compile(r"^Write (.*)", re.MULTILINE)
_TOPICS = (
    "a retry that doubles what a customer pays",
    "an index that makes writing slow",
    "a cache that serves old prices",
    "a queue that grows faster than it empties",
    "a migration that locks the biggest table",
    "a certificate that runs out on a Sunday",
    "a log that fills the whole disk",
    "a deployment that half of the hosts refuse",
)
POINTS = (
    "3 | The cause is found by measuring before anything is changed. | What would you measure?",
    "2 | The harm is stopped first, for example by switching it off. | How would you stop it?",
    "1 | A test or an alarm keeps it from coming back unseen. | How would you keep it away?",
)


def simpler(number: int) -> str:
    """The same question for somebody who did not understand it."""
    return f"Think of {_TOPICS[number % len(_TOPICS)]}. Where do you begin?"


def written(number: int, *, points: tuple[str, ...] = POINTS, source: str = "") -> str:
    """A question with its key points, another one for each number."""
    text = f"Imagine you meet {_TOPICS[number % len(_TOPICS)]}. What do you do first, and why?"
    again = f"simpler: {simpler(number)}"
    return "\n".join([text, "---", *points, again, *([f"source: {source}"] if source else [])])


def order_of(request: Request) -> str:
    """What is ordered; empty where another role is asked."""
    found = _ORDERS.findall(request.messages[-1][1]) if request.messages else []
    return found[-1] if found else ""


class Interviewer:
    """Writes as many questions as are ordered, none twice; the pace is that of `reply`."""

    def __init__(self, **pace: float) -> None:
        self.orders: list[str] = []
        self._pace = pace
        self._written = 0

    def __call__(self, request: Request) -> Reply:
        order = order_of(request)
        if not order:
            return Reply(status=400)
        self.orders.append(order)
        count = 2 if "(2)" in order else 1
        first, self._written = self._written, self._written + count
        text = "\n===\n".join(written(number) for number in range(first, first + count))
        return Reply(text=text, **self._pace)  # type: ignore[arg-type]
