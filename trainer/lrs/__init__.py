"""Sending statements to a learning record store: the only room that opens a connection.

``store`` asks one thing and brings back the answer; ``sending`` says what an answer means, tries again
what may succeed later, and has every statement noted that has arrived.
"""
