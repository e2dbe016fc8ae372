"""A package of XML in, rows of text cells out, one walk over a sheet, in flat memory."""
