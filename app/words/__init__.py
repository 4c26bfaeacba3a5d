"""The sentences of the program: errors, edits and undo, due dates, trouble with files. Nothing here knows Qt."""
