"""The check before a besluit that ends a verklaring: were school and ouders heard (Awb 4:8), and the report of it."""

from __future__ import annotations

from collections.abc import Iterator

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.basis.versie import VERSIE
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.controle import Bevinding, controleer
from cvt_desktop.domain.controlefeiten import Controlefeiten
from cvt_desktop.domain.controleverslag import Controleverslag, Verslagregel
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import BesluitId
from cvt_desktop.domain.regels_intrekking import INTREKKINGSREGELS
from cvt_desktop.domain.tlv import NA_BEZWAAR, Verklaring
from cvt_desktop.domain.zienswijze import Zienswijzevan, Zienswijzevraag
from cvt_desktop.services.context import Dienst

OP_VERZOEK = "op verzoek van de school en de ouders"
HOORREDENEN = INTREKKINGSREGELS[0].eigen_redenen
"""Why a besluit that ends a verklaring is taken although somebody gave no view on it (Awb 4:8, 4:11)."""
_ZELF_GEHOORD = frozenset({OP_VERZOEK, NA_BEZWAAR})
"""Where nobody has to be asked: they asked for it themselves, or were heard in bezwaar (Awb 4:8, 7:2)."""


def bevindingen(dienst: Dienst, aanvraag: Aanvraag, verklaring: Verklaring, reden: str) -> tuple[Bevinding, ...]:
    """What the rules for such a besluit find in this dossier."""
    feiten = Controlefeiten(vandaag=dienst.klok.today(), soort=verklaring.soort,
                            einde_ongehoord=tuple(_ongehoord(dienst, aanvraag, verklaring, reden)))  # fmt: skip
    return controleer(feiten, INTREKKINGSREGELS)


def eis_reden(gevonden: tuple[Bevinding, ...], horen: str) -> None:
    """Raise ``InvoerError`` at the field ``horen`` when a finding is not passed with a reason of the list."""
    if horen and horen not in HOORREDENEN:
        raise InvoerError("Kies een reden uit de lijst.", veld="horen")
    if gevonden and not horen:
        raise InvoerError(f"{gevonden[0].tekst} ({gevonden[0].bron.tekst}). Kies een reden, of nodig eerst uit.",
                          code="niet-gehoord", veld="horen")  # fmt: skip


def verslag(dienst: Dienst, verklaring: Verklaring, gevonden: tuple[Bevinding, ...], horen: str) -> Controleverslag:
    """What is kept with the dossier, under the verklaring that ends."""
    return Controleverslag(
        besluit_id=BesluitId(verklaring.id), moment=dienst.klok.now(), regels=len(INTREKKINGSREGELS),
        programma=VERSIE,
        bevindingen=tuple(Verslagregel(regel_id=b.regel_id, niveau=str(b.niveau), tekst=b.tekst, bron=b.bron.tekst, reden=horen)
                          for b in gevonden),
    )  # fmt: skip


def gehoord(aanvraag: Aanvraag, verklaring: Verklaring) -> str:
    """For the letter: which views came in about this besluit, or that none did; '' when nobody was asked."""
    vragen = _vragen(aanvraag, verklaring)
    gaven = [f"op {datum_lang(v.zienswijze.op)} gaf {_WIE[v.van]} een zienswijze" for v in vragen
             if v.zienswijze is not None and v.zienswijze.inhoud.strip()]  # fmt: skip
    if not vragen:
        return ""
    return f"Vooraf vroegen wij om een zienswijze: {opsomming(gaven) if gaven else 'daarop kwam geen reactie'}"


_WIE = {Zienswijzevan.SCHOOL: "de school", Zienswijzevan.OUDERS: "een ouder"}
_ALLEN = {Zienswijzevan.SCHOOL: "de school", Zienswijzevan.OUDERS: "de ouders"}


def _ongehoord(dienst: Dienst, aanvraag: Aanvraag, verklaring: Verklaring, reden: str) -> Iterator[str]:
    """Who gave no view and can still do so, or was never asked after the verklaring was given."""
    if reden in _ZELF_GEHOORD:
        return
    vandaag, vragen = dienst.klok.today(), _vragen(aanvraag, verklaring)
    for van, wie in _ALLEN.items():
        gevraagd = [v for v in vragen if v.van is van]
        if not gevraagd or any(v.wacht(vandaag) for v in gevraagd):
            yield wie


def _vragen(aanvraag: Aanvraag, verklaring: Verklaring) -> list[Zienswijzevraag]:
    """The invitations of after the verklaring: what was asked before it was about the aanvraag."""
    return [v for v in aanvraag.zienswijzen if v.verzonden_op >= verklaring.getekend_op]
