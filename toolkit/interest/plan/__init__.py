"""In: what a household has and owes. Out: what it can pay, and a plan that adds up to the fen."""
