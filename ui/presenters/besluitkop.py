"""The line above a besluit: whose, what, and how far it is."""

from __future__ import annotations

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.hamerstuk import als_hamerstuk_beslist
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.services.documenten.gegevens import Besluitgegevens
from ui.presenters.zitting_woorden import adviestekst
from ui.tonen import Chip, Toon, Vorm

_TOESTAND = {
    Besluittoestand.CONCEPT: Chip(tekst="concept", toon=Toon.STIL),
    Besluittoestand.TE_TEKENEN: Chip(tekst="in de Tekenmap", toon=Toon.INFO),
    Besluittoestand.GETEKEND: Chip(tekst="getekend", toon=Toon.GOED, vorm=Vorm.VINK),
    Besluittoestand.VERZONDEN: Chip(tekst="verzonden", toon=Toon.GOED, vorm=Vorm.VINK),
    Besluittoestand.INGETROKKEN: Chip(tekst="ingetrokken", toon=Toon.FOUT),
}
_CORRECTIE = Chip(tekst="concept van een correctie", toon=Toon.STIL)


def toestandchip(besluit: Besluit) -> Chip:
    """How far it is; a correction says so as long as what was sent still holds."""
    if besluit.correctie is not None and besluit.toestand is Besluittoestand.CONCEPT:
        return _CORRECTIE
    return _TOESTAND[besluit.toestand]


def titel(g: Besluitgegevens, besluit: Besluit) -> str:
    """The pupil, the outcome, and who decided."""
    punt = g.punt
    voor = sum(1 for s in punt.stemmen if s.keuze is Stemkeuze.VOOR)
    tegen = sum(1 for s in punt.stemmen if s.keuze is Stemkeuze.TEGEN)
    dag = datum_kort(g.behandeld_op).partition(" ")[2]
    if g.zitting.zonder_zitting:
        return f"{g.onderwerp.korte_naam} · {besluit.uitkomst} (zonder zitting, {dag})"
    wat = adviestekst(besluit.uitkomst) if g.wacht_op_bestuur else besluit.uitkomst
    bestuur, waar = besluit.bestuur, "zitting" if g.zitting.ronde is None else "ronde"
    hamer = "hamerstuk, " if als_hamerstuk_beslist(punt) else ""
    hoe = "" if bestuur is None else f"; bestuur {'conform' if bestuur.conform else 'anders'}"
    return f"{g.onderwerp.korte_naam} · {wat} ({waar} {dag}, {hamer}{voor}-{tegen}{hoe})"
