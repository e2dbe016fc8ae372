"""In: loans, payments and a day. Out: what is owed, row by row, and what is claimed beside it."""
