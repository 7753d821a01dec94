"""The command line: a contract that scripts rely on.

One file a command, each imported only when it is called, so that ``coolhead
--help`` stays as light as click itself. ``edge`` is the one place where errors
become words; ``talk`` is what line mode and scripts share.
"""
