"""The bundled data files, read strictly and turned into frozen values. Nothing is written or said."""
