"""From what was lent and repaid to what is owed, row by row, exactly.

Not here: rates and articles (law/), and how a figure is printed (render/filters.py).
"""
