"""Many rows, one command: plan, run, journal.

Not here: how one document is made (generate.py).
"""
