"""What a number counts or measures, and the count that is made of it."""
