"""Child processes that do what may harm or block the server."""
