"""In: the questions of a kind. Out: the workbook to fill in, read back, its faults marked."""
