"""In: a model and the answers so far. Out: what to ask next, and the review at the end."""
