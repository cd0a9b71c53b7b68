"""A practice register in which every screen has something to show: dossiers at each stage of their way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.bootstrap import maak_oefenregister, maak_toegang, open_geopend
from cvt_desktop.cli import reisdelen
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.formulier import Categorie, Gezag, Houding, Verzorger
from cvt_desktop.domain.hoorrecht import zoals_aanvraag
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Vergewissing
from cvt_desktop.runtime.clock import FixedDayClock
from cvt_desktop.services import (
    bekrachtigen,
    brieven,
    intakeconcept,
    lijstbekrachtiging,
    notities,
    oefendossiers,
    ondertekenen,
    stukken,
    zitting_behandelen,
    zittingen,
)
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefengegevens import Oefendossier
from cvt_desktop.services.oefenregister import BAKKENES, BENSALEM, RAVENKOOG, RIETDIJK, SECRETARIS, VOORZITTER

SCHERMEN = ("werkvoorraad", "aanvragen", "nieuwe-aanvraag", "zittingen", "verklaringen", "te-verzenden", "klaargezet",
            "overzichten")  # fmt: skip
"""What the secretaris has in the bar, and from the menu what belongs beside it."""
_LEDEN = (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK)
_EERDER = date(2027, 4, 28)
_BIJ_DESKUNDIGEN = date(2027, 4, 26)
_VERZONDEN, _TEKENMAP, _CONCEPT = "2026-0337", "2026-0362", "2026-0402"
_AGENDA = ("2026-0391", "2026-0378", "2026-0404", "2026-0430")
_WACHT, _EEN_ADVIES, _OPEN, _PRO = "2026-0424", "2026-0410", "2026-0399", "2026-0401"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where to find what: dossiers by what they show, the two zittingen, and the signed TLV as a file."""

    open_toets: AanvraagId
    een_advies: AanvraagId
    op_agenda: AanvraagId
    pro: AanvraagId
    concept: AanvraagId
    tekenmap: AanvraagId
    verzonden: AanvraagId
    gehouden: ZittingId
    gepland: ZittingId
    tlv: Path


