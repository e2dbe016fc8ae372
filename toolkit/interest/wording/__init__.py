"""In: a reckoning. Out: its assumptions, explanations and printed rows, in both languages."""
