"""The nouns of Coolhead: frozen values that cannot exist in a bad state.

Nothing here knows a file, a clock, dice or a screen, and nothing here imports
another room of the package.
"""
