"""Figures for ``docs/understanding.md`` that the measuring program does not give."""
