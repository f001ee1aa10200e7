"""How a document is printed: blocks in, the pages of a PDF out, set by ReportLab's platypus."""
