"""Times: the interval that each expression says, and the period that each figure is for."""
