"""Controls of which every subject is built: they know no subject, no state and no catalogue. What they show of the
domain are plain values that are handed to them, such as a status or figures.
"""
