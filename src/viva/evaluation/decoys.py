"""Statements that no answer makes, put among the key points that a model judges.

A model that finds one in an answer follows an order, or does not look; either way its judgement is
worth nothing. One has nothing to do with the question. The other might: who confirms whatever
belongs to the question, because somebody asked for it, confirms this one too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from viva.evaluation.rubric import Rubric
from viva.evaluation.words import split_words
from viva.questions.schemas import QuestionKind

DECOYS = {
    "en": (
        "A glacier slides downhill under its own weight.",
        "Oysters filter plankton out of the sea.",
        "The moon always turns the same side to the earth.",
        "Bread rises because yeast gives off gas.",
        "Swallows fly south in autumn.",
        "A violin has four strings, tuned in fifths.",
    ),
    "de": (
        "Ein Gletscher gleitet durch sein eigenes Gewicht talwärts.",
        "Austern filtern Plankton aus dem Meer.",
        "Der Mond zeigt der Erde immer dieselbe Seite.",
        "Schwalben fliegen im Herbst nach Süden.",
    ),
    "es": (
        "Un glaciar se desliza cuesta abajo por su propio peso.",
        "Las ostras filtran el plancton del mar.",
        "La luna muestra siempre la misma cara a la tierra.",
        "Las golondrinas vuelan al sur en otoño.",
    ),
}
# What might be asked for, and what nobody says.
FACTS = {
    "en": (
        "A patent on the method ran out in 2011.",
        "A court in Norway ruled on it in 2016.",
        "Its inventor later called the name a mistake.",
        "The licence changed with the fourth edition.",
        "A museum in Lisbon shows the first one.",
    ),
    "de": (
        "Ein Patent darauf lief 2011 aus.",
        "Ein norwegisches Gericht urteilte 2016 darüber.",
        "Der Erfinder nannte den Namen später einen Irrtum.",
        "Die Lizenz änderte sich mit der vierten Auflage.",
    ),
    "es": (
        "Una patente sobre ello caducó en 2011.",
        "Un tribunal noruego se pronunció en 2016.",
        "Su inventor lamentó más tarde el nombre.",
        "La licencia cambió con la cuarta edición.",
    ),
}
TALES = {
    "en": (
        "Says what a newspaper printed about it.",
        "Names the lawyer whom somebody consulted.",
        "Tells what the insurer paid in the end.",
        "Compares it with an opening in chess.",
        "Mentions the gala at which it won a prize.",
    ),
    "de": (
        "Sagt, was eine Zeitung darüber druckte.",
        "Nennt den Anwalt, der gefragt wurde.",
        "Erzählt, was die Versicherung zahlte.",
        "Vergleicht es mit einer Eröffnung im Schach.",
    ),
    "es": (
        "Cuenta lo que publicó un periódico.",
        "Nombra al abogado que fue consultado.",
        "Dice cuánto pagó la aseguradora.",
        "Lo compara con una apertura de ajedrez.",
    ),
}


@dataclass(frozen=True, slots=True)
class PointList:
    """Key points and decoys as a model is shown them; `decoys` are indexes from 0."""

    texts: tuple[str, ...]
    decoys: frozenset[int]


def list_points(rubric: Rubric, answered: Iterable[str]) -> PointList:
    """The key points with two decoys among them.

    The decoys share no word with the rubric and the answer, as far as there are such. Where they
    stand is always the same for a rubric.

    Args:
        rubric: The key points.
        answered: The terms of the answer.
    """
    drawn = int.from_bytes(sha256(rubric.question.encode()).digest()[:8])
    likely = FACTS if rubric.kind is QuestionKind.TECHNICAL else TALES
    spoken = rubric.vocabulary | {*answered}
    strange = _choose(DECOYS, rubric, rubric.vocabulary, drawn)
    plausible = _choose(likely, rubric, spoken, drawn)
    texts = [point.key_point.text for point in rubric.points]
    texts.insert(drawn % (len(texts) + 1), strange)
    texts.insert(drawn // 7 % (len(texts) + 1), plausible)
    decoys = {texts.index(strange), texts.index(plausible)}
    return PointList(tuple(texts), frozenset(decoys))


def _choose(
    decoys: dict[str, tuple[str, ...]], rubric: Rubric, spoken: frozenset[str], drawn: int
) -> str:
    known = decoys.get(rubric.language, decoys["en"])
    unsaid = [decoy for decoy in known if not _terms(decoy, rubric) & spoken]
    chosen = unsaid or known
    return chosen[drawn % len(chosen)]


def _terms(decoy: str, rubric: Rubric) -> set[str]:
    words = split_words(decoy, rubric.language)
    return {word.term for word in words if word.term is not None}
