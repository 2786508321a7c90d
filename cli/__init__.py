"""Commands: each one a file, each one call into the library."""
