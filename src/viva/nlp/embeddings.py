"""Words of a text as vectors that depend on their sentence, and what the text means as a whole."""

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

# After the fourth layer of six words have taken in their sentence and are still themselves: it
# agrees with graders as well as the last one, and two layers less are computed.
_WORDS_LAYER = 4
# Attention costs the square of this; a longer text is read in stretches.
_STRETCH = 254
# Some 100 questions with all their texts.
_REMEMBERED_BYTES = 32_000_000
_NOTHING = np.zeros(384, np.float32)


@dataclass(frozen=True, slots=True)
class EmbeddedText:
    """Start and end of each word in the text, and its vector of length 1, shape (words, 384).

    `meaning` points where the text as a whole points, and is the longer the more there is of it, so
    that the sum over sentences means what they mean together; null where nobody asked for it.
    """

    words: tuple[tuple[int, int], ...]
    vectors: Vectors
    meaning: Vectors | None = None


@dataclass(frozen=True, slots=True)
class _Packed:
    words: tuple[tuple[int, int], ...]
    vectors: NDArray[np.float16]
    meaning: Vectors | None


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
        self._model = Transformer(Tensors(files.weights), _WORDS_LAYER)
        self._remembered = Remembered[_Packed](_REMEMBERED_BYTES)

    def encode(self, texts: Sequence[str], *, meaning: bool = False) -> tuple[EmbeddedText, ...]:
        """One result per text; nothing of them is kept."""
        encoded = {
            text: self._recall(text, meaning) or self._encode(text, meaning) for text in set(texts)
        }
        return tuple(encoded[text] for text in texts)

    def encode_remembered(
        self, texts: Sequence[str], *, meaning: bool = False
    ) -> tuple[EmbeddedText, ...]:
        """The same, kept for when any of these texts comes again.

        May be called ahead of time, so that the first answer to a question waits for nothing.
        """
        encoded = self.encode(texts, meaning=meaning)
        for text, found in zip(texts, encoded, strict=True):
            packed = _Packed(found.words, found.vectors.astype(np.float16), found.meaning)
            self._remembered.keep(text, packed, packed.vectors.nbytes)
        return encoded

    def _recall(self, text: str, meaning: bool) -> EmbeddedText | None:
        packed = self._remembered.find(text)
        if packed is None or (meaning and packed.meaning is None):
            return None
        return EmbeddedText(packed.words, packed.vectors.astype(np.float32), packed.meaning)

    def _encode(self, text: str, meaning: bool) -> EmbeddedText:
        cut = self._pieces.cut(text)
        states = [self._states(part) for part in _stretches(cut.pieces)]
        vectors = _word_vectors(cut, [part[1:-1] for part in states])
        return EmbeddedText(cut.words, vectors, self._mean(states) if meaning else None)

    def _states(self, pieces: Sequence[Piece]) -> Vectors:
        return self._model.encode(
            [self._pieces.first, *(piece.number for piece in pieces), self._pieces.last]
        )

    def _mean(self, states: Sequence[Vectors]) -> Vectors:
        """What the model was trained to say by the mean of its last layer, not yet divided."""
        return sum((self._model.finish(part).sum(axis=0) for part in states), _NOTHING)


def _stretches(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    for start in range(0, len(pieces), _STRETCH):
        yield pieces[start : start + _STRETCH]


def _word_vectors(text: PiecedText, states: Sequence[Vectors]) -> Vectors:
    """A word's vector is the sum of its pieces' vectors, brought to length 1.

    Rounded to 16 bits, because that is how they are remembered: what was read before must give the
    same bits as what is read now.
    """
    if not text.words:
        return np.empty((0, 0), np.float32)
    owners = [piece.word for piece in text.pieces]
    starts = [0, *(i for i, (one, other) in enumerate(pairwise(owners), 1) if one != other)]
    sums = np.add.reduceat(np.concatenate(states), starts, axis=0)
    unit = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(unit, np.float16).astype(np.float32)
