"""HTTP plumbing: errors, host checks, static files."""
