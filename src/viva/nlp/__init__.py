"""Words, sentences, the vocabulary of skills."""
