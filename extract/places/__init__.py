"""The place that each figure is for."""
