"""The report's own arithmetic, recomputed."""
