"""Two datasets or readings, fact by fact."""
