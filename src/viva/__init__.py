"""Viva: interviews from a CV and a job description, with scores tied to words that were said."""

__version__ = "0.1.0"
