"""A ledger as a spreadsheet with live formulas: change a payment and the rows recompute.

Each loan has a sheet of lines in order of time: money paid out, costs and charges, days that earn,
payments. The values kept in the file are the reckoning's own; the formulas give the same to the
fen. Not here: what the lines are (toolkit/ledger_book.py draws them from a reckoning).
"""

from __future__ import annotations

from toolkit.render.workbook.line import Line, LoanSheet
from toolkit.render.workbook.write import ledger_workbook

__all__ = ["Line", "LoanSheet", "ledger_workbook"]
