"""Whom to ask for what an IT vendor would do, where there is none."""

from collections.abc import Mapping

from app.domain.steps import Site
from app.i18n import N_, _

_ASKED: Mapping[Site, str] = {
    Site.ROUTER: N_("Ask instead: the provider of your internet line."),
    Site.SERVER: N_("Ask instead: the shop where it was bought, or its maker."),
    Site.CLOUD: N_("Ask instead: the support desk of the service."),
    Site.DEVICES: N_("Ask instead: the shop where they were bought, or the maker."),
}


def asked_instead(site: Site | None) -> str:
    """Who does what has to be done at a place of the vendor's; None for what belongs to none."""
    if site is None:
        return _("Ask instead: the advice desk of your city or of the chamber of commerce.")
    return _(_ASKED[site])
