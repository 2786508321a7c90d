"""Cited documents: found by symbol, number, name or title, and resolved to a document."""
