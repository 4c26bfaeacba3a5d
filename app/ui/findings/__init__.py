"""The page of what does not hold together: each line leads to its place, or is put off with a reason."""
