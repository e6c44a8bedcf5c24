"""Gates, scoring, evidence, ability."""
