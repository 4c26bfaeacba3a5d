"""Lists of rows under headings: models, how a row is painted, and the keys that all of them share."""
