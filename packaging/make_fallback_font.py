#!/usr/bin/env python3
"""Makes the fallback font, what Noto Sans JP has and BIZ UDPGothic lacks: make_fallback_font.py BIZ NOTO OUT

Needs fonttools, which is no dependency of the program: run it from a virtual environment of its own.
"""

import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont


def main(main_font: str, wide_font: str, target: str) -> None:
    """Writes the subset: TrueType outlines, no hinting, no layout tables, since ReportLab uses neither."""
    with TTFont(main_font) as covered, TTFont(wide_font, recalcTimestamp=False) as font:
        wanted = set(font.getBestCmap()) - set(covered.getBestCmap())
        options = Options()
        options.hinting = False
        options.layout_features = []
        options.notdef_outline = True
        options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:4])
