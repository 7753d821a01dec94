"""Reports: what a lead wants to know of a course, as plain values, and their many forms.

``facts`` says what goes in, ``report`` what comes out. Between them are pure
functions, one file a question; after them one file a form (terminal, HTML,
CSV, JSON, Parquet). Nothing here reads a database, a file or a clock.
"""
