"""Prints how well documents are read: `python -m tests.evals.documents.parse_quality [--verbose]`.

Four groups: the shared folder, the invented documents that the rules were tuned on, those that were
held out, and those written by people who had no part in the rules.
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.evals.documents.corpus import Group, invented, load_scorer, load_truth, measure, shared


def main() -> None:
    scorer, truth = load_scorer(), load_truth()
    own = list(invented())
    groups = {group: [sample for sample in own if sample.group is group] for group in Group}
    groups[Group.SHARED] = list(shared(truth))
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
