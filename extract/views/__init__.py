"""Facts as people see them: marked in their text, as HTML, in frames, in displaCy."""
