import hashlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from viva.nlp.embeddings import EmbeddedText, TokenEncoder, Vectors
from viva.nlp.model_files import verified_model


@pytest.fixture(scope="module")
def encoder() -> TokenEncoder:
    return TokenEncoder(verified_model())


def word(text: EmbeddedText, number: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.asarray(text.vectors[number])


def test_every_word_has_its_place_and_a_vector_of_length_one(encoder: TokenEncoder) -> None:
    (found,) = encoder.encode(["Tokenizers split, mostly."])

    assert found.words == ((0, 10), (11, 16), (16, 17), (18, 24), (24, 25))
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(1.0, abs=1e-3)


def test_a_word_means_what_its_sentence_makes_of_it(encoder: TokenEncoder) -> None:
    river, bank, money = encoder.encode(
        ["We sat on the bank of the river.", "The bank of a stream.", "The bank lends money."]
    )

    assert word(river, 4) @ word(bank, 1) > word(river, 4) @ word(money, 1)


def test_a_text_gets_the_same_bits_whatever_it_is_encoded_with(encoder: TokenEncoder) -> None:
    text = "A queue keeps messages, and it is first in, first out."
    other = "Something else that is longer than it, by some words that nobody needs at all."

    (alone,) = encoder.encode([text])
    beside = encoder.encode([other, text, other])[1]
    remembered = encoder.encode_remembered([other, text])[1]
    again = encoder.encode_remembered([text, other])[0]

    assert len({_digest(found) for found in (alone, beside, remembered, again)}) == 1


def test_what_two_texts_mean_is_nearer_than_their_words(encoder: TokenEncoder) -> None:
    asked, about, beside = encoder.encode_remembered(
        [
            "How do you keep a queue from delivering a message twice?",
            "Each consumer writes the number of the event down and drops what it has seen.",
            "The baker keeps two loaves for the neighbours and never delivers on a Sunday.",
        ],
        meaning=True,
    )

    assert asked.meaning is not None
    assert about.meaning is not None
    assert beside.meaning is not None
    assert _cosine(asked.meaning, about.meaning) > _cosine(asked.meaning, beside.meaning)


def test_a_meaning_is_there_when_it_is_asked_for_later(encoder: TokenEncoder) -> None:
    (plain,) = encoder.encode_remembered(["A text that comes back."])
    (deep,) = encoder.encode_remembered(["A text that comes back."], meaning=True)

    assert plain.meaning is None
    assert deep.meaning is not None
    assert (plain.vectors == deep.vectors).all()


def test_threads_side_by_side_get_the_same_bits(encoder: TokenEncoder) -> None:
    texts = [f"Answer {number} waits for a lock, which makes it late." for number in range(20)]
    one_by_one = [_digest(text) for text in encoder.encode(texts)]

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: _digest(encoder.encode([text])[0]), texts))

    assert found == one_by_one


@pytest.mark.parametrize("text", ["", "  ", "\u0301", "word " * 1_500])
def test_any_length_is_read(encoder: TokenEncoder, text: str) -> None:
    (found,) = encoder.encode([text])

    assert len(found.words) == len(found.vectors) == len(text.replace("\u0301", "").split())


def _cosine(one: Vectors, other: Vectors) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def _digest(text: EmbeddedText) -> str:
    return hashlib.sha256(text.vectors.tobytes()).hexdigest()
