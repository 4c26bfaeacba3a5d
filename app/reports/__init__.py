"""Documents on paper: a frozen snapshot goes in, a PDF comes out. No Qt, no workbook, no catalogue files."""
