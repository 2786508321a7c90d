"""A page as an article: its headline, date and byline, and what of it is furniture."""
