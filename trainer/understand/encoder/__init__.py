"""The small sentence encoder that the default reader hears meaning with: word pieces in, log-odds out.

Runs with onnxruntime alone. What adapts it to the moves lies in ``trainer.understand.adapt``
and is needed only when building.
"""
