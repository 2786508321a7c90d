"""Characters and lines put right, and words found in them."""
