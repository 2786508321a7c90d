"""The figures of a text: what each number says, and whether it counts, measures, ranks or names."""
