"""Learned parts: their features, their weights, how they are trained."""
