"""Origins: which reports come from one independent source, and how each derives from it. Not built yet: `origin` is null."""
