"""Reports: what was said and what it is worth."""
