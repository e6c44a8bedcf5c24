from pathlib import Path

import pytest

from viva.nlp.model_files import ModelFiles, ModelUnusableError, find_model, verified_model


def test_the_installed_package_is_found_and_is_the_right_model() -> None:
    files = verified_model()

    assert files == find_model()
    assert files.weights.is_file()


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    (tmp_path / "vocab.txt").write_text("[UNK]\n")

    problem = ModelFiles(tmp_path).find_problem()

    assert problem is not None
    assert "model.safetensors is not the file" in problem


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    problem = ModelFiles(tmp_path).find_problem()

    assert problem is not None
    assert "cannot be read" in problem


def test_without_package_the_given_folder_then_the_cache_is_looked_at(tmp_path: Path) -> None:
    cached = tmp_path / "models--sentence-transformers--all-MiniLM-L6-v2" / "snapshots" / "1"
    given = tmp_path / "given"
    for folder in (cached, given):
        folder.mkdir(parents=True)
        (folder / "model.safetensors").touch()
        (folder / "vocab.txt").touch()

    assert find_model(given, package="absent-package") == ModelFiles(given)
    assert find_model(None, package="absent-package", hub_cache=tmp_path) == ModelFiles(cached)
    assert find_model(tmp_path, package="absent-package", hub_cache=given) is None


def test_without_any_model_the_sentence_names_it() -> None:
    with pytest.raises(ModelUnusableError, match="all-MiniLM-L6-v2 were not found"):
        verified_model(package="absent-package", hub_cache=Path("absent"))
