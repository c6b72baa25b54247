"""The model: windows of word pieces, the encoder over its weights, and the decoder that links what it finds."""
