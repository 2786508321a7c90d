"""Parts to tables, without ever holding them."""
