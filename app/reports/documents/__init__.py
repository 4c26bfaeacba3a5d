"""One file for each document, and the list of them."""
