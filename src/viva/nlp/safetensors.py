"""Tensors of a safetensors file, mapped and not copied."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_LENGTH_BYTES = 8


class Tensors(Mapping[str, NDArray[np.float32]]):
    """The 32-bit tensors by name; the memory of each is given back when it is no longer used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
            header = json.loads(file.read(length))
        self._begin = _LENGTH_BYTES + length
        self._entries = {
            name: entry for name, entry in header.items() if entry.get("dtype") == "F32"
        }

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        entry = self._entries[name]
        place = self._begin + entry["data_offsets"][0]
        mapped = np.memmap(self._path, np.float32, "r", place, tuple(entry["shape"]))
        return np.asarray(mapped)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
