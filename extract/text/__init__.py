"""A text made ready for reading: sentences, tokens, quotations, and whose place is whose."""
