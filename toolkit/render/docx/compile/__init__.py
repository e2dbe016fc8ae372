"""A .docx in, a proven template out, or everything that is wrong with it.

Alone here are docxtpl, lxml and Jinja loaded. Not here: filling a template (fill/).
"""
