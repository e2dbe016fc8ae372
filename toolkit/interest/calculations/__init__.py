"""In: one small calculation, or a calculation case as JSON. Out: its figures with their reasons."""
