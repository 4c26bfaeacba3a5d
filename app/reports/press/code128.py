"""Code 128 for figures: the bars of a mark that any hand scanner types in.

ReportLab's own brings all of its charts and its page layout with it.
"""

_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 "
)
"""The widths of three bars and the gaps behind them, in modules, for each value of the standard (ISO/IEC 15417)."""
_START, _STOP = 105, "2331112"
"""What begins a mark of pairs of figures, and the bars that end every mark."""


def bars_of_figures(figures: str) -> list[tuple[int, bool]]:
    """Bars and gaps from left to right, with their widths in modules.

    Raises ValueError for other than pairs of figures.
    """
    if len(figures) % 2 or not (figures.isascii() and figures.isdigit()):
        raise ValueError(len(figures))
    values = [_START, *(int(figures[n : n + 2]) for n in range(0, len(figures), 2))]
    check = (_START + sum(n * value for n, value in enumerate(values))) % 103
    widths = "".join(_WIDTHS[7 * value : 7 * value + 6] for value in (*values, check)) + _STOP
    return [(int(width), n % 2 == 0) for n, width in enumerate(widths)]
