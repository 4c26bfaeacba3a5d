"""How a font gets into a PDF: as one composite font with a true map back to Unicode.

ReportLab's own TrueType fonts come in slices of 256 characters, and their ToUnicode map is wrong beyond U+FFFF:
𠮷 could be neither searched nor copied.
"""

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont

from app.reports.press.font_face import QuickFace

_BLOCK = 100
"""The PDF reference allows so many entries in one block of a character map."""


class CharacterCodes(dict[int, str]):
    """The two-byte code, in hexadecimal, of each character that a document uses; given out in the order of use."""

    def __missing__(self, character: int) -> str:
        code = self[character] = f"{len(self) + 1:04X}"
        return code


@dataclass(slots=True)
class _Use:
    """What one document uses of a font."""

    name: str
    codes: CharacterCodes = field(default_factory=CharacterCodes)


class CompositeFont(TTFont):
    """A TrueType font for ReportLab's canvas; it may serve several documents at once."""

    def __init__(self, name: str, path: str) -> None:
        # What ReportLab's own fonts begin with, but for the face, which it would read for 100 ms.
        self.fontName = name
        self.face = QuickFace(path)
        self.encoding = TTEncoding()
        self.shapable = False
        self._uses: WeakKeyDictionary[pdfdoc.PDFDocument, _Use] = WeakKeyDictionary()

    def used_in(self, doc: pdfdoc.PDFDocument) -> tuple[str, CharacterCodes]:
        """The name by which page streams call the font, and the codes of its characters, for `str.translate`."""
        use = self._use(doc)
        return f"/{use.name}", use.codes

    def encode(self, text: str, doc: pdfdoc.PDFDocument) -> str:
        """The text as the document's codes in hexadecimal."""
        return text.translate(self._use(doc).codes)

    def splitString(self, text: str, doc: pdfdoc.PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802, ARG002
        """ReportLab's name for encoding: everything lies in one subset."""
        return [(0, bytes.fromhex(self.encode(text, doc)))]

    def getSubsetInternalName(self, subset: int, doc: pdfdoc.PDFDocument) -> str:  # noqa: N802, ARG002
        """The name by which page streams call the font."""
        return f"/{self._use(doc).name}"

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802
        """Writes what the document used of the font into it; called once, when nothing more is drawn."""
        use = self._uses.pop(doc)
        characters = list(use.codes)
        # Six letters and a plus sign mark a subset (PDF reference, 9.6.4).
        base = f"TENKEN+{self.face.name.decode('ascii')}"
        descriptor = self.face.addSubsetObjects(doc, base, [0, *characters])
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray(
                    [doc.Reference(self._descendant(doc, base, characters, descriptor))]
                ),
                "ToUnicode": _stream(doc, to_unicode(characters).encode("ascii")),
            }
        )
        fonts: pdfdoc.PDFDictionary = doc.idToObject["BasicFonts"]  # type: ignore[assignment]
        fonts[use.name] = doc.Reference(font)

    def _use(self, doc: pdfdoc.PDFDocument) -> _Use:
        use = self._uses.get(doc)
        if use is None:
            use = self._uses[doc] = _Use(f"F{len(doc.fontMapping) + 1}")
            doc.fontMapping[self.fontName] = f"/{use.name}"
            doc.delayedFonts.append(self)
        return use

    def _descendant(
        self, doc: pdfdoc.PDFDocument, base: str, characters: list[int], descriptor: object
    ) -> pdfdoc.PDFDictionary:
        widths = " ".join([f"{self.face.getCharWidth(c):.7g}" for c in characters])  # one by one, they take longest
        system = {
            "Registry": pdfdoc.PDFString("Adobe"),
            "Ordering": pdfdoc.PDFString("Identity"),
            "Supplement": 0,
        }
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(system),
                "FontDescriptor": descriptor,
                "DW": 1000,
                "W": f"[1 [{widths}]]",
                "CIDToGIDMap": _stream(doc, self._glyph_map(characters)),
            }
        )

    def _glyph_map(self, characters: list[int]) -> bytes:
        """The glyph of each code in the subset, which numbers glyphs by first use; characters can share a glyph."""
        glyphs = {0: 0}
        numbers = [glyphs.setdefault(self.face.charToGlyph.get(c, 0), len(glyphs)) for c in (0, *characters)]
        return b"".join(n.to_bytes(2, "big") for n in numbers)


def _stream(doc: pdfdoc.PDFDocument, content: bytes) -> object:
    return doc.Reference(pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress]))


def to_unicode(characters: list[int]) -> str:
    """The map from the codes 1, 2, … to these characters, in UTF-16 as the PDF reference wants it (9.10.3)."""
    pairs = [f"<{n:04X}> <{chr(c).encode('utf-16-be').hex().upper()}>" for n, c in enumerate(characters, 1)]
    blocks = [pairs[n : n + _BLOCK] for n in range(0, len(pairs), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines)
