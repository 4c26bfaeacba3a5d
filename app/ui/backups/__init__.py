"""The backups of the open workbook: what there is, what differs, and the way back."""
