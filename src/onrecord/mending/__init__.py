"""Rules over what the encoder found: each takes the attributions of a text and gives them back mended.

A rule may correct bounds, add what its evidence carries, or drop what the text contradicts; it names itself in
`Attribution.rule`. The encoder decides about language, the rules about quotation marks, layout and chains.
"""
