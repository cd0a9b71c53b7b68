"""The figures of a school year from what the register holds, and the file with which they leave it (screens.md 4.16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cvt_desktop.basis.tekst import datum_cijfers
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.cijfer import GEEN, Cijfer, Cijfertabel, Overzichtuitvoer, Telwijze, Uitvoerdoel
from cvt_desktop.domain.formulier import Categorie, Route, Soort
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.overzicht import tabellen
from cvt_desktop.domain.overzichtfeiten import Controlefeit, Dossierfeit, Overzichtfeiten, Verklaringfeit
from cvt_desktop.domain.schooljaar import Schooljaar, schooljaar
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary, Bekendmaking
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.voortgang import Stil, Voortgang
from cvt_desktop.ports.werkmap import Cel, Werkblad, Werkmapschrijver
from cvt_desktop.services import bezwaarstand, csvblad
from cvt_desktop.services.begroting import van_jaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import stand_van
from cvt_desktop.services.uitvoerbestand import voer_uit

Instroom = tuple[Route | None, bool]
"""The route of a vso aanvraag, and whether the pupil came from outside the region."""
EXTENSIE = ".csv"
_KOP_RIJEN = ("Overzicht", "Regel", "Kenmerk", "Soort", "School", "Op", "Uiterlijk", "Dagen", "Bijzonderheden")


def schooljaren(dienst: Dienst) -> tuple[Schooljaar, ...]:
    """Those since the first aanvraag or verklaring, newest first; the running one is always there."""
    dienst.eis(Actie.OVERZICHTEN_INZIEN)
    dagen = [a.ontvangen_op for a in dienst.overzichten.aanvragen()] + [v.getekend_op for v in dienst.overzichten.verklaringen()]
    nu = schooljaar(dienst.klok.today())
    eerste, laatste = schooljaar(min(dagen, default=nu.eerste_dag)), max(nu, schooljaar(max(dagen, default=nu.eerste_dag)))
    return tuple(Schooljaar(jaar) for jaar in range(laatste.beginjaar, min(eerste, nu).beginjaar - 1, -1))


def overzicht(dienst: Dienst, jaar: Schooljaar, voortgang: Voortgang) -> tuple[Cijfertabel, ...]:
    """All tables of a school year. Reads each dossier of that year: for the background. Raises ``GeenRechtError``."""
    with dienst.lezen(Actie.OVERZICHTEN_INZIEN) as uow:
        aanvragen = dienst.overzichten.aanvragen()
        instroom: dict[AanvraagId, Instroom] = {}
        dossiers = _dossiers(dienst, uow, jaar, aanvragen, voortgang, instroom)
        verklaringen = _verklaringen(dienst, uow, jaar, {a.id: a.kenmerk for a in aanvragen}, voortgang, instroom)
        begroot, als_hint = van_jaar(uow, jaar), uow.instellingen.all()[0].reglement.als_hint
    return tabellen(jaar, Overzichtfeiten(
        dossiers=dossiers, verklaringen=verklaringen, begroting=begroot, als_hint=als_hint,
        bezwaren=bezwaarstand.feiten(dienst), controles=_controles(dienst, aanvragen),
    ))  # fmt: skip


def uitvoeren(
    dienst: Dienst, jaar: Schooljaar, pad: Path, doel: Uitvoerdoel, *, met_rijen: bool = False,
    schrijver: Werkmapschrijver | None = None, voortgang: Voortgang | None = None,
) -> int:  # fmt: skip
    """Write the figures to ``pad``, with ``met_rijen`` also the kenmerk of each dossier behind them; the log is told first.

    A workbook with a sheet for each table when there is a ``schrijver``, else CSV. Gives the number of lines. Raises
    ``BestandError`` when the file cannot be written (nothing is left of it), and ``GeenRechtError``.
    """
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    voortgang = voortgang or Stil()
    alle = overzicht(dienst, jaar, voortgang)
    if schrijver is None:
        regels = list(_blad(dienst, jaar, alle, doel, met_rijen=met_rijen))
        aantal, inhoud = len(regels), csvblad.schrijf(regels)
    else:
        bladen = [_voorblad(dienst, jaar, alle, doel), *map(_tabelblad, alle)]
        bladen += [_rijenblad(alle)] if met_rijen else []
        aantal = sum(len(blad.rijen) for blad in bladen)
        inhoud = schrijver.schrijf(bladen, dienst.klok.today(), voortgang)

    def feit(bestand: str, sha256: str) -> Overzichtuitvoer:
        return Overzichtuitvoer(schooljaar=jaar.naam, doel=doel, met_rijen=met_rijen, bestand=bestand, sha256=sha256)

    voer_uit(dienst, "overzicht", pad, inhoud, feit, aantal=aantal)
    return aantal


def _dossiers(
    dienst: Dienst, uow: Leeseenheid, jaar: Schooljaar, aanvragen: Sequence[AanvraagSummary], voortgang: Voortgang,
    instroom: dict[AanvraagId, Instroom],
) -> list[Dossierfeit]:  # fmt: skip
    """``instroom`` gets what the verklaringen need of a dossier: reading one twice is most of the time that this takes."""
    eerste: dict[AanvraagId, Bekendmaking] = {}
    for bekend in dienst.overzichten.bekendmakingen():
        eerste.setdefault(bekend.aanvraag_id, bekend)
    van_jaar = [a for a in aanvragen
                if schooljaar(a.ontvangen_op) == jaar or (a.id in eerste and schooljaar(eerste[a.id].op) == jaar)]  # fmt: skip
    feiten = []
    for nummer, regel in enumerate(van_jaar):
        voortgang.controleer()
        voortgang.meld(nummer / len(van_jaar), "Dossiers tellen")
        aanvraag, besluit = uow.aanvragen.get(regel.id), eerste.get(regel.id)
        stand, instroom[regel.id] = stand_van(uow, aanvraag), _instroom(aanvraag)
        feiten.append(Dossierfeit(
            aanvraag_id=regel.id, kenmerk=regel.kenmerk, soort=aanvraag.soort, school=regel.school, status=aanvraag.status,
            ontvangen_op=regel.ontvangen_op, uiterlijk=stand.uiterste_datum,
            stilstand=frozenset().union(*(o.dagen for o in stand.termijn.stilstand)),
            bekend_op=besluit.op if besluit else None, uitkomst=besluit.uitkomst if besluit else None,
            thuiszittend=aanvraag.formulier.b.thuiszittend_sinds is not None, bedrag_cent=_bedrag(uow, aanvraag),
            gevraagd_cent=gevraagd(aanvraag).bedrag_cent, aanbieder=aanvraag.formulier.arr.aanbieder.strip(),
            uren=aanvraag.formulier.arr.uren,
            voorziening=gekozen.naam if (gekozen := aanvraag.formulier.tbv.voorziening) is not None else "",
        ))  # fmt: skip
    return feiten


def _bedrag(uow: Leeseenheid, aanvraag: Aanvraag) -> int | None:
    """What the newest besluit that was sent grants; None for a TLV."""
    if beschrijving(aanvraag.soort).met_tlv:
        return None
    verzonden = (b for b in uow.besluiten.of_aanvraag(aanvraag.id) if b.toestand is Besluittoestand.VERZONDEN)
    return next((b.bedrag_cent for b in verzonden), None)


def _verklaringen(
    dienst: Dienst, uow: Leeseenheid, jaar: Schooljaar, kenmerken: dict[AanvraagId, str], voortgang: Voortgang,
    gelezen: dict[AanvraagId, Instroom],
) -> list[Verklaringfeit]:  # fmt: skip
    feiten = []
    for v in dienst.overzichten.verklaringen():
        if schooljaar(v.getekend_op) != jaar:
            continue
        voortgang.controleer()
        route, buiten_regio = gelezen.get(v.aanvraag_id) or _instroom(uow.aanvragen.get(v.aanvraag_id))
        feiten.append(Verklaringfeit(
            aanvraag_id=v.aanvraag_id, kenmerk=kenmerken.get(v.aanvraag_id, GEEN), nummer=v.nummer, soort=Soort(v.soort),
            school=v.school, getekend_op=v.getekend_op, toestand=Tlvtoestand(v.toestand), route=route,
            categorie=Categorie(v.categorie) if v.categorie else None, buiten_regio=buiten_regio,
        ))  # fmt: skip
    return feiten


def _instroom(aanvraag: Aanvraag) -> Instroom:
    return aanvraag.formulier.vso.route, bool(aanvraag.formulier.vso.buiten_regio.strip())


def _controles(dienst: Dienst, aanvragen: Sequence[AanvraagSummary]) -> list[Controlefeit]:
    """Every rule that fired in a besluit that was signed, once per besluit."""
    per_id = {a.id: a for a in aanvragen}
    return [
        Controlefeit(aanvraag_id=m.aanvraag_id, kenmerk=a.kenmerk, soort=Soort(a.soort), school=a.school, regel_id=m.regel_id,
                     getekend_op=m.moment.astimezone(AMSTERDAM).date(), reden=m.reden)
        for m in dienst.overzichten.controlemeldingen() if (a := per_id.get(m.aanvraag_id)) is not None
    ]  # fmt: skip


def _titelregel(dienst: Dienst, jaar: Schooljaar, doel: Uitvoerdoel) -> tuple[str, str, str]:
    oefen = "OEFENREGISTER, " if dienst.register.oefen else ""
    return f"{oefen}overzichten {jaar.naam}", f"gemaakt op {datum_cijfers(dienst.klok.today())}", f"voor: {doel}"


def _voorblad(dienst: Dienst, jaar: Schooljaar, alle: Sequence[Cijfertabel], doel: Uitvoerdoel) -> Werkblad:
    """What is counted in each of the sheets behind it."""
    uitleg = [(f"{tabel.soort}: {tabel.uitleg}",) for tabel in alle]
    return Werkblad(naam="Overzichten", rijen=[*((deel,) for deel in _titelregel(dienst, jaar, doel)), (), *uitleg])


def _tabelblad(tabel: Cijfertabel) -> Werkblad:
    """The numbers are those of the screen; a mean is rounded as it is there."""
    rijen: list[Sequence[Cel]] = []
    for regel in tabel.regels:
        cijfers: Sequence[Cel] = [_getal(c) for c in regel.cijfers] or [GEEN] * len(tabel.kolommen)
        rijen.append((regel.naam, *cijfers, regel.toelichting))
    return Werkblad(naam=str(tabel.soort), koppen=(str(tabel.soort), *(vak.naam for vak in tabel.kolommen), "Toelichting"),
                    rijen=rijen)  # fmt: skip


def _getal(cijfer: Cijfer) -> Cel:
    waarde = cijfer.waarde
    if waarde is None:
        return GEEN
    if cijfer.wijze is Telwijze.DAGEN:
        return round(waarde, 1)
    return int(waarde) if waarde == int(waarde) else round(waarde, 2)


def _rijenblad(alle: Sequence[Cijfertabel]) -> Werkblad:
    return Werkblad(naam="Dossiers erachter", koppen=_KOP_RIJEN, rijen=[
        (str(tabel.soort), regel.naam, r.kenmerk, r.soort, r.school, r.op, r.uiterlijk, r.dagen, r.bij)
        for tabel in alle for regel in tabel.regels for r in (regel.cijfers[-1].rijen if regel.cijfers else ())
    ])  # fmt: skip


def _blad(
    dienst: Dienst, jaar: Schooljaar, alle: Sequence[Cijfertabel], doel: Uitvoerdoel, *, met_rijen: bool
) -> Iterator[Sequence[str | int]]:
    yield _titelregel(dienst, jaar, doel)
    for tabel in alle:
        yield ()
        yield (str(tabel.soort), *(vak.naam for vak in tabel.kolommen), "Toelichting")
        for regel in tabel.regels:
            cijfers = [int(c.tekst) if c.tekst.isdecimal() else c.tekst for c in regel.cijfers] or [GEEN] * len(tabel.kolommen)
            yield (regel.naam, *cijfers, regel.toelichting)
    if met_rijen:
        yield ()
        yield _KOP_RIJEN
        for tabel in alle:
            for regel in tabel.regels:
                for r in regel.cijfers[-1].rijen if regel.cijfers else ():
                    uiterlijk = datum_cijfers(r.uiterlijk) if r.uiterlijk else ""
                    yield (str(tabel.soort), regel.naam, r.kenmerk, r.soort, r.school, datum_cijfers(r.op), uiterlijk,
                           GEEN if r.dagen is None else r.dagen, r.bij)  # fmt: skip
