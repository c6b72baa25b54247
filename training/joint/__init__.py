"""Teach an encoder that reads attributions what kind of act they are.

The head of the acts and the body below it are trained together on the labelled acts; a copy of the encoder as it was tells what to keep
saying about tags and pointers (knowledge distillation, Hinton and others 2015; against forgetting, Li and Hoiem 2016), on every window.
The word table stays as it is. A share of the labels is kept for measuring and never trained on.
"""
