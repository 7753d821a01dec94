"""Adapting a sentence encoder to the moves, with torch: network, training, low-rank weights, export.

Nothing here is imported by the default reader. Needs the extra ``train`` (building) or ``lm`` (the
better reader).
"""
