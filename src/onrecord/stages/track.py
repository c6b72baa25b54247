"""Track: where each party stands on each point and how it moved; conditions, deadlocks. Not built yet: these kinds export nothing."""
