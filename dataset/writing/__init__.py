"""Tables to files: CSV, Parquet, and the package file that describes them."""
