"""Tensors of a safetensors file, mapped and not copied."""

import json
import mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_LENGTH_BYTES = 8


def map_tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """The 32-bit tensors by name; their pages are read when they are first needed."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    begin = _LENGTH_BYTES + int.from_bytes(mapped[:_LENGTH_BYTES], "little")
    header = json.loads(mapped[_LENGTH_BYTES:begin])
    return {
        name: np.frombuffer(
            mapped,
            np.float32,
            count=(entry["data_offsets"][1] - entry["data_offsets"][0]) // 4,
            offset=begin + entry["data_offsets"][0],
        ).reshape(entry["shape"])
        for name, entry in header.items()
        if entry.get("dtype") == "F32"
    }
