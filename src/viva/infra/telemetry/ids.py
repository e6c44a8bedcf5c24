"""Ids that sort by time."""

import uuid_utils


def new_id() -> str:
    """A UUIDv7 as text."""
    return str(uuid_utils.uuid7())
