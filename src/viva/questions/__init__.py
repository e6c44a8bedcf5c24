"""Question packs, and choosing a question."""
