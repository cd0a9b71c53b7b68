"""Whether the ouders are called before the letter falls on the mat (screens.md 1.7, 7.8): a setting, and a note that tells it."""

from __future__ import annotations

from collections.abc import Sequence

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.notitie import OUDERS_GEBELD, Notitiesoort
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.ports.register import Leeseenheid

_EERST_BELLEN = frozenset({Uitkomst.AFGEWEZEN, Uitkomst.TOEGEWEZEN_ANDERS})


def bel_eerst(uow: Leeseenheid, instellingen: Instellingen, aanvraag: Aanvraag) -> bool:
    """Whether the besluit that lies ready says no, or something else than was asked, and no Belnotitie was written since.

    Never without the setting, nor in a dossier in which no ouder gets a letter.
    """
    ouders = any(v.krijgt_brief for v in aanvraag.formulier.b.verzorgers)
    if not instellingen.reglement.ouders_bellen or not ouders:
        return False
    besluit = next((b for b in uow.besluiten.of_aanvraag(aanvraag.id) if b.toestand is Besluittoestand.GETEKEND), None)
    if besluit is None or besluit.uitkomst not in _EERST_BELLEN:
        return False
    return not any(n.soort is Notitiesoort.BELNOTITIE and n.geschreven_op.date() >= besluit.besloten_op
                   for n in uow.notities.of_aanvraag(aanvraag.id))  # fmt: skip


def zin(kenmerken: Sequence[str]) -> str:
    """What to do about these dossiers, '' for none."""
    if not kenmerken:
        return ""
    return f"Bel de ouders eerst ({', '.join(kenmerken)}) en leg dat vast in een notitie van de soort ‘{OUDERS_GEBELD}’ (Ctrl+M)."
