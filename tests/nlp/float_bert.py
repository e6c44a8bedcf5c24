"""The model's forward pass in 32-bit floats, to compare with."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_HEADS = 12


def encode(weights: Mapping[str, Floats], numbers: Sequence[int], layers: int) -> Floats:
    """The states of these tokens after some layers, shape (tokens, 384)."""
    words = weights["embeddings.word_embeddings.weight"][list(numbers)]
    places = weights["embeddings.position_embeddings.weight"][: len(numbers)]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    states = _normalise(weights, "embeddings.LayerNorm", words + places + kind)
    for number in range(layers):
        states = _layer(weights, f"encoder.layer.{number}", states)
    return states


def _layer(weights: Mapping[str, Floats], name: str, states: Floats) -> Floats:
    seen = _dense(weights, f"{name}.attention.output.dense", _attend(weights, name, states))
    states = _normalise(weights, f"{name}.attention.output.LayerNorm", states + seen)
    wide = _dense(weights, f"{name}.intermediate.dense", states)
    wide *= 0.5 + 0.5 * np.tanh(0.79788456 * wide + 0.03567741 * wide**3)
    narrow = _dense(weights, f"{name}.output.dense", wide)
    return _normalise(weights, f"{name}.output.LayerNorm", states + narrow)


def _attend(weights: Mapping[str, Floats], name: str, states: Floats) -> Floats:
    query, key, value = (
        _dense(weights, f"{name}.attention.self.{part}", states)
        .reshape(len(states), _HEADS, -1)
        .transpose(1, 0, 2)
        for part in ("query", "key", "value")
    )
    likeness = query @ key.transpose(0, 2, 1) / query.shape[-1] ** 0.5
    shares = np.exp(likeness - likeness.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return np.asarray((shares @ value).transpose(1, 0, 2).reshape(states.shape), np.float32)


def _dense(weights: Mapping[str, Floats], name: str, states: Floats) -> Floats:
    return np.asarray(states @ weights[f"{name}.weight"].T + weights[f"{name}.bias"], np.float32)


def _normalise(weights: Mapping[str, Floats], name: str, states: Floats) -> Floats:
    centred = states - states.mean(axis=-1, keepdims=True)
    even = centred / centred.std(axis=-1, keepdims=True)
    return np.asarray(even * weights[f"{name}.weight"] + weights[f"{name}.bias"], np.float32)
