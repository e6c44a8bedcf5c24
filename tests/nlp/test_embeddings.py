import hashlib

import numpy as np
import pytest

from viva.nlp.embeddings import EmbeddedText, TokenEncoder
from viva.nlp.model_files import verified_model


@pytest.fixture(scope="module")
def encoder() -> TokenEncoder:
    return TokenEncoder(verified_model())


def word(text: EmbeddedText, number: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.asarray(text.vectors[number])


def test_every_word_has_its_place_and_a_vector_of_length_one(encoder: TokenEncoder) -> None:
    (found,) = encoder.encode(["Tokenizers split, mostly."])

    assert found.words == ((0, 10), (11, 16), (16, 17), (18, 24), (24, 25))
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_word_means_what_its_sentence_makes_of_it(encoder: TokenEncoder) -> None:
    river, bank, money = encoder.encode(
        ["We sat on the bank of the river.", "The bank of a stream.", "The bank lends money."]
    )

    assert word(river, 4) @ word(bank, 1) > word(river, 4) @ word(money, 1)


def test_texts_beside_it_change_a_vector_by_rounding_at_most(encoder: TokenEncoder) -> None:
    (alone,) = encoder.encode(["A queue keeps messages."])
    (_, beside) = encoder.encode(
        ["Something else that is longer than it.", "A queue keeps messages."]
    )

    assert np.abs(alone.vectors - beside.vectors).max() < 1e-5


def test_the_same_texts_give_the_same_bits(encoder: TokenEncoder) -> None:
    texts = ["A queue keeps messages.", "It is first in, first out."]

    first, second = encoder.encode(texts), encoder.encode(texts)

    assert [_digest(text) for text in first] == [_digest(text) for text in second]


@pytest.mark.parametrize("text", ["", "  ", "\u0301", "word " * 1_500])
def test_any_length_is_read(encoder: TokenEncoder, text: str) -> None:
    (found,) = encoder.encode([text])

    assert len(found.words) == len(found.vectors) == len(text.replace("\u0301", "").split())


def _digest(text: EmbeddedText) -> str:
    return hashlib.sha256(text.vectors.tobytes()).hexdigest()
