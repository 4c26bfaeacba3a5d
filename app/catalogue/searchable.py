"""Everything of the catalogue that one can search for, in one language."""

from collections.abc import Iterator

from app.catalogue.loader import Catalogue
from app.domain.catalogue_search import Findable, FoundKind
from app.domain.guide import Basic, Combination, Explanation, MethodGuide, RolePoint
from app.domain.measures import Measure, MeasureWords
from app.labels import case_name


def everything(catalogue: Catalogue, lang: str) -> Iterator[Findable]:
    """Measures, methods, cases, terms, role points and explanations; those under one heading as one.

    Raises CatalogueDamaged.
    """
    words = catalogue.words(lang)
    yield from (_measure(m, words.measures[m.id]) for m in catalogue.measures)
    yield from guide_items(catalogue, lang)


def guide_items(catalogue: Catalogue, lang: str) -> Iterator[Findable]:
    """What there is beside the measures. Raises CatalogueDamaged."""
    guide = catalogue.guide
    for term in guide.glossary(lang):
        yield Findable(FoundKind.TERM, term.id, term.term, (term.reading, *term.forms), term.text)
    methods = guide.methods(lang)
    yield from (_method(m, (m.old_name,)) for m in methods.methods)
    yield from (_method(c, ()) for c in methods.combinations)
    for case in guide.cases(lang):
        names = tuple(case_name(case.number, other) for other in catalogue.languages)
        yield Findable(FoundKind.CASE, case.id, case.title, names, _joined(case.what_happened, *case.teaches))
    points: list[RolePoint | Basic] = [*guide.role_points(lang), *guide.basics(lang)]
    for point in points:
        yield Findable(FoundKind.ROLE, point.id, point.title, (), point.text)
    grouped: dict[tuple[str, str], list[Explanation]] = {}
    for passage in guide.explanations(lang):
        grouped.setdefault((passage.category, passage.heading), []).append(passage)
    for (_category, heading), passages in grouped.items():
        texts = [text for passage in passages for text in passage.text]
        yield Findable(FoundKind.EXPLANATION, passages[0].id, heading, (), _joined(*texts))
    for column in guide.columns(lang):
        yield Findable(FoundKind.EXPLANATION, column.id, column.title, (), _joined(*column.text))


def _measure(measure: Measure, words: MeasureWords) -> Findable:
    return Findable(FoundKind.MEASURE, measure.id, words.title, measure.names, _joined(*words.read))


def _method(method: MethodGuide | Combination, names: tuple[str, ...]) -> Findable:
    considerations = (point.text for point in method.considerations)
    texts = (method.summary, method.basic, *method.merits, *method.demerits, *considerations)
    return Findable(FoundKind.METHOD, method.id, method.name, names, _joined(*texts))


def _joined(*texts: str) -> str:
    return "\n".join(texts)
