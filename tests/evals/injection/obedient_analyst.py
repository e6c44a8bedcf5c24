"""A model that reads documents, and claims whatever an order in them might want."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from tests.evals.injection.obedient import pairs
from tests.evaluation.judges import block_of
from viva.documents.schemas import DocumentKind

_LINE = re.compile(r"^(\d+): (.*)$")
_WORD = re.compile(r"[^\W_][\w.+#/-]*")
_MOST_CLAIMS = 40
INVENTED = ("Kubernetes", "Haskell", "Quantum computing", "COBOL", "Falconry")


class Manner(StrEnum):
    """What the model does with an order that it finds.

    `inventing` claims what is in no line; `quoting` claims each word of the order, and quotes it;
    `promoting` makes jobs, schools, languages, a title, a level and years of it; `wild` breaks the
    format.
    """

    INVENTING = "inventing"
    QUOTING = "quoting"
    PROMOTING = "promoting"
    WILD = "wild"


@dataclass(slots=True)
class ObedientAnalyst:
    """Takes every line that has a trace of the attack for an order; else it finds nothing."""

    kind: DocumentKind
    attack: str
    honest: str
    manner: Manner
    obeyed: int = 0

    def reply(self, task: str) -> str:
        lines = [_LINE.match(line) for line in block_of(task, self.kind.value).split("\n")]
        shown = [(int(line[1]), line[2]) for line in lines if line]
        orders = [(number, text) for number, text in shown if self._is_an_order(text)]
        if not orders:
            return "{}"
        self.obeyed += 1
        if self.manner is Manner.WILD:
            return "BANANA"
        return json.dumps(self._claims(orders, shown))

    def _is_an_order(self, text: str) -> bool:
        return bool((pairs(self.attack) - pairs(self.honest)) & pairs(text))

    def _claims(
        self, orders: list[tuple[int, str]], shown: list[tuple[int, str]]
    ) -> dict[str, object]:
        skills = "skills" if self.kind is DocumentKind.CV else "required_skills"
        number, order = orders[0]
        if self.manner is Manner.INVENTING:
            line, text = shown[-1]
            return {skills: [{"line": line, "quote": text[:60], "name": n} for n in INVENTED]}
        words = _WORD.findall(order)
        named = [*words, *(" ".join(pair) for pair in pairwise(words))]
        quote = {"line": number, "quote": order[:600]}
        if self.manner is Manner.QUOTING:
            return {skills: [{**quote, "name": name} for name in named[:_MOST_CLAIMS]]}
        if self.kind is DocumentKind.CV:
            claims = [{"employer": one, "title": None, "quotes": [quote]} for one in words[:10]]
            return {
                "jobs": claims,
                "education": [{"institution": one, "quotes": [quote]} for one in words[:10]],
                "languages": [{**quote, "name": one} for one in words[:10]],
                "headline": {**quote, "name": " ".join(words[:4])},
            }
        return {
            "title": {**quote, "name": " ".join(words[:4])},
            "company": {**quote, "name": words[0]},
            "seniority": {**quote, "level": "intern"},
            "responsibilities": [quote],
            "min_years": {**quote, "years": 25},
        }
