"""Gives a finished PDF a password: AES with 256 bits, revision 6 of the standard handler; metadata is encrypted too."""

from collections.abc import Generator
from io import BytesIO

from app.domain.passwords import fit_password


def protected(pdf: bytes, password: str) -> bytes:
    """The same document, to be opened with the password only. Raises PasswordUnfit."""
    import pikepdf

    fit = fit_password(password)
    # One password for both: who may open the document may do everything with it.
    encryption = pikepdf.Encryption(user=fit, owner=fit, R=6, aes=True, metadata=True)
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(target, encryption=encryption)
    return target.getvalue()


def protecting(work: Generator[float, None, bytes], password: str) -> Generator[float, None, bytes]:
    """The work on a PDF, then its protection; without a password just the work. Raises PasswordUnfit at once."""
    if password:
        fit_password(password)
    finished = yield from work
    return protected(finished, password) if password else finished
