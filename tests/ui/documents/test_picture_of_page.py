"""The picture of the documents in docs is taken once the page is on the screen, and not at all without one."""

from app.ui.documents.documents_view import DocumentsView
from tests.make_screenshot import has_shown
from tests.ui.hands import DocumentsHand

PATIENCE = 30_000


def test_it_waits_until_the_page_is_there(view: DocumentsView) -> None:
    live = DocumentsHand(view).choose("action-plan").live
    assert not live.count
    assert has_shown(live.pages, PATIENCE)
    assert live.count
    assert has_shown(live.pages, 0), "nothing to wait for any more"


def test_it_says_when_no_page_comes(view: DocumentsView) -> None:
    live = DocumentsHand(view).choose("action-plan").live
    live.live.left.emit()  # nothing is made for a page that is not looked at
    assert not has_shown(live.pages, 50)
