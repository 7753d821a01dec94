"""The author's loop: conversations as tests, simulated trainees, coverage, and what else helps to write.

Everything here runs the real engine on the real content, in memory: no session is kept.
"""
