"""In: finished documents. Out: files under their names, journal, report, PDFs, one zip."""
