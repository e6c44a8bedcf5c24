"""Blobs in a folder and in memory behave alike."""

from pathlib import Path

import pytest
from obstore.store import MemoryStore

from viva.errors import ConfigurationError
from viva.infra.blobs.blobs import BlobNotFoundError, Blobs, open_blobs


@pytest.fixture(params=["folder", "address", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    if request.param == "memory":
        return Blobs(MemoryStore())
    url = f"file://{tmp_path}/by-address" if request.param == "address" else None
    return open_blobs(url, folder=tmp_path / "blobs")


async def test_what_was_put_is_there_whole_and_in_ranges(blobs: Blobs) -> None:
    await blobs.put("a/1", b"first")
    await blobs.put("a/1", b"0123456789")

    assert await blobs.get("a/1") == b"0123456789"
    assert await blobs.get("a/1", start=2, end=5) == b"234"
    assert await blobs.get("a/1", start=7) == b"789"
    assert await blobs.get("a/1", start=5, end=5) == b""


async def test_what_is_not_there_is_an_error(blobs: Blobs) -> None:
    for start in (0, 3):
        with pytest.raises(BlobNotFoundError):
            await blobs.get("a/1", start=start)


async def test_only_what_lies_below_a_prefix_is_deleted(blobs: Blobs) -> None:
    for path in ("a/1/x", "a/1/y", "a/10/x", "b"):
        await blobs.put(path, b"-")

    await blobs.delete_below("a/1/")

    assert await blobs.list_paths("a/") == ["a/10/x"]
    assert await blobs.list_paths("a/1/") == []


async def test_deleting_does_not_mind_what_is_gone(blobs: Blobs) -> None:
    await blobs.put("a/2", b"-")

    await blobs.delete([])
    await blobs.delete(["a/1", "a/2"])
    await blobs.delete(["a/1", "a/2"])

    assert await blobs.list_paths("a/") == []


async def test_a_folder_has_no_half_written_blobs_and_is_for_its_owner_alone(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "blobs"
    await open_blobs(None, folder=folder).put("a/1", b"whole")

    kept = [path for path in folder.rglob("*") if path.is_file()]

    assert [path.read_bytes() for path in kept] == [b"whole"]
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("url", ["somewhere", "ftp://host/folder", "s3://"])
def test_an_address_that_cannot_be_used_names_the_setting(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="VIVA_BLOBS_URL"):
        open_blobs(url, folder=tmp_path)
