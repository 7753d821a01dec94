"""The terminal interface: the only room that imports textual.

It talks to ``trainer.game`` alone and shows the frozen values it returns.
Screens ask the game; widgets show values and report upward with messages.
"""
