"""What python-docx leaves to its users: Japanese fonts, languages, numbers of several levels, numbers of pages."""

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from app.i18n import language_tag

FONT, OTHER_FONT = "BIZ UDPGothic", "Yu Gothic"
"""The font, which Windows has since 2018, and what Word takes where it is not there."""
_BLACK = RGBColor(0, 0, 0)
_INDENT = Mm(12)
_SIZES = {"Normal": 10.5, "Title": 22, "Subtitle": 12, "Heading 1": 16, "Heading 2": 12, "Header": 8, "Footer": 8}
_COMPATIBILITY = "15"
"""That of Word since 2013: below it, Word opens a document in its "compatibility mode"."""
_ABOUT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Tenken</Application></Properties>"
)
_NUMBERS = """
<w:abstractNum {namespaces} w:abstractNumId="{number}">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>
</w:abstractNum>
"""


def set_page(document: DocxDocument) -> None:
    """A4 portrait."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(22)
    section.header_distance = section.footer_distance = Mm(10)


def set_styles(document: DocxDocument) -> None:
    """Our font for every script, black, and two styles of our own for clauses and what is said of them."""
    for name, size in _SIZES.items():
        _dress(document.styles[name], size)
    for name, size in (("Clause", 10.5), ("Remark", 8.5), ("Clause remark", 8.5)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        _dress(style, size)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Normal"].paragraph_format.line_spacing = 1.3
    document.styles["Clause"].paragraph_format.space_after = Pt(1)
    document.styles["Clause remark"].paragraph_format.left_indent = _INDENT
    document.styles["Clause remark"].paragraph_format.space_after = Pt(6)
    for name in ("Header", "Footer"):
        document.styles[name].paragraph_format.space_after = Pt(0)
        document.styles[name].paragraph_format.line_spacing = 1.0
    for name, mark in (("Title", "w:pBdr"), ("Header", "w:tabs"), ("Footer", "w:tabs")):
        found = document.styles[name].element.pPr.find(qn(mark))
        found.getparent().remove(found)  # a blue line, and stops in the middle of a letter page
    _offer_other_font(document)


def _dress(style: ParagraphStyle, size: float) -> None:
    style.font.size = Pt(size)
    style.font.color.rgb = _BLACK
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # those of the theme would count more
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _offer_other_font(document: DocxDocument) -> None:
    table = next(part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    entry = f'<w:font w:name="{FONT}"><w:altName w:val="{OTHER_FONT}"/><w:charset w:val="80"/></w:font></w:fonts>'
    table._blob = table.blob.replace(b"</w:fonts>", entry.encode())


def set_language(document: DocxDocument, language: str) -> None:
    """The language in which the text is checked for spelling and read aloud."""
    code = language_tag(language)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for mark in defaults.iter(qn("w:lang")):
        mark.set(qn("w:val"), code)
        mark.set(qn("w:eastAsia"), "ja-JP")


def make_own(document: DocxDocument) -> None:
    """Takes out what python-docx's template brings along of another document: its age, its picture, its maker."""
    settings = document.settings.element
    for mark in settings.iter(qn("w:compatSetting")):
        if mark.get(qn("w:name")) == "compatibilityMode":
            mark.set(qn("w:val"), _COMPATIBILITY)
    preview = settings.find(qn("w:savePreviewPicture"))
    settings.remove(preview)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
        elif relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = _ABOUT.encode()


def add_paragraph(document: DocxDocument, text: str, style: str) -> Paragraph:
    """A paragraph at the end, in the style of this name.

    Its id is the name without blanks. python-docx goes through all of its 160 styles to find that out, each time.
    """
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style.replace(" ", "")
    return paragraph


class Numbers:
    """Numbers of two levels, 1. and 1.1, that begin anew with each list."""

    def __init__(self, document: DocxDocument) -> None:
        self._root = document.part.numbering_part.element
        taken = [int(each.get(qn("w:abstractNumId"))) for each in self._root.findall(qn("w:abstractNum"))]
        self._kind = max(taken, default=0) + 1
        xml = _NUMBERS.format(namespaces=nsdecls("w"), number=self._kind, indent=_INDENT.twips)
        self._root.insert(len(taken), parse_xml(xml))

    def new_list(self) -> int:
        """A list that begins at 1; its id."""
        number = self._root.add_num(self._kind)
        for level in (0, 1):
            number.add_lvlOverride(ilvl=level).add_startOverride(1)
        found: int = number.numId
        return found

    @staticmethod
    def put(paragraph: Paragraph, list_id: int, level: int) -> None:
        """Makes a paragraph an item of a list."""
        mark = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        mark.get_or_add_ilvl().val = level
        mark.get_or_add_numId().val = list_id


def set_tab(paragraph: Paragraph, section: Section) -> None:
    """Lets what stands behind a tab end at the right margin."""
    assert section.page_width is not None
    room = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)


def add_page_number(paragraph: Paragraph) -> None:
    """Number of the page / number of pages, as Word counts them."""
    for code, after in (("PAGE", " / "), ("NUMPAGES", "")):
        for kind in ("begin", "", "separate", "text", "end"):
            run = paragraph.add_run()
            if kind == "text":
                run.text = "1"
            elif kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = code
                run._r.append(mark)
        paragraph.add_run(after)
