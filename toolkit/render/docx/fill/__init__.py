"""A proven template and a context in, the bytes of a .docx out: strings only, pure Python.

Not here: reading a .docx and proving what can be proven before any value is known (compile/).
"""
