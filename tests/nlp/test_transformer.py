import numpy as np
import pytest

from tests.nlp import float_bert
from viva.nlp.model_files import verified_model
from viva.nlp.safetensors import Tensors
from viva.nlp.transformer import LONGEST_INPUT, Transformer

_LAYERS = 4


@pytest.fixture(scope="module")
def weights() -> Tensors:
    return Tensors(verified_model().weights)


@pytest.fixture(scope="module")
def model(weights: Tensors) -> Transformer:
    return Transformer(weights, _LAYERS)


@pytest.mark.parametrize("length", [3, 17, LONGEST_INPUT])
def test_whole_numbers_stay_near_the_floats(
    model: Transformer, weights: Tensors, length: int
) -> None:
    numbers = np.random.default_rng(1).integers(1_000, 30_000, length).tolist()

    rounded = model.encode(numbers)

    exact = float_bert.encode(weights, numbers, _LAYERS)
    lengths = np.linalg.norm(rounded, axis=1) * np.linalg.norm(exact, axis=1)
    assert ((rounded * exact).sum(axis=1) / lengths).min() > 0.98
