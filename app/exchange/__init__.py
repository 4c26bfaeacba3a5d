"""Files that other programs read and write. Knows labels and domain only; no workbook, no Qt, no words for errors."""
