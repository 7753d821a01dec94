"""How the results database came to its present tables, step by step; run by ``schema``."""
