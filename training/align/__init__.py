"""Training of what the align stage weighs: what all words have in common, and how much each kind of evidence counts."""
