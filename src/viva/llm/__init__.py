"""Language models: roles, ordered fallback, streams, typed output, what each call cost."""
