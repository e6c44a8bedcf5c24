"""Viva: interviews from a CV and a job description, with scores tied to words that were said."""
