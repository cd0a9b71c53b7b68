"""The whole journey of one TLV vso in a practice register, through the same services as the window.

Used by ``demo`` (with documents and pictures), by ``--self-test`` (with a time per step) and by the tests. Each step is
done by the person whose work it is, logged in with the own practice passphrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from glob import escape
from pathlib import Path
from shutil import rmtree

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.bootstrap import maak_oefenregister, open_geopend
from cvt_desktop.cli import reisbezwaar, reisdelen, reisgegevens
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.controleregel import Niveau
from cvt_desktop.domain.controleverslag import Controleverslag
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, BesluitId, BezwaarId, ZittingId
from cvt_desktop.domain.oefenen import OEFENDATUM, oefenwachtzin
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Vergewissing
from cvt_desktop.ports.oso import Osodossier
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldstuk
from cvt_desktop.runtime.clock import FixedDayClock
from cvt_desktop.services import (
    bekrachtigen,
    besluitenlijst,
    brieven,
    certificaten,
    controleverslagen,
    intake,
    lijstbekrachtiging,
    logboek,
    ondertekenen,
    oso_overname,
    scholen,
    stukken,
    toetsing,
    zitting_behandelen,
    zittingen,
)
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.oefendossiers import registreer, zet_teller
from cvt_desktop.services.oefengegevens import ALLE
from cvt_desktop.services.oefenregister import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    RIETDIJK,
    SECRETARIS,
    VOORZITTER,
    WIEBRANDSMA,
)

_SPELERS = (SECRETARIS, VOORZITTER, BENSALEM, BAKKENES, RIETDIJK, CRUTZER, WIEBRANDSMA)
"""Who acts in the journey. Login names stand readable in the header: nobody is there who need not be."""
_MIKOLAJ = 391  # dossier 1 of the practice register (screens.md 8.3)
_LAATSTE_TLV = 118  # the practice register goes on where the old system stopped (screens.md 8.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """What the journey made. ``bestanden`` maps the name in the demo's JSON to the file; ``controle`` counts the check."""

    register: Path
    aanvraag: str
    besluit: str
    tlv_nummer: str
    stemming: str
    controle: dict[str, int]
    bestanden: dict[str, Path]
    bezwaar: str = ""


