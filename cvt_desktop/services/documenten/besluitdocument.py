"""Which document a letter of a besluit is: those of a TLV, or those of an arrangement."""

from __future__ import annotations

from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.ports.arrangementbrief import Briefaan
from cvt_desktop.ports.documenten import Document
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import arrangementstukken, besluitstukken
from cvt_desktop.services.documenten.gegevens import Besluitgegevens, laad_bij
from cvt_desktop.services.documenten.ontvangers import Ontvanger

_AAN = {Briefsoort.BESLUIT_SCHOOL: Briefaan.SCHOOL, Briefsoort.BESLUIT_LEERLING: Briefaan.LEERLING}


def besluitontvangers(g: Besluitgegevens) -> list[tuple[Briefsoort, Ontvanger]]:
    """The documents of a besluit in the order in which they are made: TLV, school, one per address of the ouders, the pupil."""
    stukken = [(Briefsoort.TLV, g.school_ontvanger)] if g.geeft_tlv else []
    stukken.append((Briefsoort.BESLUIT_SCHOOL, g.school_ontvanger))
    stukken += [(Briefsoort.BESLUIT_OUDERS, ontvanger) for ontvanger in g.ouder_ontvangers]
    zelf = g.leerling_ontvanger
    return [*stukken, (Briefsoort.BESLUIT_LEERLING, zelf)] if zelf else stukken


def nog_te_maken(dienst: Dienst, uow: Leeseenheid, besluit: Besluit | None) -> list[tuple[Briefsoort, Ontvanger]]:
    """The documents that signing this besluit will bring, with who gets them; none without one that waits for that."""
    if besluit is None or besluit.toestand not in {Besluittoestand.CONCEPT, Besluittoestand.TE_TEKENEN}:
        return []
    return besluitontvangers(laad_bij(dienst, uow, besluit))


def besluitdocument(
    g: Besluitgegevens, t: besluitstukken.Tekening, soort: Briefsoort, ontvanger: Ontvanger
) -> Document:  # fmt: skip
    """The document; raises ``ToestandError`` while the besluit lacks what it states."""
    if soort is Briefsoort.TLV:
        return besluitstukken.tlv(g, t)
    if beschrijving(g.aanvraag.soort).arrangement:
        return arrangementstukken.brief(g, t, _AAN.get(soort, Briefaan.OUDERS), ontvanger)
    if soort is Briefsoort.BESLUIT_SCHOOL:
        return besluitstukken.brief_school(g, t)
    if soort is Briefsoort.BESLUIT_LEERLING:
        return besluitstukken.brief_leerling(g, t, ontvanger)
    return besluitstukken.brief_ouders(g, t, ontvanger)
