"""What several subjects show of measures: rows of a list, due dates."""
