"""What a language model finds in a document beside the rules, checked before it counts."""
