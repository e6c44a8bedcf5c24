"""Feedback and stronger answers by language models, checked by code."""
