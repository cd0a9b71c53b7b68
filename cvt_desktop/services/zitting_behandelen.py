"""A zitting while it is held: attendance, the outcome of each item, stemmen, and the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.hoorrecht import Hoorrecht
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.ondertekend import puntverklaring
from cvt_desktop.domain.ronde import eis_blijft, eis_open_ronde, uitslag_na_afloop, voorbij
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.domain.voorstel import eis_anders
from cvt_desktop.domain.zitting import (
    Deelnemer,
    Hoedanigheid,
    Uitkomst,
    Vergewissing,
    Voorgenomen,
    Zitting,
    Zittingtoestand,
)
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.besluiten import concept_maken
from cvt_desktop.services.commissies import eis_leden
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import bestuursadvies
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.onderwerpen import eis_leerling
from cvt_desktop.services.rondestemmen import eis_te_noteren
from cvt_desktop.services.zitting_terug import stemmen_zoals
from cvt_desktop.services.zittingen import eis_stemrecht, eis_voorzitter, keur_voorgenomen
from cvt_desktop.services.zittingwacht import met_wacht


@dataclass(frozen=True, slots=True, kw_only=True)
class Aantekening:
    """What is being typed at an item, kept as a draft until the item is left."""

    redenen: str = field(default="", repr=False)
    niet_voor_de_brief: str = field(default="", repr=False)


_WEG: dict[Uitkomst, tuple[Status, ...]] = {
    Uitkomst.AANGEHOUDEN: (Status.AANGEHOUDEN,),
    Uitkomst.TERUG: (Status.GEREED_VOOR_ZITTING, Status.BIJ_DESKUNDIGEN),
}
"""By which statuses an outcome without besluit leaves the agenda; a besluit leads to ``BESLOTEN``, an advice to the bestuur."""

_TERUGWEG: dict[Status, tuple[Status, ...]] = {
    Status.BESLOTEN: (Status.OP_AGENDA,),
    Status.ADVIES_BESTUUR: (Status.OP_AGENDA,),
    Status.AANGEHOUDEN: (Status.GEREED_VOOR_ZITTING, Status.OP_AGENDA),
    Status.BIJ_DESKUNDIGEN: (Status.GEREED_VOOR_ZITTING, Status.OP_AGENDA),
    Status.GEREED_VOOR_ZITTING: (Status.OP_AGENDA,),
}


def _wijzig(
    dienst: Dienst, actie: Actie, zitting_id: ZittingId, doe: Callable[[Zitting], Zitting], *,
    aanvraag_id: AanvraagId | None = None, aantal: int = 1,
) -> Zitting:  # fmt: skip
    """One act on a zitting: read, change, keep, tell the log."""
    with dienst.werk(actie) as werk:
        zitting = werk.uow.zittingen.save(doe(werk.uow.zittingen.get(zitting_id)))
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id, aantal=aantal)
    return zitting


# --- attendance -----------------------------------------------------------------------------------------------------


def openen(
    dienst: Dienst, zitting_id: ZittingId, *, aanwezig: frozenset[PersoonId], voorzitter_id: PersoonId | None,
    secretaris_id: PersoonId | None,
) -> Zitting:  # fmt: skip
    """Open the zitting with who is there; whom the guard names at an item is verschoond from here on.

    Raises ``ToestandError`` without a present voorzitter, or with a secretaris who has a stem.
    """
    with dienst.werk(Actie.ZITTING_OPENEN) as werk:
        uow = werk.uow
        zitting = uow.zittingen.get(zitting_id)
        eis_open_ronde(zitting, dienst.klok.today())
        if zitting.datum > dienst.klok.today():
            raise ToestandError("Deze zitting is voor een latere dag gepland. Wijzig eerst de datum.", code="zitting-later")
        if secretaris_id is not None and all(d.persoon_id != secretaris_id for d in zitting.deelnemers):
            naam = uow.personen.get(secretaris_id).naam
            zitting = zitting.deelnemer_erbij(
                Deelnemer(persoon_id=secretaris_id, naam=naam, hoedanigheid=Hoedanigheid.SECRETARIS)
            )
        zitting = replace(zitting, deelnemers=tuple(replace(d, aanwezig=d.persoon_id in aanwezig) for d in zitting.deelnemers))
        eis_stemrecht(uow, zitting)
        eis_voorzitter(uow, voorzitter_id)
        commissie = dienst.instellingen(uow, zitting.datum).commissie_met(zitting.commissie_id)
        zitting = zitting.van(commissie)
        eis_leden(zitting, commissie, er=aanwezig)
        zitting = met_wacht(uow, zitting.leiden(voorzitter_id, secretaris_id)).openen(dienst.klok.now())
        zitting = uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting_id, zitting)
    return zitting


def aanwezigheid(dienst: Dienst, zitting_id: ZittingId, persoon_id: PersoonId, aanwezig: bool) -> Zitting:
    """Somebody comes late or leaves; it counts from the next item that is decided.

    Who comes in to vote is asked what who was there at the opening was: a role with a stem, and a place in this commission.
    """
    with dienst.werk(Actie.ZITTING_LEIDEN) as werk:
        uow = werk.uow
        zitting = uow.zittingen.get(zitting_id)
        if not aanwezig:
            eis_blijft(zitting, persoon_id)
        zitting = zitting.aanwezigheid(persoon_id, aanwezig)
        if aanwezig:
            eis_stemrecht(uow, replace(zitting, deelnemers=tuple(d for d in zitting.deelnemers if d.persoon_id == persoon_id)))
            commissie = dienst.instellingen(uow, zitting.datum).commissie_met(zitting.commissie_id)
            eis_leden(zitting, commissie, er=frozenset({persoon_id}))
        zitting = uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting_id, zitting)
    return zitting


def leiding_wisselen(
    dienst: Dienst, zitting_id: ZittingId, *, voorzitter_id: PersoonId | None, secretaris_id: PersoonId | None
) -> Zitting:
    """Somebody else leads, or keeps the besluitenlijst, from now on."""
    with dienst.werk(Actie.ZITTING_LEIDEN) as werk:
        eis_voorzitter(werk.uow, voorzitter_id)
        zitting = werk.uow.zittingen.save(werk.uow.zittingen.get(zitting_id).leiden(voorzitter_id, secretaris_id))
        werk.leg_vast("zitting", zitting_id, zitting)
    return zitting


def plaatsvervanger_erbij(dienst: Dienst, zitting_id: ZittingId, persoon_id: PersoonId) -> Zitting:
    """A stemgerechtigd lid who was not invited joins, present at once; the guard looks at the items that are left."""
    with dienst.werk(Actie.ZITTING_LEIDEN) as werk:
        uow = werk.uow
        persoon = uow.personen.get(persoon_id)
        if not persoon.stemgerechtigd or not persoon.actief:
            raise ToestandError("Deze persoon heeft geen rol met stemrecht. Kies een ander.", code="geen-stemrecht")
        erbij = Deelnemer(persoon_id=persoon.id, naam=persoon.naam, hoedanigheid=Hoedanigheid.STEMGERECHTIGD,
                          gedragsdeskundige=persoon.orthopedagoog_of_psycholoog, aanwezig=True)  # fmt: skip
        zitting = uow.zittingen.get(zitting_id).deelnemer_erbij(erbij)
        commissie = dienst.instellingen(uow, zitting.datum).commissie_met(zitting.commissie_id)
        eis_leden(zitting, commissie, er=frozenset({persoon_id}))
        zitting = uow.zittingen.save(met_wacht(uow, zitting))
        werk.leg_vast("zitting", zitting_id, zitting)
    return zitting


def gasten(dienst: Dienst, zitting_id: ZittingId, aanwezig: bool) -> Zitting:
    """Guests come in or leave; while they are there the screen hides what is not theirs."""
    return _wijzig(dienst, Actie.ZITTING_LEIDEN, zitting_id, lambda z: z.met_gasten(aanwezig))


# --- one item -------------------------------------------------------------------------------------------------------


def vergewissen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, vergewissing: Vergewissing) -> Zitting:
    """Note the answers to the three questions about the adviezen (Awb 3:9)."""
    return _wijzig(dienst, Actie.ZITTING_LEIDEN, zitting_id, lambda z: z.vergewissen(aanvraag_id, vergewissing),
                   aanvraag_id=aanvraag_id)  # fmt: skip


def horen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, hoorrecht: Hoorrecht) -> Zitting:
    """Establish how pupil and ouders were heard and what is done with it (WVO 2020 art. 2.44).

    Raises ``ToestandError`` with the field that lacks, and ``InvoerError`` for a text that cannot be kept.
    """
    for veld, tekst in (("leerling_woorden", hoorrecht.leerling.woorden), ("ouders_woorden", hoorrecht.ouders.woorden),
                        ("gedaan", hoorrecht.gedaan)):  # fmt: skip
        eis_tekst(veld, tekst)
    with dienst.lezen(Actie.ZITTING_LEIDEN) as uow:
        eis_leerling(uow, uow.aanvragen.get(aanvraag_id))
    return _wijzig(dienst, Actie.ZITTING_LEIDEN, zitting_id, lambda z: z.horen(aanvraag_id, hoorrecht),
                   aanvraag_id=aanvraag_id)  # fmt: skip


def voornemen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, voorgenomen: Voorgenomen) -> Zitting:
    """Choose the outcome that is put to the vote; raises ``ToestandError`` with the field that lacks."""
    keur_voorgenomen(voorgenomen)
    with dienst.werk(Actie.ZITTING_LEIDEN) as werk:
        aanvraag, zitting = werk.uow.aanvragen.get(aanvraag_id), werk.uow.zittingen.get(zitting_id)
        soort = aanvraag.soort
        model, wat = dienst.instellingen(werk.uow, zitting.datum).reglement.model(soort), beschrijving(soort)
        if model is Besluitmodel.M2 and voorgenomen.uitkomst is Uitkomst.ADVIES_BESTUUR:
            raise ToestandError("Over deze soort besluit het bestuur: elke uitkomst van deze zitting is een advies. Kies wat de "
                                "commissie adviseert.", code="al-advies")  # fmt: skip
        if voorgenomen.uitkomst is Uitkomst.TERUG and not wat.met_adviezen:
            raise ToestandError("Bij deze soort adviseren geen deskundigen. Kies Aanhouden als er iets ontbreekt.",
                                code="geen-adviezen")  # fmt: skip
        if wat.met_adviezen:
            eis_anders(aanvraag, voorgenomen)
        zitting = zitting.voornemen(aanvraag_id, voorgenomen, met_periode=wat.met_periode, met_categorie=wat.met_categorie)
        zitting = werk.uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
    return zitting


def aantekenen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, redenen: str, niet_voor_de_brief: str) -> Zitting:
    """Keep *Redenen* and *Niet voor de brief* of an item."""
    eis_tekst("redenen", redenen)
    eis_tekst("niet_voor_de_brief", niet_voor_de_brief)
    return _wijzig(dienst, Actie.ZITTING_LEIDEN, zitting_id, lambda z: z.aantekenen(aanvraag_id, redenen, niet_voor_de_brief),
                   aanvraag_id=aanvraag_id)  # fmt: skip


def stem_noteren(
    dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, persoon_id: PersoonId, keuze: Stemkeuze, reden: str = ""
) -> Zitting:
    """Note what one member says, in sight of all. Raises ``ToestandError`` in a ronde for who votes with the own key."""

    def doe(zitting: Zitting, stem: Stem) -> Zitting:
        eis_open_ronde(zitting, dienst.klok.today())
        return zitting.stem_noteren(aanvraag_id, stem)

    return _noteer(dienst, zitting_id, aanvraag_id, persoon_id, keuze, reden, doe)


def allen_voor(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> Zitting:
    """Everybody at the table who may vote, and whose stem was not noted yet, is for it: one act, one event."""
    with dienst.werk(Actie.STEM_NOTEREN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        if zitting.ronde is not None:
            raise ToestandError("In een schriftelijke ronde stemt ieder lid zelf, na aanmelden. Wacht op de stemmen.",
                                code="ronde-per-lid")  # fmt: skip
        punt = zitting.punt(aanvraag_id)
        nog = [d for d in zitting.stemmers(punt) if punt.stem_van(d.persoon_id) is None]
        if not nog:
            raise ToestandError("Er is niemand meer die nog niet stemde. Stel de uitkomst vast.", code="allen-gestemd")
        for deelnemer in nog:
            zitting = zitting.stem_noteren(aanvraag_id, _stem(dienst, zitting, deelnemer.persoon_id, Stemkeuze.VOOR, ""))
        voor, zitting = werk.uow.zittingen.get(zitting_id), werk.uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id, aantal=len(nog))
        werk.kan_terug("allen voor", partial(stemmen_zoals, dienst, voor, zitting, aanvraag_id))
    return zitting


def stem_herstellen(
    dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, persoon_id: PersoonId, keuze: Stemkeuze, reden: str = ""
) -> Zitting:
    """Correct a stem that was noted wrongly, after the decision; the member confirms it anew. In a ronde as ``stem_noteren``."""
    return _noteer(dienst, zitting_id, aanvraag_id, persoon_id, keuze, reden, lambda z, s: z.stem_herstellen(aanvraag_id, s))


def _noteer(
    dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, persoon_id: PersoonId, keuze: Stemkeuze, reden: str,
    doe: Callable[[Zitting, Stem], Zitting],
) -> Zitting:  # fmt: skip
    eis_tekst("reden", reden)
    with dienst.werk(Actie.STEM_NOTEREN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        eis_te_noteren(werk.uow, dienst, zitting, persoon_id)
        voor, stem = zitting, _stem(dienst, zitting, persoon_id, keuze, reden)
        zitting = werk.uow.zittingen.save(doe(zitting, stem))
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"de stem van {stem.naam}", partial(stemmen_zoals, dienst, voor, zitting, aanvraag_id))
    return zitting


def stem_toelichten(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, persoon_id: PersoonId, reden: str) -> Zitting:
    """Add why a member was against or abstained, until the stem is bekrachtigd."""
    eis_tekst("reden", reden)
    return _wijzig(dienst, Actie.STEM_NOTEREN, zitting_id, lambda z: z.stem_toelichten(aanvraag_id, persoon_id, reden),
                   aanvraag_id=aanvraag_id)  # fmt: skip


def _stem(dienst: Dienst, zitting: Zitting, persoon_id: PersoonId, keuze: Stemkeuze, reden: str) -> Stem:
    naam = next((d.naam for d in zitting.deelnemers if d.persoon_id == persoon_id), "")
    return Stem(persoon_id=persoon_id, naam=naam, keuze=keuze, reden=reden.strip(),
                genoteerd_door=dienst.sessie.persoon_id, genoteerd_op=dienst.klok.now())  # fmt: skip


def vaststellen_uitslag(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> Zitting:
    """Fix what was decided: the dossier goes on, and a besluit begins as concept.

    Raises ``ToestandError`` without attendance, quorum, the three answers, or a majority. In a schriftelijke ronde everybody
    votes, or the last day has gone by and who voted reaches the quorum.
    """
    with dienst.werk(Actie.UITSLAG_VASTSTELLEN) as werk:
        uow = werk.uow
        zitting = uow.zittingen.get(zitting_id)
        eis_stemrecht(uow, zitting)
        afgelopen = voorbij(zitting, dienst.klok.today())
        sluit = uitslag_na_afloop if afgelopen else Zitting.vaststellen_uitslag
        met_adviezen = beschrijving(uow.aanvragen.get(aanvraag_id).soort).met_adviezen
        beslist = sluit(zitting, aanvraag_id, met_adviezen=met_adviezen)
        if zitting.ronde is not None:
            beslist = beslist.met_punt(replace(beslist.punt(aanvraag_id), beslist_op=dienst.klok.today()))
        zitting = uow.zittingen.save(beslist)
        ga_verder(uow, dienst, zitting, aanvraag_id)
        werk.leg_vast("zitting", zitting_id, zitting)
        werk.leg_vast("punt", zitting_id, puntverklaring(zitting, zitting.punt(aanvraag_id)), aanvraag_id=aanvraag_id)
        werk.kan_terug(f"de uitslag over {zitting.punt(aanvraag_id).kenmerk}",
                       partial(terugnemen, dienst, zitting_id, aanvraag_id))  # fmt: skip
    return zitting


def ga_verder(uow: Schrijfeenheid, dienst: Dienst, zitting: Zitting, aanvraag_id: AanvraagId) -> None:
    """The dossier of a decided item goes on, in the unit of the caller, who tells the log; a besluit begins as concept."""
    punt = zitting.punt(aanvraag_id)
    aanvraag = uow.aanvragen.get(aanvraag_id)
    if punt.voorgenomen is None:
        raise ToestandError("Kies eerst een uitkomst.", code="geen-uitkomst")
    model = dienst.instellingen(uow, zitting.datum).reglement.model(aanvraag.soort)
    advies = model is Besluitmodel.M2 or punt.voorgenomen.aan_bestuur
    besluit = Status.ADVIES_BESTUUR if advies else Status.BESLOTEN
    for status in _WEG.get(punt.voorgenomen.uitkomst, (besluit,)):
        aanvraag = aanvraag.naar(status)
    aanvraag = uow.aanvragen.save(aanvraag)
    if punt.voorgenomen.geadviseerd.uitkomst.besluit:
        concept_maken(uow, dienst=dienst, zitting=zitting, punt=punt, nummer=zitting.nummer(aanvraag_id), aanvraag=aanvraag,
                      adviezen=tuple(uow.adviezen.of_aanvraag(aanvraag_id)))  # fmt: skip


def terugnemen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> Zitting:
    """Take a decision back while the zitting is open and its besluit is still a concept.

    Raises ``ToestandError`` when the besluit lies to be signed, or the dossier has gone on.
    """
    with dienst.werk(Actie.UITSLAG_TERUGNEMEN) as werk:
        uow = werk.uow
        zitting = uow.zittingen.save(uow.zittingen.get(zitting_id).terugnemen(aanvraag_id))
        ga_terug(uow, zitting_id, aanvraag_id)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
    return zitting


def ga_terug(uow: Schrijfeenheid, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> None:
    """The dossier of an item that was taken back stands on the agenda again, in the unit of the caller.

    Raises ``ToestandError`` when its besluit lies to be signed, or the dossier has gone on.
    """
    _trek_concept_in(uow, zitting_id, aanvraag_id)
    bestuursadvies.laat_vervallen(uow, aanvraag_id)
    uow.aanvragen.save(_terug_op_agenda(uow.aanvragen.get(aanvraag_id)))


def _trek_concept_in(uow: Schrijfeenheid, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> None:
    for besluit in uow.besluiten.of_aanvraag(aanvraag_id):
        if besluit.zitting_id != zitting_id or besluit.toestand is Besluittoestand.INGETROKKEN:
            continue
        if besluit.toestand is not Besluittoestand.CONCEPT:
            raise ToestandError("Dit besluit ligt al in de Tekenmap of is getekend. Zet het daar eerst terug naar concept.",
                                code="besluit-toestand")  # fmt: skip
        uow.besluiten.save(replace(besluit, toestand=Besluittoestand.INGETROKKEN,
                                   ingetrokken_omdat="teruggenomen in de zitting"))  # fmt: skip


def _terug_op_agenda(aanvraag: Aanvraag) -> Aanvraag:
    weg = _TERUGWEG.get(aanvraag.status)
    if weg is None:
        raise ToestandError(
            f"Dit dossier is intussen '{aanvraag.status}'; dit besluit kan niet meer worden teruggenomen. "
            "Neem zo nodig een nieuw besluit.", code="overgang",
        )  # fmt: skip
    for status in weg:
        aanvraag = aanvraag.naar(status)
    return aanvraag


# --- the end --------------------------------------------------------------------------------------------------------


def mededelingen(dienst: Dienst, zitting_id: ZittingId, tekst: str) -> Zitting:
    """Keep the mededelingen for the besluitenlijst, until it is vastgesteld."""
    eis_tekst("mededelingen", tekst)

    def doe(zitting: Zitting) -> Zitting:
        if zitting.toestand is Zittingtoestand.VASTGESTELD:
            raise ToestandError(
                "De besluitenlijst is vastgesteld en kan niet meer worden gewijzigd. "
                "Zet een aanvulling in een notitie.", code="zitting-toestand",
            )  # fmt: skip
        return replace(zitting, mededelingen=tekst.strip())

    return _wijzig(dienst, Actie.ZITTING_LEIDEN, zitting_id, doe)


def sluiten(dienst: Dienst, zitting_id: ZittingId) -> Zitting:
    """Close the zitting; each item must have been dealt with or taken off the agenda."""
    return _wijzig(dienst, Actie.ZITTING_SLUITEN, zitting_id, lambda z: z.sluiten(dienst.klok.now()))
