"""In: ranges of rows. Out: documents or problems, in order, from processes or a cluster."""
