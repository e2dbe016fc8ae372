"""In: a sheet or a file of cases. Out: rows of answers, and what became of each."""
