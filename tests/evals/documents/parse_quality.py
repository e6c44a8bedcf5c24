"""Prints how well documents are read: `python -m tests.evals.documents.parse_quality [--verbose]`.

Three groups: the shared folder, the invented documents that the rules were tuned on, and those that
were held out.
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.evals.documents.corpus import invented, load_scorer, load_truth, measure, shared


def main() -> None:
    scorer, truth = load_scorer(), load_truth()
    own = list(invented())
    groups = {
        "shared": list(shared(truth)),
        "tuned": [sample for sample in own if not sample.holdout],
        "held out": [sample for sample in own if sample.holdout],
    }
    wanted = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    for name, samples in groups.items():
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            figures, details = measure(samples, truth["_meta"], scorer, Path(folder))
        print(f"\n== {name}: {len(samples)} documents")
        scorer.show(figures)
        if "--verbose" in sys.argv:
            for document, found in details.items():
                print(" ", document, json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
