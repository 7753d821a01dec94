"""What stays on this computer: transcripts as they happen, settings, and where both live.

``paths`` knows the folders, ``lines`` the JSON form of one record, ``reader``
how a transcript file is read back, ``writer`` how it grows, ``sessions`` the
folder of all of them, ``settings`` the few things a person chooses once.
Nothing here knows the clock or the dice: moments come in as arguments.
"""
