"""Coolhead: practise difficult customers in a terminal, in your own words."""

__version__ = "0.1.0"
