"""From YAML to the nouns of the model: the only room that reads YAML.

A file travels ``files`` (bytes to text) -> ``events`` (text to plain data with
marks) -> ``schema`` (data to model) -> ``crosscheck`` (does it hang together)
-> ``library``. Whatever an author wrote, nothing but problems comes out: each
with a line, a column, a stable code and what to do.
"""
