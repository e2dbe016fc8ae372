"""In: the bytes of a Word file. Out: its paragraphs in order, numbered as Word numbers them.

Standard library only, so that it reads where lxml is not. Not here: how the paragraphs are
written down (render/text.py), and what is to be said of them (review/).
"""
