"""An interview spoken both ways, live: one conversation for each connection."""
