"""Files in, logical lines out."""
