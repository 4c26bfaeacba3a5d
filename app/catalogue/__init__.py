"""The bundled data files, read strictly and turned into frozen values. Nothing is written here, and nothing is said to the user."""
