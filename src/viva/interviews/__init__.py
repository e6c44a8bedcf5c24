"""The interview: its life, its turns, its routes."""
