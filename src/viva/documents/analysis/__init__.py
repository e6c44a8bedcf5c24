"""Logical lines in, typed profiles out."""
