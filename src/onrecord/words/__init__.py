"""What is known about words, paragraphs and marks: small pure functions over the lists in `data/`."""
