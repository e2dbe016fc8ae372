"""Reads a finished paper: are its articles in force, is its wording safe.

Not here: making papers.
"""
