"""The forward pass of a small BERT in NumPy: token numbers in, vectors out."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_HEADS = 12
_LAYER_NORM_EPSILON = np.float32(1e-12)
LONGEST_INPUT = 512


class Transformer:
    """Six layers of all-MiniLM-L6-v2; `weights` are named as in its safetensors file."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._tokens = weights["embeddings.word_embeddings.weight"]
        self._positions = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _norm_of(weights, "embeddings.LayerNorm")
        count = sum(name.endswith("attention.self.query.weight") for name in weights)
        self._layers = [_Layer(weights, f"encoder.layer.{i}") for i in range(count)]

    def encode(self, inputs: Sequence[Sequence[int]], layer: int) -> list[Floats]:
        """The states after this layer, shape (tokens, 384), for inputs of at most 512 tokens.

        The inputs are laid end to end, so that no padding is computed; only attention is taken
        for each of them alone.
        """
        if not inputs:
            return []
        lengths = [len(numbers) for numbers in inputs]
        ends = np.cumsum(lengths)
        spans = [slice(end - length, end) for end, length in zip(ends, lengths, strict=True)]
        tokens = self._tokens[[number for numbers in inputs for number in numbers]]
        positions = np.concatenate([self._positions[:length] for length in lengths])
        states = _normalise(tokens + positions, *self._norm)
        for step in self._layers[:layer]:
            states = step(states, spans)
        return [states[span] for span in spans]


class _Layer:
    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        self._attend = np.concatenate([weights[f"{part}.weight"] for part in parts]).T
        self._attend_bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
        self._mix, self._mix_bias = _dense_of(weights, f"{name}.attention.output.dense")
        self._mix_norm = _norm_of(weights, f"{name}.attention.output.LayerNorm")
        self._widen, self._widen_bias = _dense_of(weights, f"{name}.intermediate.dense")
        self._narrow, self._narrow_bias = _dense_of(weights, f"{name}.output.dense")
        self._narrow_norm = _norm_of(weights, f"{name}.output.LayerNorm")

    def __call__(self, states: Floats, spans: Sequence[slice]) -> Floats:
        projected = states @ self._attend + self._attend_bias
        seen: Floats = np.concatenate([_attention(projected[span]) for span in spans])
        states = _normalise(states + seen @ self._mix + self._mix_bias, *self._mix_norm)
        wide = states @ self._widen
        wide += self._widen_bias
        wide = _gelu(wide)
        return _normalise(states + wide @ self._narrow + self._narrow_bias, *self._narrow_norm)


def _attention(projected: Floats) -> Floats:
    tokens, width = len(projected), projected.shape[1] // 3
    size = width // _HEADS
    query, key, value = projected.reshape(tokens, 3, _HEADS, size).transpose(1, 2, 0, 3)
    weights = query @ key.transpose(0, 2, 1) * np.float32(size**-0.5)
    weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return np.asarray((weights @ value).transpose(1, 0, 2).reshape(tokens, width))


def _normalise(states: Floats, weight: Floats, bias: Floats) -> Floats:
    centred = states - states.mean(axis=-1, keepdims=True)
    deviation = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + _LAYER_NORM_EPSILON)
    return np.asarray(centred / deviation * weight + bias)


def _gelu(values: Floats) -> Floats:
    """GELU by the tanh formula (Hendrycks and Gimpel 2016), within .0005 of the exact one."""
    inner = np.square(values)
    inner *= np.float32(0.03567741)
    inner += np.float32(0.79788456)
    inner *= values
    np.tanh(inner, out=inner)
    inner += 1
    inner *= values
    inner *= np.float32(0.5)
    return inner


def _dense_of(weights: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    return weights[f"{name}.weight"].T, weights[f"{name}.bias"]


def _norm_of(weights: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]