class Reis:
    """One journey, in steps that must be taken in order; ``stappen`` names them."""

    def __init__(
        self, map_: Path, register: Path, *, oso: Osodossier | None = None, oso_naam: str = "", bezwaar: bool = False
    ) -> None:
        self._map, self._register, self._oso, self._oso_naam = map_, register, oso, oso_naam
        self._met_bezwaar, self._dag = bezwaar, OEFENDATUM
        self._lezer = stukken.Stuklezer(inlezer=Bestandslezer())
        self._aanvraag: AanvraagId
        self._zitting: ZittingId
        self._besluit: BesluitId
        self._bezwaar: BezwaarId
        self._nummer = ""
        self._bestanden: dict[str, Path] = {}

    def stappen(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """The name of each step, in Dutch, with what it does."""
        return (
            ("register maken", self._maak_register),
            ("aanvraag registreren", self._registreer),
            ("ontvangst bevestigen", self._bevestig),
            ("toetsen", self._toets),
            ("twee adviezen opnemen", self._adviseer),
            ("zitting plannen", self._plan),
            ("zitting houden", self._houd_zitting),
            ("stemmen bekrachtigen", self._bekrachtig),
            ("besluit opstellen", self._stel_op),
            ("tekenen", self._teken),
            ("verzenden", self._verzend),
            *self._bezwaarstappen(),
            ("documenten uitvoeren", self._voer_uit),
        )

    def _bezwaarstappen(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        if not self._met_bezwaar:
            return ()
        return ("bezwaar registreren", self._maak_bezwaar), ("bezwaar doorzenden", self._zend_door)

    # --- steps --------------------------------------------------------------------------------------------------

    def _maak_register(self) -> None:
        maak_oefenregister(self._register, met_dossiers=False, personen=_SPELERS)
        with self._als(SECRETARIS) as geopend:
            jaar = schooljaar(OEFENDATUM)
            zet_teller(geopend.dienst, ondertekenen.teller_naam(jaar.naam), _LAATSTE_TLV)

    def _registreer(self) -> None:
        with self._als(SECRETARIS) as geopend:
            dienst = geopend.dienst
            if self._oso is not None:
                self._aanvraag = intake.registreren(dienst, self._uit_oso(dienst, self._oso))
                return
            dossier = next(d for d in ALLE if d.nummer == _MIKOLAJ)
            zet_teller(dienst, intake.kenmerkteller(schooljaar(OEFENDATUM)), _MIKOLAJ - 1)
            op_die_dag = replace(dienst, klok=FixedDayClock(dossier.ontvangen))
            self._aanvraag = registreer(op_die_dag, dossier, self._lezer, maak_voorbeeldstuk)

    def _uit_oso(self, dienst: Dienst, oso: Osodossier) -> intake.NieuweAanvraag:
        overname = oso_overname.vooringevuld_uit_oso(dienst, oso, self._oso_naam)
        if overname.school is None:
            scholen.bewaren(dienst, scholen.van_oso(oso.school))
            overname = oso_overname.vooringevuld_uit_oso(dienst, oso, self._oso_naam)
        gekozen = overname.standaard | {"a.school"}
        invoer = oso_overname.neem_over(Invoer(ontvangen_op=OEFENDATUM), overname, gekozen)
        invoer = reisgegevens.vul_aan(invoer)
        bijlagen = [
            replace(
                stukken.voorbereiden(dienst, self._lezer, b.naam, b.inhoud), soort=b.soort, omschrijving=b.omschrijving,
                mogelijk_bsn=b.mogelijk_bsn,
            )
            for b in (oso.bijlagen[n] for n in oso_overname.gekozen_documenten(overname, gekozen))
        ]
        voorbeelden = self._voorbeelden(dienst, invoer)
        return intake.NieuweAanvraag(
            soort=Soort.TLV_VSO_NIEUW, invoer=invoer, stukken=(*bijlagen, *voorbeelden),
            herkomst=oso_overname.herkomst(overname, gekozen),
        )  # fmt: skip

    def _bevestig(self) -> None:
        with self._als(SECRETARIS) as geopend:
            reisdelen.bevestig(geopend.dienst, self._aanvraag)

    def _toets(self) -> None:
        with self._als(SECRETARIS) as geopend:
            reisdelen.toets(geopend.dienst, self._aanvraag)

    def _adviseer(self) -> None:
        with self._als(SECRETARIS) as geopend:
            reisdelen.adviseer(geopend.dienst, self._lezer, self._aanvraag)

    def _plan(self) -> None:
        with self._als(SECRETARIS) as geopend:
            dienst = geopend.dienst
            self._zitting = zittingen.plannen(dienst, zittingen.Zittingplan(
                datum=dienst.klok.today(), plaats="Sluiskade 8, Meerstede",
                stemgerechtigden=tuple(p.id for p in (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK)),
                voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id,
            ))  # fmt: skip
            zitting = zittingen.agenderen(dienst, self._zitting, self._aanvraag)
            punt = zitting.punt(self._aanvraag)
            aanvraag = toetsing.stand(dienst, self._aanvraag).aanvraag
            zittingen.conceptbesluit(
                dienst, self._zitting, self._aanvraag, zoals_gevraagd(aanvraag), punt.concept_redenen
            )

    def _houd_zitting(self) -> None:
        with self._als(SECRETARIS) as geopend:
            dienst, zitting, punt = geopend.dienst, self._zitting, self._aanvraag
            zitting_behandelen.openen(
                dienst, zitting, aanwezig=frozenset(p.id for p in (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK, SECRETARIS)),
                voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id,
            )  # fmt: skip
            zitting_behandelen.vergewissen(
                dienst, zitting, punt, Vergewissing(zorgvuldig=True, feiten=True, dragen_conclusie=True)
            )
            aanvraag = toetsing.stand(dienst, punt).aanvraag
            zitting_behandelen.horen(dienst, zitting, punt, reisgegevens.gehoord(aanvraag.formulier.b))
            zitting_behandelen.voornemen(dienst, zitting, punt, zoals_gevraagd(aanvraag))
            zitting_behandelen.allen_voor(dienst, zitting, punt)
            zitting_behandelen.vaststellen_uitslag(dienst, zitting, punt)
            zitting_behandelen.sluiten(dienst, zitting)

    def _bekrachtig(self) -> None:
        for lid in (BENSALEM, BAKKENES, RIETDIJK, VOORZITTER):
            with self._als(lid) as geopend:
                dienst, eigen = geopend.dienst, partial(geopend.als_lid, lid.id, oefenwachtzin(lid.naam))
                bekrachtigen.bekrachtigen(dienst, self._zitting, eigen)
                if lid is VOORZITTER:
                    lijstbekrachtiging.lijst_vaststellen(dienst, self._zitting)

    def _stel_op(self) -> None:
        with self._als(SECRETARIS) as geopend:
            self._besluit = reisdelen.stel_op(geopend.dienst, self._aanvraag)

    def _teken(self) -> None:
        with self._als(VOORZITTER) as geopend:
            self._nummer = ondertekenen.tekenen(geopend.dienst, self._besluit, Tekenwijze.DIGITAAL).nummer

    def _verzend(self) -> None:
        with self._als(SECRETARIS) as geopend:
            reisdelen.verzend(geopend.dienst, self._aanvraag)

    def _maak_bezwaar(self) -> None:
        self._dag = reisbezwaar.ONTVANGEN
        with self._als(SECRETARIS) as geopend:
            self._bezwaar = reisbezwaar.registreer(geopend.dienst, self._aanvraag)

    def _zend_door(self) -> None:
        self._dag = reisbezwaar.DOORGEZONDEN
        with self._als(SECRETARIS) as geopend:
            self._bewaar("lbt_bundel", "lbt_bundel.pdf",
                         reisbezwaar.zend_door(geopend.dienst, self._aanvraag, self._bezwaar))  # fmt: skip

    def _voer_uit(self) -> None:
        with self._als(SECRETARIS) as geopend:
            dienst = geopend.dienst
            ouders = 0
            for regel in brieven.lijst(dienst, self._aanvraag):
                sleutel = _SLEUTELS.get(regel.soort)
                if sleutel is None or regel.id is None:
                    continue
                if regel.soort is Briefsoort.BESLUIT_OUDERS:
                    ouders += 1
                    sleutel = sleutel if ouders == 1 else f"{sleutel}_{ouders}"
                _, pdf = brieven.uitvoeren(dienst, regel.id)
                self._bewaar(sleutel, f"{sleutel}.pdf", pdf)
            lijst = dienst.opmaker.maak(besluitenlijst.besluitenlijst_document(dienst, self._zitting))
            self._bewaar("besluitenlijst", "besluitenlijst.pdf", lijst)
            controleverslagen.verslag_uitgevoerd(dienst, self._aanvraag, self._besluit)
            self._bewaar("controleverslag", "controleverslag.pdf",
                         controleverslagen.verslag_pdf(dienst, self._aanvraag, self._besluit))  # fmt: skip
            self._bewaar("ca", "ca.pem", certificaten.wortel_pem(dienst))
            self._bestanden["auditlog"] = self._map / "audit.cvtlog"
            logboek.uitvoeren(dienst, self._bestanden["auditlog"])

    # --- after --------------------------------------------------------------------------------------------------

    def uitkomst(self) -> Uitkomst:
        """What was made, read back from the register."""
        with self._als(SECRETARIS) as geopend, geopend.dienst.register.lezen() as uow:
            aanvraag = uow.aanvragen.get(self._aanvraag)
            besluit = uow.besluiten.get(self._besluit)
            uitslag = uow.zittingen.get(self._zitting).punt(self._aanvraag).uitslag
            verslag = next(v for v in aanvraag.controles if v.besluit_id == self._besluit)
            bezwaar = str(uow.bezwaren.get(self._bezwaar).toestand) if self._met_bezwaar else ""
        return Uitkomst(
            register=self._register, aanvraag=aanvraag.kenmerk, besluit=str(besluit.uitkomst), tlv_nummer=self._nummer,
            stemming=uitslag.zin if uitslag else "", controle=_tel(verslag), bestanden=dict(self._bestanden),
            bezwaar=bezwaar,
        )  # fmt: skip

    def ruim_op(self) -> None:
        """After a step that failed: nothing half stays, so that the same folder can be used again."""
        for pad in (self._register, *self._register.parent.glob(f".{escape(self._register.name)}.bouw-*")):
            rmtree(pad, ignore_errors=True)
        for pad in self._bestanden.values():
            pad.unlink(missing_ok=True)
        with suppress(OSError):
            self._map.rmdir()  # only when nothing else is there

    # --- tools --------------------------------------------------------------------------------------------------

    @contextmanager
    def _als(self, wie: Persoon) -> Iterator[Geopend]:
        geopend = open_geopend(self._register, wie.naam, oefenwachtzin(wie.naam))
        try:
            yield replace(geopend, dienst=replace(geopend.dienst, klok=FixedDayClock(self._dag)))
        finally:
            geopend.sluit()

    def _voorbeelden(self, dienst: Dienst, invoer: Invoer) -> tuple[stukken.Stukvoorstel, ...]:
        gemaakt = []
        for bron in reisgegevens.STUKKEN:
            stuk = Voorbeeldstuk(
                bestandsnaam=f"VOORBEELD {bron.naam}", titel=f"VOORBEELD {bron.titel}", van="Voorbeeldschool",
                auteur=bron.auteur, leerling=invoer.van_leerling.naam, datum=bron.datum, delen=bron.delen,
                gemaakt_op=reisdelen.moment(bron.datum),
            )  # fmt: skip
            pdf, paginas = maak_voorbeeldstuk(stuk)
            voorstel = stukken.voorbereiden(dienst, self._lezer, stuk.bestandsnaam, pdf)
            gemaakt.append(replace(voorstel, soort=bron.soort, paginas=paginas, gedateerd=bron.datum, auteur=bron.auteur))
        return tuple(gemaakt)

    def _bewaar(self, sleutel: str, naam: str, inhoud: bytes) -> None:
        pad = self._map / naam
        schrijf_atomair(pad, inhoud)
        self._bestanden[sleutel] = pad


def _tel(verslag: Controleverslag) -> dict[str, int]:
    """The check at signing in numbers: how many rules looked, what they found, what stopped it, what had a reason."""
    gevonden = verslag.bevindingen
    return {"regels": verslag.regels, "punten": len(gevonden), "met_reden": sum(1 for b in gevonden if b.reden),
            "blokkeert": sum(1 for b in gevonden if b.niveau == Niveau.BLOKKEERT)}  # fmt: skip


_SLEUTELS = {
    Briefsoort.TLV: "tlv",
    Briefsoort.BESLUIT_SCHOOL: "besluitbrief_school",
    Briefsoort.BESLUIT_OUDERS: "besluitbrief_ouders",
    Briefsoort.BESLUIT_LEERLING: "besluitbrief_leerling",
    Briefsoort.ONTVANGSTBEVESTIGING: "ontvangstbevestiging",
}

