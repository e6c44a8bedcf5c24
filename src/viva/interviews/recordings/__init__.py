"""Answers that are spoken: their recordings, chunk by chunk, and what is heard in them."""
