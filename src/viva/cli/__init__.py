"""The command line."""

from viva.cli.commands import main

__all__ = ["main"]
