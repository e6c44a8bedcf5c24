"""`python -m viva` is the command line."""

from viva.cli import main

main()
