"""Whether a model that the settings name by its path can be there at all."""

from collections.abc import Sequence
from pathlib import Path


def find_folder_problem(path: Path, patterns: Sequence[str]) -> str | None:
    """Why the folder cannot be a model, as a sentence; each pattern must match a filled file.

    Libraries take a folder that is missing for a name to download, so this is asked first.
    """
    if not path.exists():
        return f"The folder {path} does not exist. Download the model and set its path."
    if not path.is_dir():
        return f"{path} is a file. Set the folder that holds the model."
    for pattern in patterns:
        files = sorted(path.glob(pattern))
        if not files:
            return f"The folder {path} has no {pattern}. Download the whole model."
        if not files[0].stat().st_size:
            return f"{files[0]} is empty. Download the model once more."
    return None


def find_file_problem(path: Path, suffix: str) -> str | None:
    """Why the file cannot be a model, as a sentence."""
    if not path.exists():
        return f"The file {path} does not exist. Download the model and set its path."
    if path.is_dir():
        return f"{path} is a folder. Set the path of the {suffix} file in it."
    if path.suffix != suffix:
        return f"{path} is no {suffix} file."
    if not path.stat().st_size:
        return f"{path} is empty. Download the model once more."
    return None
