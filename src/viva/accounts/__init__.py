"""Users and who is asking."""
