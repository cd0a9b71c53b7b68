"""*Naar Excel*: the list of aanvragen or of verklaringen, as it is shown, in a workbook (screens.md 4.14 and 4.16)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, TlvId
from cvt_desktop.domain.lijstuitvoer import Lijstsoort, Lijstuitvoer
from cvt_desktop.domain.persoon import SECRETARISSEN
from cvt_desktop.domain.verlengingsronde import Verlengstand
from cvt_desktop.ports.overzicht import AanvraagSummary, OvergenomenSummary, Verklaringkenmerk, VerklaringSummary
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.ports.werkmap import Cel, Werkblad, Werkmapschrijver
from cvt_desktop.services import verklaringen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.uitvoerbestand import voer_uit
from cvt_desktop.services.werkvoorraad import zichtbare_aanvragen

_AANVRAGEN = (
    "Kenmerk", "Leerling", "Geboortedatum", "Soort", "Status", "Ontvangen", "Streefdatum", "Uiterlijk", "Opgeschort", "School",
    "Contact", "Zitting", "TLV-nummer",
)  # fmt: skip
_VERKLARINGEN = (
    "TLV-nummer", "Leerling", "Geboortedatum", "Soort", "Categorie", "Geldig vanaf", "Geldig tot en met", "School bij aanvraag",
    "BRIN", "Datum besluit", "Verzonden", "Ondertekenaar", "Stand", "Soort instroom", "Buiten de regio",
)  # fmt: skip
_NAMEN = frozenset({"Leerling", "Geboortedatum", "Contact", "Ondertekenaar"})
"""What is left out without names: also the date of birth, with which a pupil can be found."""
_DUUR_PRO = "duur PrO"


def zonder_namen_vooraf(dienst: Dienst) -> bool:
    """How the switch stands at first: only the secretaris begins with names (AVG 5, lid 1, onder c)."""
    return not dienst.sessie.rollen & SECRETARISSEN


def aanvragen(
    dienst: Dienst, schrijver: Werkmapschrijver, pad: Path, ids: Sequence[AanvraagId], voortgang: Voortgang, *, zonder_namen: bool
) -> int:
    """The aanvragen with these ids, in this order, as far as this person may see them; gives how many rows.

    The log is told first, also for whom it was without names. Raises ``GeenRechtError`` and ``BestandError``.
    """
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    bekend = {regel.id: regel for regel in zichtbare_aanvragen(dienst)}
    rijen = [_aanvraagrij(bekend[id_]) for id_ in ids if id_ in bekend]
    blad = _blad("Aanvragen", _AANVRAGEN, rijen, zonder_namen=zonder_namen)
    return _uitvoeren(dienst, schrijver, Lijstsoort.AANVRAGEN, blad, pad, voortgang, zonder_namen=zonder_namen)


def verklaringenlijst(
    dienst: Dienst, schrijver: Werkmapschrijver, pad: Path, ids: Sequence[TlvId], voortgang: Voortgang, *, zonder_namen: bool
) -> int:
    """The same for lines of the TLV register, those of the system of before among them."""
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    eigen = {regel.id: regel for regel in verklaringen.lijst(dienst)}
    ouder = {regel.id: regel for regel in verklaringen.overgenomen(dienst)}
    kenmerken = dienst.overzichten.verklaringkenmerken()
    brins, verlengen = _brins(dienst), verklaringen.verlengstanden(dienst)
    rijen: list[tuple[Cel, ...]] = []
    for id_ in ids:
        if id_ in eigen:
            rijen.append(_verklaringrij(dienst, eigen[id_], kenmerken[id_], verlengen.get(id_)))
        elif id_ in ouder:
            rijen.append(_oude_rij(ouder[id_], brins, verlengen.get(id_)))
    blad = _blad("Verklaringen", _VERKLARINGEN, rijen, zonder_namen=zonder_namen)
    return _uitvoeren(dienst, schrijver, Lijstsoort.VERKLARINGEN, blad, pad, voortgang, zonder_namen=zonder_namen)


def _uitvoeren(
    dienst: Dienst, schrijver: Werkmapschrijver, lijst: Lijstsoort, blad: Werkblad, pad: Path, voortgang: Voortgang, *,
    zonder_namen: bool,
) -> int:  # fmt: skip
    inhoud = schrijver.schrijf((blad,), dienst.klok.today(), voortgang)

    def feit(bestand: str, sha256: str) -> Lijstuitvoer:
        return Lijstuitvoer(lijst=lijst, zonder_namen=zonder_namen, bestand=bestand, sha256=sha256)

    voer_uit(dienst, "werkmap", pad, inhoud, feit, aantal=max(1, len(blad.rijen)))
    return len(blad.rijen)


def _blad(naam: str, koppen: tuple[str, ...], rijen: Sequence[tuple[Cel, ...]], *, zonder_namen: bool) -> Werkblad:
    houd = [nr for nr, kop in enumerate(koppen) if not (zonder_namen and kop in _NAMEN)]
    return Werkblad(naam=naam, koppen=tuple(koppen[nr] for nr in houd),
                    rijen=[tuple(rij[nr] for nr in houd) for rij in rijen])  # fmt: skip


def _aanvraagrij(r: AanvraagSummary) -> tuple[Cel, ...]:
    return (r.kenmerk, r.leerling, r.geboortedatum, r.soort, str(r.status), r.ontvangen_op, r.streefdatum, r.uiterste_datum,
            "ja" if r.opgeschort else "nee", r.school, r.contact, r.zitting_op, r.tlv_nummer)  # fmt: skip


def _verklaringrij(
    dienst: Dienst, r: VerklaringSummary, kenmerk: Verklaringkenmerk, verlengen: Verlengstand | None
) -> tuple[Cel, ...]:
    return (r.nummer, r.leerling, r.geboortedatum, r.soort, r.categorie, r.ingangsdatum, r.einddatum or _DUUR_PRO, r.school,
            kenmerk.brin, r.besloten_op, r.verzonden_op, r.ondertekenaar, verklaringen.stand(r, dienst.klok.today(), verlengen),
            str(kenmerk.instroom), "ja" if kenmerk.buiten_regio else "nee")  # fmt: skip


def _oude_rij(r: OvergenomenSummary, brins: dict[str, str], verlengen: Verlengstand | None) -> tuple[Cel, ...]:
    """What the system of before did not tell stays empty; the school code when its name is that of one school here."""
    return (r.nummer, r.leerling, r.geboortedatum, r.soort, r.categorie, r.ingangsdatum, r.einddatum or _DUUR_PRO, r.school,
            brins.get(r.school, ""), r.besloten_op, None, "", str(verlengen or verklaringen.OVERGENOMEN), "", "")  # fmt: skip


def _brins(dienst: Dienst) -> dict[str, str]:
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        return {school.naam: school.code for school in uow.scholen.all() if school.brin}
