"""Articles to parts: the reading of a run, in this process, by workers or on a cluster."""
