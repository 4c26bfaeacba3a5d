"""The ledgers of the workbook, to look through and to edit."""
