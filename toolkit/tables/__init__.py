"""csv, xls, xlsx and ods as rows of text cells, behind a gate for size and encoding.

Not here: what a column means.
"""
