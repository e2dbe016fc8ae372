"""Context in, bytes out: the Word engine, its filters, PDF and workbooks.

Not here: what a document says (documents/, templates/) and where files go (files.py).
"""
