"""Words of a text as vectors that depend on their sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from viva.nlp.model_files import ModelFiles
from viva.nlp.safetensors import map_tensors
from viva.nlp.transformer import Transformer
from viva.nlp.wordpiece import Piece, PiecedText, WordPieces

Vectors = NDArray[np.float32]

# The fourth of six: words have taken in their sentence and are still themselves. It agrees with
# graders as well as the last one, and two layers less are computed.
_LAYER = 4
# Attention costs the square of this; a longer text is read in stretches.
_STRETCH = 254
_CACHED_BATCHES = 64


@dataclass(frozen=True, slots=True)
class EmbeddedText:
    """Start and end of each word in the text, and its vector of length 1, shape (words, 384)."""

    words: tuple[tuple[int, int], ...]
    vectors: Vectors


class TokenEncoder:
    """Turns texts into vectors of their words; any thread may use it.

    Threads of the linear algebra library are limited to one for the whole process.
    """

    def __init__(self, files: ModelFiles) -> None:
        # On matrices this small, threads of the linear algebra cost more than they bring, and
        # the order of summation must not depend on the number of cores.
        threadpool_limits(limits=1, user_api="blas")
        self._pieces = WordPieces(files.vocabulary.read_text(encoding="utf-8").splitlines())
        self._model = Transformer(map_tensors(files.weights))
        self._remembered = lru_cache(maxsize=_CACHED_BATCHES)(self.encode)

    def encode(self, texts: Sequence[str]) -> tuple[EmbeddedText, ...]:
        """One result per text, all in one pass; the same texts together give the same bits."""
        cut = [self._pieces.cut(text) for text in texts]
        stretches = [list(_stretches(text.pieces)) for text in cut]
        encoded = iter(
            self._model.encode(
                [self._numbers(part) for parts in stretches for part in parts], _LAYER
            )
        )
        return tuple(
            _embedded(text, [next(encoded)[1:-1] for _ in parts])
            for text, parts in zip(cut, stretches, strict=True)
        )

    def encode_remembered(self, texts: tuple[str, ...]) -> tuple[EmbeddedText, ...]:
        """The same, kept for when these texts come again."""
        return self._remembered(texts)

    def _numbers(self, pieces: Sequence[Piece]) -> list[int]:
        return [self._pieces.first, *(piece.number for piece in pieces), self._pieces.last]


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
