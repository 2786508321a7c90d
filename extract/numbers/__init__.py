"""The numbers of a text: what each says, and whether it counts, measures, ranks or names."""
