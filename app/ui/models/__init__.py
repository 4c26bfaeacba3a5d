"""Qt models over the state: they own no data of their own but the order of rows."""
