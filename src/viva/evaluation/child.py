"""The process that scores by meaning: requests on standard input, replies on standard output.

Run as `python -m viva.evaluation.child [FOLDER OF THE MODEL]`. Each is one line of JSON, and the
first line out says whether the model can be used. It ends when its input does.
"""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter

from viva.evaluation.contextual import ContextualScorer, load_contextual_scorer
from viva.evaluation.messages import Greeting, Reply, Request, Wish
from viva.nlp.model_files import ModelUnusableError

# Whoever waits for the next question comes first.
_NICENESS = 5
_REQUEST = TypeAdapter(Request)
_REPLY = TypeAdapter(Reply)
_GREETING = TypeAdapter(Greeting)


def main() -> None:
    os.nice(_NICENESS)
    replies = _private_output()
    try:
        scorer = load_contextual_scorer(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    except ModelUnusableError as error:
        _send(replies, _GREETING.dump_json(Greeting(problem=str(error))))
        return
    _send(replies, _GREETING.dump_json(Greeting(version=scorer.version)))
    for line in sys.stdin.buffer:
        _send(replies, _REPLY.dump_json(_reply(scorer, _REQUEST.validate_json(line))))


def _private_output() -> BinaryIO:
    """The real standard output; what libraries print goes to standard error instead."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _send(replies: BinaryIO, line: bytes) -> None:
    replies.write(line + b"\n")
    replies.flush()


def _reply(scorer: ContextualScorer, request: Request) -> Reply:
    try:
        if request.wish is Wish.SCORE:
            return Reply(evaluation=scorer.score(request.item))
        scorer.prepare(request.item)
    except Exception as error:  # noqa: BLE001 - one answer that fails must not end the others
        return Reply(error=type(error).__name__)
    return Reply()


if __name__ == "__main__":
    main()
