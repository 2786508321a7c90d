"""A text made ready for reading: sentences, tokens, quotations, what two facts claim."""
