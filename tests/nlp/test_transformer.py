import numpy as np
import pytest

from tests.nlp import float_bert
from viva.nlp.model_files import verified_model
from viva.nlp.safetensors import Tensors
from viva.nlp.transformer import LONGEST_INPUT, Floats, Transformer

_MIDDLE, _LAST = 4, 6


@pytest.fixture(scope="module")
def weights() -> Tensors:
    return Tensors(verified_model().weights)


@pytest.fixture(scope="module")
def model(weights: Tensors) -> Transformer:
    return Transformer(weights, _MIDDLE)


@pytest.mark.parametrize("length", [3, 17, LONGEST_INPUT])
def test_whole_numbers_stay_near_the_floats(
    model: Transformer, weights: Tensors, length: int
) -> None:
    numbers = np.random.default_rng(1).integers(1_000, 30_000, length).tolist()

    middle = model.encode(numbers)
    last = model.finish(middle)

    assert _least_cosine(middle, float_bert.encode(weights, numbers, _MIDDLE)) > 0.98
    assert _least_cosine(last, float_bert.encode(weights, numbers, _LAST)) > 0.96


def _least_cosine(rounded: Floats, exact: Floats) -> float:
    lengths = np.linalg.norm(rounded, axis=1) * np.linalg.norm(exact, axis=1)
    return float(((rounded * exact).sum(axis=1) / lengths).min())
