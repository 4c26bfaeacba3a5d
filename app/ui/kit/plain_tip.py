"""What pointing at something says, where a person typed it."""


def plain_tip(text: str) -> str:
    """A text as a tool tip that is no mark-up, whatever stands in it; '' for none.

    Qt takes a tool tip that looks like mark-up for that, reads the pictures that it names, and cannot be told not to.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")  # html.escape reads a table of 2,000 names at the start
    return f"<p>{escaped}</p>".replace("\n", "<br>") if text else ""
