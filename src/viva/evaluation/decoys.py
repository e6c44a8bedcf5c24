"""Statements that no answer makes, put among the key points that a model judges.

A model that finds one in an answer follows an order, or does not look; either way its judgement is
worth nothing.
"""

from hashlib import sha256

from viva.evaluation.rubric import Rubric
from viva.evaluation.words import split_words

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


def decoy_for(rubric: Rubric) -> tuple[int, str]:
    """Where it stands among the key points, from 1, and what it says; always the same for a rubric.

    It shares no word with the rubric, as far as there is one that does not.
    """
    drawn = int.from_bytes(sha256(rubric.question.encode()).digest()[:8])
    decoys = DECOYS.get(rubric.language, DECOYS["en"])
    strange = [decoy for decoy in decoys if not _terms(decoy, rubric) & rubric.vocabulary]
    chosen = strange or decoys
    return drawn % (len(rubric.points) + 1) + 1, chosen[drawn % len(chosen)]


def _terms(decoy: str, rubric: Rubric) -> set[str]:
    words = split_words(decoy, rubric.language)
    return {word.term for word in words if word.term is not None}
