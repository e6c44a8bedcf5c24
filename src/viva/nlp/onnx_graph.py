"""A computation written as an ONNX model, field by field in the encoding of protocol buffers.

The package `onnx` would do the same with 20 MB more to install; the few fields that are needed
have not changed since ONNX 1.0 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
"""

import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Operators that onnxruntime adds to the standard.
CONTRIBUTED = "com.microsoft"
_OPERATORS_VERSION = 21
_CONTRIBUTED_VERSION = 1
_FORMAT_VERSION = 10
_VARINT, _BYTES, _FLOAT = 0, 2, 5
_ELEMENT_TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7}

Attribute = int | float


class OnnxGraph:
    """A graph from one tensor of floats to another; values are known by generated names."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []

    def constant(self, values: NDArray[Any]) -> str:
        name = f"constant_{len(self._constants)}"
        dimensions = b"".join(_number(1, size) for size in values.shape)
        element = _number(2, _ELEMENT_TYPES[values.dtype.name])
        content = _chunk(9, np.ascontiguousarray(values).tobytes())
        self._constants.append(_chunk(5, dimensions + element + _chunk(8, name) + content))
        return name

    def apply(self, operator: str, *inputs: str, domain: str = "", **attributes: Attribute) -> str:
        """The name of what the operator makes of its inputs."""
        return self.apply_all(operator, *inputs, outputs=1, domain=domain, **attributes)[0]

    def apply_all(
        self, operator: str, *inputs: str, outputs: int, domain: str = "", **attributes: Attribute
    ) -> list[str]:
        """The same, of an operator with several outputs."""
        names = [f"value_{len(self._nodes)}_{i}" for i in range(outputs)]
        given = b"".join(_chunk(1, name) for name in inputs)
        made = b"".join(_chunk(2, name) for name in names)
        chosen = b"".join(_chunk(5, _attribute(*item)) for item in attributes.items())
        self._nodes.append(
            _chunk(1, given + made + _chunk(4, operator) + chosen + _chunk(7, domain))
        )
        return names

    def model(self, given: str, made: str, shape: Sequence[int | str]) -> bytes:
        """The content of an ONNX file; input and output have the same shape.

        Sizes that vary have a name.
        """
        ends = _value(11, given, shape) + _value(12, made, shape)
        graph = b"".join([*self._nodes, _chunk(2, "graph"), *self._constants, ends])
        versions = [("", _OPERATORS_VERSION), (CONTRIBUTED, _CONTRIBUTED_VERSION)]
        imports = b"".join(
            _chunk(8, _chunk(1, domain) + _number(2, version)) for domain, version in versions
        )
        return _number(1, _FORMAT_VERSION) + _chunk(7, graph) + imports


def _value(field: int, name: str, shape: Sequence[int | str]) -> bytes:
    sizes = (_number(1, size) if isinstance(size, int) else _chunk(2, size) for size in shape)
    dimensions = b"".join(_chunk(1, size) for size in sizes)
    tensor = _number(1, _ELEMENT_TYPES["float32"]) + _chunk(2, dimensions)
    return _chunk(field, _chunk(1, name) + _chunk(2, _chunk(1, tensor)))


def _attribute(name: str, value: Attribute) -> bytes:
    if isinstance(value, int):
        return _chunk(1, name) + _number(3, value) + _number(20, 2)
    return _chunk(1, name) + _varint(2 << 3 | _FLOAT) + struct.pack("<f", value) + _number(20, 1)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3 | _VARINT) + _varint(value)


def _chunk(field: int, content: bytes | str) -> bytes:
    encoded = content.encode() if isinstance(content, str) else content
    return _varint(field << 3 | _BYTES) + _varint(len(encoded)) + encoded


def _varint(value: int) -> bytes:
    """Seven bits a byte, lowest first; negative numbers as 64 bits."""
    rest = value & 0xFFFF_FFFF_FFFF_FFFF
    parts = bytearray()
    while rest > 0x7F:
        parts.append(rest & 0x7F | 0x80)
        rest >>= 7
    parts.append(rest)
    return bytes(parts)
