import json
import os
import subprocess
import sys

from tests.evaluation.questions import GOOD

_LINES = [
    json.dumps({"question": "What is a hash table?", "reference": GOOD, "answer": answer})
    for answer in (
        "A function maps a key to a bucket. It is quick and fast, not slow, with duplicate"
        " entries.",
        "Lookup and retrieval, deletion or removal take O(n) when the array has grown in size.",
    )
]
_PROGRAM = (
    "import sys; from viva.evaluation.batch import score_lines;"
    " from viva.evaluation.lexical import LexicalScorer;"
    " print('\\n'.join(score_lines(sys.stdin, LexicalScorer())))"
)


def test_scores_do_not_depend_on_the_order_of_hashes() -> None:
    runs = {_run(hash_seed) for hash_seed in ("1", "2")}

    assert len(runs) == 1
    assert "scored" in runs.pop()


def _run(hash_seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input="\n".join(_LINES),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    ).stdout
