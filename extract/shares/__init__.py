"""Percentages: what they are of, computed from and held to."""
