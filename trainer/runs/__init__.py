"""Scoring runs: thousands of transcripts judged at once, here or on a cluster, and gone on with after a stop.

``sources`` says what is to be scored, ``planning`` (pure) what of it is still to be done,
``judging`` scores one transcript, ``workers`` and ``cluster`` lend hands for it, ``driving``
hands out the work and outlives a worker that dies, ``journal`` keeps each result on the disk,
``run`` joins them, and ``comparing`` (pure) puts earlier marks beside today's.

A result belongs to the bytes of a transcript, to the content it is judged by and to the
version of the scoring; whatever of these changes, the transcript is judged anew. Nothing
in a result depends on where, when or in what order it was made.
"""
