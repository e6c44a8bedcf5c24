"""What is active, what is missing, and whether the server is well."""
