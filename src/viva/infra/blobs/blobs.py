"""Blobs: bytes under a path, in a folder or in any object store that obstore knows."""

from collections.abc import Sequence
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from viva.errors import ConfigurationError


class BlobNotFoundError(Exception):
    """There is nothing under this path, or it was deleted."""


class Blobs:
    """Paths are names joined by slashes; a blob is there whole or not at all."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def put(self, path: str, content: bytes) -> None:
        """Keep the content, in place of what was there; it is on the store when this returns."""
        await obstore.put_async(self._store, path, content)

    async def get(self, path: str, *, start: int = 0, end: int | None = None) -> bytes:
        """The bytes from `start` (included) to `end` (excluded; null for the rest).

        Raises:
            BlobNotFoundError
        """
        try:
            if start == 0 and end is None:
                found = await obstore.get_async(self._store, path)
                return bytes(await found.bytes_async())
            if end is None:
                end = (await obstore.head_async(self._store, path))["size"]
            if start >= end:
                return b""
            return bytes(await obstore.get_range_async(self._store, path, start=start, end=end))
        except FileNotFoundError as error:
            raise BlobNotFoundError(path) from error

    async def list_paths(self, prefix: str) -> Sequence[str]:
        """Every path below `prefix`, which ends at a slash, in order."""
        batches = obstore.list(self._store, prefix.rstrip("/"))
        return sorted([blob["path"] async for batch in batches for blob in batch])

    async def delete(self, paths: Sequence[str]) -> None:
        """Delete what is there of these."""
        if not paths:
            return
        try:
            await obstore.delete_async(self._store, list(paths))
        except FileNotFoundError:
            # A folder says so and stops there; an object store does not mind.
            for path in paths:
                await self._delete_one(path)

    async def delete_below(self, prefix: str) -> None:
        """Delete every blob whose path begins with `prefix`, which ends at a slash."""
        await self.delete(await self.list_paths(prefix))

    async def _delete_one(self, path: str) -> None:
        try:
            await obstore.delete_async(self._store, path)
        except FileNotFoundError:
            return


def open_blobs(url: str | None, *, folder: Path) -> Blobs:
    """The store at this address (`s3://bucket/prefix`, `file:///…`), by default the folder.

    Raises:
        ConfigurationError: The address cannot be used, or the folder cannot be made.
    """
    try:
        if url is None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return Blobs(LocalStore(folder, automatic_cleanup=True))
        if url.startswith("file:"):
            return Blobs(from_url(url, automatic_cleanup=True, mkdir=True))
        return Blobs(from_url(url))
    except (BaseError, ValueError, OSError) as error:
        raise ConfigurationError(
            "Recordings cannot be kept where VIVA_BLOBS_URL says. Give an address such as"
            " s3://bucket/folder, or none for a folder beside the database."
        ) from error
