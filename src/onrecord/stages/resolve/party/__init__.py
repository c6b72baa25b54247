"""For whom an actor of one report speaks."""
