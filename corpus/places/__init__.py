"""The administrative units, and which of them a text names."""
