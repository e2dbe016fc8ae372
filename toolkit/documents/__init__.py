"""The kinds of document: what each has to know, and the names its template uses.

Not here: arithmetic (interest/), law texts (law/), and the wording itself (templates/).
"""
