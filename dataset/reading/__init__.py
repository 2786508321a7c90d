"""A written dataset as frames and rows, and what is asked of it."""
