"""The forward pass of a small BERT in 8-bit integers: token numbers in, vectors out."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

from viva.nlp.onnx_graph import CONTRIBUTED, OnnxGraph

Floats = NDArray[np.float32]

LONGEST_INPUT = 512
_LAYERS = 6
_HEADS = 12
_WIDTH = 384
_LAYER_NORM_EPSILON = 1e-12
_ERRORS_ONLY = 3
_INPUT = "embedded"
# Processors without VNNI add two products in 16 bits. The largest sum, 2 * (2 * 90) * 91, still
# fits, so that all processors give the same whole numbers.
_STATE_STEPS = 90
_WEIGHT_STEPS = 91


class Transformer:
    """The layers of all-MiniLM-L6-v2; any thread may use it, and none waits for another.

    Args:
        weights: As named in the model's safetensors file; the table of words is kept as it is.
        middle: How many of the six layers `encode` computes; `finish` does the others.
    """

    def __init__(self, weights: Mapping[str, Floats], middle: int) -> None:
        self._words = weights["embeddings.word_embeddings.weight"]
        self._positions = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        options = SessionOptions()
        # One thread each: answers are scored side by side, and texts are too short to be shared.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # The graph is as it should be; onnxruntime's joining of add and normalise is slower.
        options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL
        options.log_severity_level = _ERRORS_ONLY
        self._first, self._last = (
            InferenceSession(
                _Layers(weights).model(layers), options, providers=["CPUExecutionProvider"]
            )
            for layers in (range(middle), range(middle, _LAYERS))
        )

    def encode(self, numbers: Sequence[int]) -> Floats:
        """The states after the middle layer, shape (tokens, 384), for at most 512 tokens.

        Each text is computed for itself, so that its vectors do not depend on its company.
        """
        return _run(self._first, self._words[list(numbers)] + self._positions[: len(numbers)])

    def finish(self, states: Floats) -> Floats:
        """The states after the last layer, made from those after the middle one."""
        return _run(self._last, states)


def _run(session: InferenceSession, states: Floats) -> Floats:
    (encoded,) = session.run(None, {_INPUT: states[np.newaxis]})
    return np.asarray(encoded[0], np.float32)


class _Layers:
    """The layers as a graph; states have the shape (1, tokens, width).

    Matrices are multiplied in whole numbers. Weights have a scale for each column, and states one
    for each token, so that nothing beside it changes how a token is rounded.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self._graph = OnnxGraph()
        self._last_axis = self._graph.constant(np.array([-1]))
        self._step = self._graph.constant(np.array(1 / _STATE_STEPS, np.float32))
        self._zero = self._graph.constant(np.array(_STATE_STEPS, np.uint8))

    def model(self, layers: range) -> bytes:
        states = _INPUT
        if layers.start == 0:
            states = self._normalise(_INPUT, "embeddings.LayerNorm")
        for number in layers:
            states = self._layer(states, f"encoder.layer.{number}")
        return self._graph.model(_INPUT, states, (1, "tokens", _WIDTH))

    def _layer(self, states: str, name: str) -> str:
        seen = self._attend(states, f"{name}.attention.self")
        states = self._add_to(states, seen, f"{name}.attention.output")
        wide = self._multiply(states, self._weights[f"{name}.intermediate.dense.weight"])
        bias = self._constant(f"{name}.intermediate.dense.bias")
        wide = self._graph.apply("BiasGelu", wide, bias, domain=CONTRIBUTED)
        return self._add_to(states, wide, f"{name}.output")

    def _attend(self, states: str, name: str) -> str:
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        joined = np.concatenate([self._weights[f"{part}.weight"] for part in parts])
        bias = np.concatenate([self._weights[f"{part}.bias"] for part in parts])
        projected = self._graph.apply_all(
            "Split", self._multiply(states, joined), outputs=3, axis=-1, num_outputs=3
        )
        return self._graph.apply(
            "MultiHeadAttention",
            *projected,
            self._graph.constant(bias),
            domain=CONTRIBUTED,
            num_heads=_HEADS,
        )

    def _add_to(self, states: str, given: str, name: str) -> str:
        product = self._multiply(given, self._weights[f"{name}.dense.weight"])
        more = self._graph.apply("Add", product, self._constant(f"{name}.dense.bias"))
        return self._normalise(self._graph.apply("Add", states, more), f"{name}.LayerNorm")

    def _normalise(self, states: str, name: str) -> str:
        return self._graph.apply(
            "LayerNormalization",
            states,
            self._constant(f"{name}.weight"),
            self._constant(f"{name}.bias"),
            axis=-1,
            epsilon=_LAYER_NORM_EPSILON,
        )

    def _multiply(self, states: str, weights: Floats) -> str:
        """States times weights of shape (outputs, inputs), both rounded."""
        apply = self._graph.apply
        largest = apply("ReduceMax", apply("Abs", states), self._last_axis, keepdims=1)
        rounded = apply("QuantizeLinear", apply("Div", states, largest), self._step, self._zero)
        scales = np.abs(weights).max(axis=1) / np.float32(_WEIGHT_STEPS)
        whole = np.rint(weights / scales[:, np.newaxis]).astype(np.int8).T
        product = apply(
            "MatMulIntegerToFloat",
            rounded,
            self._graph.constant(whole),
            self._step,
            self._graph.constant(scales),
            self._zero,
            domain=CONTRIBUTED,
        )
        return apply("Mul", product, largest)

    def _constant(self, name: str) -> str:
        return self._graph.constant(self._weights[name])
