"""Bytes into private files, whole or not at all, under names that every system takes.

Not here: what the bytes are (generate.py, batch/), and which files a command makes (cli/paper/).
"""
