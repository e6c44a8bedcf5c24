"""Words of a text as vectors that depend on their sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from viva.nlp.model_files import ModelFiles
from viva.nlp.remembered import Remembered
from viva.nlp.safetensors import Tensors
from viva.nlp.transformer import Transformer
from viva.nlp.wordpiece import Piece, PiecedText, WordPieces

Vectors = NDArray[np.float32]

# The fourth of six: words have taken in their sentence and are still themselves. It agrees with
# graders as well as the last one, and two layers less are computed.
_LAYERS = 4
# Attention costs the square of this; a longer text is read in stretches.
_STRETCH = 254
# Some 60 questions with all their key points.
_REMEMBERED_BYTES = 32_000_000


@dataclass(frozen=True, slots=True)
class EmbeddedText:
    """Start and end of each word in the text, and its vector of length 1, shape (words, 384)."""

    words: tuple[tuple[int, int], ...]
    vectors: Vectors


class TokenEncoder:
    """Turns texts into vectors of their words; any thread may use it.

    A text gets the same bits whatever it is encoded with. Threads of the linear algebra library
    are limited to one for the whole process.
    """

    def __init__(self, files: ModelFiles) -> None:
        # On matrices this small, threads of the linear algebra cost more than they bring, and
        # the order of summation must not depend on the number of cores.
        threadpool_limits(limits=1, user_api="blas")
        self._pieces = WordPieces(files.vocabulary.read_text(encoding="utf-8").splitlines())
        self._model = Transformer(Tensors(files.weights), _LAYERS)
        self._remembered = Remembered[EmbeddedText](_REMEMBERED_BYTES)

    def encode(self, texts: Sequence[str]) -> tuple[EmbeddedText, ...]:
        """One result per text; nothing of them is kept."""
        encoded = {text: self._remembered.find(text) or self._encode(text) for text in set(texts)}
        return tuple(encoded[text] for text in texts)

    def encode_remembered(self, texts: Sequence[str]) -> tuple[EmbeddedText, ...]:
        """The same, kept for when any of these texts comes again.

        May be called ahead of time, so that the first answer to a question waits for nothing.
        """
        encoded = self.encode(texts)
        for text, found in zip(texts, encoded, strict=True):
            self._remembered.keep(text, found, found.vectors.nbytes)
        return encoded

    def _encode(self, text: str) -> EmbeddedText:
        cut = self._pieces.cut(text)
        return _embedded(cut, [self._states(part) for part in _stretches(cut.pieces)])

    def _states(self, pieces: Sequence[Piece]) -> Vectors:
        numbers = [self._pieces.first, *(piece.number for piece in pieces), self._pieces.last]
        return self._model.encode(numbers)[1:-1]


def _stretches(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    for start in range(0, len(pieces), _STRETCH):
        yield pieces[start : start + _STRETCH]


def _embedded(text: PiecedText, states: Sequence[Vectors]) -> EmbeddedText:
    """A word's vector is the sum of its pieces' vectors, brought to length 1."""
    if not text.words:
        return EmbeddedText((), np.empty((0, 0), np.float32))
    owners = [piece.word for piece in text.pieces]
    starts = [0, *(i for i, (one, other) in enumerate(pairwise(owners), 1) if one != other)]
    sums = np.add.reduceat(np.concatenate(states), starts, axis=0)
    return EmbeddedText(text.words, sums / np.linalg.norm(sums, axis=1, keepdims=True))
