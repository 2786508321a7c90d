"""Learned parts: weights, how they are read, and how they are trained."""
