"""The three formats of streams, read and written without the providers' clients."""
