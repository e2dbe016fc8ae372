"""In: options and answers of one person. Out: one paper with its note, and what it means."""
