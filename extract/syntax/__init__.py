"""The clause around a number: its predicate, its subject, and where their phrases end."""
