"""CV and job side by side, and the brief of an interview."""
