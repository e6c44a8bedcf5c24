"""Speech over HTTP: texts spoken, recordings written down."""
