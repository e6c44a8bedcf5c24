"""Files in, text out; CVs and job descriptions become typed profiles."""
