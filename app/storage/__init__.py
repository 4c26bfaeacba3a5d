"""The files that the program writes: workbooks, backups, settings. SQL only here; no Qt, no words for the user."""