class Opzet:
    """Makes the stand in ``register``; the signed TLV is written in ``map_``."""

    def __init__(self, register: Path, map_: Path) -> None:
        self._register, self._map = register, map_
        self._lezer = stukken.Stuklezer(inlezer=Bestandslezer())
        self._id: dict[str, AanvraagId] = {}

    def maak(self) -> Stand:
        """Takes some ten seconds."""
        maak_oefenregister(self._register, met_dossiers=False)
        oefendossiers.vul(maak_toegang(), self._register, self._lezer, maak_voorbeeldstuk)
        with self._als(SECRETARIS) as geopend:
            self._id = {rij.kenmerk: rij.id for rij in geopend.dienst.overzichten.aanvragen()}
            gehouden = self._tot_en_met_uitslag(geopend.dienst)
        for lid in (BENSALEM, BAKKENES, RIETDIJK, VOORZITTER):
            self._bekrachtig(lid, gehouden)
        with self._als(SECRETARIS) as geopend:
            besluit = reisdelen.stel_op(geopend.dienst, self._id[_VERZONDEN])
        with self._als(VOORZITTER) as geopend:
            ondertekenen.tekenen(geopend.dienst, besluit, Tekenwijze.DIGITAAL)
        with self._als(SECRETARIS) as geopend:
            dienst = geopend.dienst
            reisdelen.stel_op(dienst, self._id[_TEKENMAP])
            reisdelen.verzend(dienst, self._id[_VERZONDEN])
            tlv = self._bewaar_tlv(dienst)
            gepland = self._plan(dienst)
            self._notities(dienst)
            self._nieuwe_aanvraag(dienst)
        return Stand(
            open_toets=self._id[_OPEN], een_advies=self._id[_EEN_ADVIES], op_agenda=self._id[_AGENDA[0]],
            pro=self._id[_PRO], concept=self._id[_CONCEPT], tekenmap=self._id[_TEKENMAP], verzonden=self._id[_VERZONDEN],
            gehouden=gehouden, gepland=gepland, tlv=tlv,
        )  # fmt: skip

    # --- the zitting of two weeks ago ---------------------------------------------------------------------------------

    def _tot_en_met_uitslag(self, dienst: Dienst) -> ZittingId:
        for kenmerk in (_VERZONDEN, _TEKENMAP, _CONCEPT, *_AGENDA, _WACHT, _EEN_ADVIES):
            self._gereed(replace(dienst, klok=FixedDayClock(_BIJ_DESKUNDIGEN)), kenmerk)
        toen = replace(dienst, klok=FixedDayClock(_EERDER))
        zitting = zittingen.plannen(toen, _plan(_EERDER))
        for kenmerk in (_VERZONDEN, _TEKENMAP, _CONCEPT):
            zittingen.agenderen(toen, zitting, self._id[kenmerk])
        zitting_behandelen.openen(
            toen, zitting, aanwezig=frozenset(p.id for p in (*_LEDEN, SECRETARIS)), voorzitter_id=VOORZITTER.id,
            secretaris_id=SECRETARIS.id,
        )  # fmt: skip
        for kenmerk in (_VERZONDEN, _TEKENMAP, _CONCEPT):
            self._beslis(toen, zitting, self._id[kenmerk])
        zitting_behandelen.sluiten(toen, zitting)
        return zitting

    def _gereed(self, dienst: Dienst, kenmerk: str) -> None:
        id_ = self._id[kenmerk]
        reisdelen.bevestig(dienst, id_)
        reisdelen.toets(dienst, id_)
        reisdelen.adviseer(dienst, self._lezer, id_, aantal=1 if kenmerk == _EEN_ADVIES else 2,
                           korter=kenmerk == _AGENDA[0])  # fmt: skip

    @staticmethod
    def _beslis(dienst: Dienst, zitting: ZittingId, id_: AanvraagId) -> None:
        zitting_behandelen.vergewissen(
            dienst, zitting, id_, Vergewissing(zorgvuldig=True, feiten=True, dragen_conclusie=True)
        )
        with dienst.register.lezen() as uow:
            aanvraag = uow.aanvragen.get(id_)
        zitting_behandelen.horen(dienst, zitting, id_, zoals_aanvraag(aanvraag.formulier.b))
        zitting_behandelen.voornemen(dienst, zitting, id_, zoals_gevraagd(aanvraag))
        zitting_behandelen.allen_voor(dienst, zitting, id_)
        zitting_behandelen.vaststellen_uitslag(dienst, zitting, id_)

    def _bekrachtig(self, lid: Persoon, zitting: ZittingId) -> None:
        with self._als(lid) as geopend:
            bekrachtigen.bekrachtigen(geopend.dienst, zitting, partial(geopend.als_lid, lid.id, oefenwachtzin(lid.naam)))
            if lid is VOORZITTER:
                lijstbekrachtiging.lijst_vaststellen(geopend.dienst, zitting)

    def _bewaar_tlv(self, dienst: Dienst) -> Path:
        id_ = next(r.id for r in brieven.lijst(dienst, self._id[_VERZONDEN]) if r.soort is Briefsoort.TLV)
        assert id_ is not None
        _, pdf = brieven.uitvoeren(dienst, id_)
        pad = self._map / "tlv.pdf"
        schrijf_atomair(pad, pdf)
        return pad

    # --- today --------------------------------------------------------------------------------------------------------

    def _plan(self, dienst: Dienst) -> ZittingId:
        zitting = zittingen.plannen(dienst, _plan(dienst.klok.today()))
        for kenmerk in _AGENDA:
            zittingen.agenderen(dienst, zitting, self._id[kenmerk])
        zittingen.plannen(dienst, _plan(date(2027, 5, 26)))
        return zitting

    def _notities(self, dienst: Dienst) -> None:
        for id_, tekst in (
            (self._id[_OPEN], "Moeder belde: hoe ver is het? Verteld dat de toetsing loopt."),
            (self._id[_AGENDA[0]], "I. Duinkerk stuurt het verslag van het laatste gesprek na."),
        ):
            notities.schrijven(dienst, id_, Notitiesoort.TELEFOON, tekst)

    def _nieuwe_aanvraag(self, dienst: Dienst) -> None:
        invoer = oefendossiers.invoer(_NIEUW)
        bijlagen = [
            oefendossiers.voorbereid(dienst, _NIEUW, soort, naam, titel, self._lezer, maak_voorbeeldstuk)
            for soort, naam, titel in oefendossiers.STUKKEN
        ]
        concept = intakeconcept.Intakeconcept(invoer=invoer, stukken=tuple(bijlagen))
        intakeconcept.bewaar(dienst, intakeconcept.nieuwe_sleutel(), concept)

    @contextmanager
    def _als(self, wie: Persoon) -> Iterator[Geopend]:
        geopend = open_geopend(self._register, wie.naam, oefenwachtzin(wie.naam))
        try:
            yield geopend
        finally:
            geopend.sluit()


def _plan(dag: date) -> zittingen.Zittingplan:
    return zittingen.Zittingplan(
        datum=dag, plaats="Sluiskade 8, Meerstede", stemgerechtigden=tuple(p.id for p in _LEDEN),
        voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id,
    )  # fmt: skip


_THUIS = Adres(straat="Waterlandseweg 61", postcode="1999 AH", plaats="Meerstede")
_NIEUW = Oefendossier(
    nummer=440, ontvangen=date(2027, 5, 12), school=RAVENKOOG, roepnaam="Marlijn", achternaam="Boterbloem",
    geboren=date(2013, 3, 2), leerjaar="2", soort="mavo", adres=_THUIS, categorie=Categorie.LAAG,
    verzorgers=(
        Verzorger(naam="Els Boterbloem", aanhef="mevrouw", gezag=Gezag.OUDER, adres=_THUIS, houding=Houding.EENS,
                  telefoon="000-555 0164", zienswijze="Marlijn komt elke dag leeg thuis."),
    ),
    waarom="Marlijn volgt sinds januari nog de helft van de lessen. In een groep van dertig leerlingen raakt zij het overzicht "
           "kwijt en trekt zij zich terug.",
    waarom_niet="Een vaste plek en een weektaak gaven rust, maar brachten haar niet terug in de lessen.",
    mening="Ik wil weer een hele dag naar school kunnen.",
)  # fmt: skip
