"""Named models, movements, campaigns and mottos."""
