import numpy as np
import pytest
from onnxruntime import InferenceSession

from viva.nlp.onnx_graph import CONTRIBUTED, OnnxGraph


def test_a_graph_computes_what_its_operators_say() -> None:
    graph = OnnxGraph()
    first, second = graph.apply_all("Split", "given", outputs=2, axis=-1, num_outputs=2)
    halved = graph.apply("Mul", first, graph.constant(np.array([[0.5, 0.25]], np.float32)))
    bias = graph.constant(np.array([100.0, 1_000.0], np.float32))
    lifted = graph.apply("BiasGelu", second, bias, domain=CONTRIBUTED)
    joined = graph.apply("Concat", halved, lifted, axis=1)

    session = InferenceSession(graph.model("given", joined, ("rows", 4)))

    (found,) = session.run(None, {"given": np.array([[2, 4, 6, 8]], np.float32)})
    assert found.tolist() == [[1, 1, 106, 1008]]


def test_an_attribute_may_be_a_fraction() -> None:
    graph = OnnxGraph()
    leaked = graph.apply("LeakyRelu", "given", alpha=0.25)

    session = InferenceSession(graph.model("given", leaked, (1, "columns")))

    (found,) = session.run(None, {"given": np.array([[-2, 3]], np.float32)})
    assert found.tolist() == [[-0.5, 3]]


def test_only_known_kinds_of_numbers_become_constants() -> None:
    with pytest.raises(KeyError):
        OnnxGraph().constant(np.array([1j]))
