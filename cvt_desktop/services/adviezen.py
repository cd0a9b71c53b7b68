"""The two deskundigenadviezen of a dossier: writing, vaststellen, and taking over from a signed stuk.

Each deskundige advises alone (LBT 108582): the other advice is unseen until the own one is vastgesteld, and the content of
a concept is seen by nobody but its writer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from uuid import uuid4

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.aanvraag import Aanvraag, Koppeling
from cvt_desktop.domain.adviesverschil import DERDE, Verschilweg, keuze_open
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import (
    Adviesinhoud,
    Advieswijze,
    Criterium,
    Criteriumoordeel,
    Deskundigenadvies,
    Gesproken,
)
from cvt_desktop.domain.echtheid import Oordeel
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.ids import AanvraagId, AdviesId, BijlageId, PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import toets_datum
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.adviesverschil import TE_KIEZEN
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.deskundigen import eis_geschikt
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.inzage import moet_nog_adviseren, zichtbare_adviezen
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.koppelen import TE_KOPPELEN, VOLGORDES, eis_te_koppelen, herbestem_concept, ondertekend_door
from cvt_desktop.services.prokort import zegt_kort
from cvt_desktop.services.toetsing import naar_gereed
from cvt_desktop.services.verificatie import Verificatie

KERN_WOORDEN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Advieskolom:
    """Advice 1 or 2 as this person may see it. ``advies`` is None when there is none, or its content is not for these eyes.
    ``oordeel``: whether a vastgesteld advice is what was signed.

    ``eigen``: the person who is logged in is the deskundige. ``verborgen`` says in words why the content is not shown.
    """

    volgorde: int
    koppeling: Koppeling | None
    deskundige: Persoon | None = field(repr=False)
    advies: Deskundigenadvies | None = field(repr=False)
    vastgesteld: bool
    begonnen: bool
    eigen: bool
    verborgen: str
    oordeel: Oordeel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviezenstand:
    """The tab Adviezen. ``verschillen`` only when both may be read.

    ``te_kiezen``: the person who is logged in can choose how to go on; ``keuze_open``: the dossier waits for that choice.
    """

    aanvraag: Aanvraag = field(repr=False)
    kolommen: tuple[Advieskolom, ...]
    verschillen: tuple[Verschil, ...]
    te_koppelen: bool
    over_te_nemen: bool
    te_kiezen: bool = False
    keuze_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschil:
    """Where the two adviezen differ; ``een`` and ``twee`` as they are read."""

    wat: str
    een: str
    twee: str


def stand(dienst: Dienst, aanvraag_id: AanvraagId) -> Adviezenstand:
    """Both adviezen, as far as the person who is logged in may see them."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        alle = tuple(uow.adviezen.of_aanvraag(aanvraag_id))
        personen = {p.id: p for p in uow.personen.all()}
        verificatie = Verificatie(dienst, uow)
        oordelen = {a.id: verificatie.advies(a) for a in alle if a.vastgesteld}
    zichtbaar = zichtbare_adviezen(dienst, aanvraag, alle)
    kolommen = tuple(_kolom(dienst, aanvraag, alle, zichtbaar, personen, volgorde) for volgorde in _volgordes(aanvraag, alle))
    kolommen = tuple(replace(k, oordeel=oordelen.get(k.advies.id)) if k.advies else k for k in kolommen)
    vast = tuple(k.advies for k in kolommen if k.advies is not None and k.vastgesteld)
    open_ = (aanvraag.status in TE_KOPPELEN and beschrijving(aanvraag.soort).met_adviezen
             and not all(k.vastgesteld for k in kolommen))  # fmt: skip
    return Adviezenstand(
        aanvraag=aanvraag, kolommen=kolommen, verschillen=verschillen(vast),
        te_kiezen=aanvraag.status in TE_KIEZEN and dienst.mag(Actie.VERSCHIL_KIEZEN) and all(k.vastgesteld for k in kolommen[:2]),
        keuze_open=keuze_open(aanvraag.verschilkeuzes, alle),
        te_koppelen=open_ and dienst.mag(Actie.DESKUNDIGE_KOPPELEN), over_te_nemen=open_ and dienst.mag(Actie.ADVIES_OVERNEMEN),
    )  # fmt: skip


def _volgordes(aanvraag: Aanvraag, adviezen: Iterable[Deskundigenadvies]) -> tuple[int, ...]:
    """1 and 2, and 3 once a third deskundige was chosen."""
    derde = any(k.weg is Verschilweg.DERDE for k in aanvraag.verschilkeuzes[-1:]) or any(a.volgorde == DERDE for a in adviezen)
    return (*VOLGORDES, DERDE) if derde or any(k.volgorde == DERDE for k in aanvraag.koppelingen) else VOLGORDES


def _kolom(
    dienst: Dienst, aanvraag: Aanvraag, alle: tuple[Deskundigenadvies, ...], zichtbaar: tuple[Deskundigenadvies, ...],
    personen: dict[PersoonId, Persoon], volgorde: int,
) -> Advieskolom:  # fmt: skip
    ik = dienst.sessie.persoon_id
    advies = next((a for a in alle if a.volgorde == volgorde), None)
    koppeling = next((k for k in aanvraag.koppelingen if k.volgorde == volgorde), None)
    wie = advies.persoon_id if advies else koppeling.persoon_id if koppeling else None
    te_zien = advies is not None and any(a.id == advies.id for a in zichtbaar)
    waarom = ""
    if advies is not None and not te_zien:
        waarom = "De deskundige schrijft nog." if not advies.vastgesteld else "Een deskundige ziet alleen het eigen advies."
        if advies.vastgesteld and moet_nog_adviseren(aanvraag, alle, ik):
            waarom = "U ziet dit advies nadat u uw eigen advies hebt vastgesteld."
    return Advieskolom(
        volgorde=volgorde, koppeling=koppeling, deskundige=personen.get(wie) if wie else None,
        advies=advies if te_zien else None, vastgesteld=advies is not None and advies.vastgesteld, begonnen=advies is not None,
        eigen=wie == ik, verborgen=waarom,
    )  # fmt: skip


def verschillen(adviezen: Iterable[Deskundigenadvies]) -> tuple[Verschil, ...]:
    """Where two vastgestelde adviezen differ in conclusie, categorie or duur; empty with fewer than two."""
    vast = sorted((a for a in adviezen if a.vastgesteld), key=lambda a: a.volgorde)[:2]
    if len(vast) < 2:
        return ()
    een, twee = (
        (("Advies", str(i.conclusie or "niet ingevuld")), ("Categorie", str(i.categorie or "geen categorie")),
         ("Duur", f"t/m {datum_lang(i.tot_en_met)}" if i.tot_en_met else "geen duur"))
        for i in (a.inhoud for a in vast)
    )  # fmt: skip
    return tuple(Verschil(wat=wat, een=x, twee=y) for (wat, x), (_, y) in zip(een, twee, strict=True) if x != y)


# --- writing --------------------------------------------------------------------------------------------------------


def mijn(dienst: Dienst, aanvraag_id: AanvraagId) -> Deskundigenadvies:
    """The own advice of the deskundige who is logged in: as it was kept, or an empty one with the criteria that hold.

    Raises ``GeenRechtError`` for who was not asked.
    """
    with dienst.lezen(Actie.ADVIES_SCHRIJVEN) as uow:
        return _eigen(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))


def blanco(dienst: Dienst, aanvraag_id: AanvraagId) -> Adviesinhoud:
    """An empty form with the criteria of the ondersteuningsplan that hold for this aanvraag, to take an advice over."""
    with dienst.lezen(Actie.ADVIES_OVERNEMEN) as uow:
        return Adviesinhoud(criteria=criteria_van(uow, lees_dossier(dienst, uow, aanvraag_id)))


def schrijven(dienst: Dienst, aanvraag_id: AanvraagId, inhoud: Adviesinhoud) -> Deskundigenadvies:
    """Keep the own concept. Raises ``ToestandError`` once it is vastgesteld."""
    _keur_inhoud(inhoud)
    with dienst.werk(Actie.ADVIES_SCHRIJVEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        advies = werk.uow.adviezen.save(_eigen(dienst, werk.uow, aanvraag).schrijven(inhoud))
        werk.leg_vast("advies", advies.id, advies, aanvraag_id=aanvraag_id)
    return advies


def vaststellen(dienst: Dienst, aanvraag_id: AanvraagId, inhoud: Adviesinhoud | None = None) -> Deskundigenadvies:
    """The deskundige freezes the own advice; with both there the dossier goes to *Gereed voor zitting* by itself.

    Raises ``ToestandError`` naming the field that lacks, ``InvoerError`` for a kern that is too long for the letter.
    """
    if inhoud is not None:
        _keur_inhoud(inhoud)
    with dienst.werk(Actie.ADVIES_VASTSTELLEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        advies = _eigen(dienst, werk.uow, aanvraag)
        advies = advies if inhoud is None else advies.schrijven(inhoud)
        persoon = werk.uow.personen.get(advies.persoon_id)
        eis_geschikt(werk.uow, aanvraag, persoon, advies.volgorde, dienst.klok.today())
        _keur_vast(dienst, advies.inhoud)
        advies = ondertekend_door(advies, persoon).vaststellen(dienst.klok.today(), met_periode=_met_periode(aanvraag))
        advies = werk.uow.adviezen.save(advies)
        _ga_verder(werk.uow, aanvraag)
        werk.leg_vast("advies", advies.id, advies, aanvraag_id=aanvraag_id)
    return advies


def overnemen(
    dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int, persoon_id: PersoonId, inhoud: Adviesinhoud,
    bijlage_id: BijlageId, gedateerd: date,
) -> Deskundigenadvies:  # fmt: skip
    """The secretaris takes an advice over from a signed stuk of this dossier; the stuk is the advice, and it is frozen.

    Who was not asked yet is koppeld by it. Raises as ``koppelen`` and ``vaststellen``.
    """
    with dienst.werk(Actie.ADVIES_OVERNEMEN) as werk:
        return neem_op(werk, dienst, aanvraag_id, volgorde, persoon_id, inhoud, bijlage_id, gedateerd, Advieswijze.OVERGENOMEN)


def neem_op(
    werk: Werk, dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int, persoon_id: PersoonId, inhoud: Adviesinhoud,
    bijlage_id: BijlageId, gedateerd: date, wijze: Advieswijze,
) -> Deskundigenadvies:  # fmt: skip
    """Inside an act of the secretaris: the advice that stands in a stuk, frozen. Raises as ``overnemen``."""
    keur(inhoud, dienst)
    if toets_datum(gedateerd, veld="gedateerd") > dienst.klok.today():
        raise InvoerError("De datum van het advies ligt in de toekomst. Controleer de datum.", code="datum-toekomst",
                          veld="gedateerd")  # fmt: skip
    uow = werk.uow
    aanvraag = eis_te_koppelen(lees_dossier(dienst, uow, aanvraag_id), volgorde)
    _eis_adviesstuk(uow, aanvraag_id, bijlage_id)
    persoon = uow.personen.get(persoon_id)
    eis_geschikt(uow, aanvraag, persoon, volgorde, gedateerd)
    if not any(k.volgorde == volgorde and k.persoon_id == persoon_id for k in aanvraag.koppelingen):
        gevraagd = Koppeling(volgorde=volgorde, persoon_id=persoon_id, gevraagd_op=min(gedateerd, dienst.klok.today()))
        aanvraag = uow.aanvragen.save(aanvraag.koppelen(gevraagd))
    herbestem_concept(uow, aanvraag, volgorde, persoon)
    advies = _concept(uow, aanvraag, volgorde, persoon).schrijven(inhoud)
    advies = replace(advies, wijze=wijze, uit_bijlage=bijlage_id, gedateerd=gedateerd,
                     overgenomen_door=dienst.sessie.persoon_id)  # fmt: skip
    advies = ondertekend_door(advies, persoon).vaststellen(gedateerd, met_periode=_met_periode(aanvraag))
    advies = uow.adviezen.save(advies)
    _ga_verder(uow, aanvraag)
    werk.leg_vast("advies", advies.id, advies, aanvraag_id=aanvraag_id)
    return advies


def _eis_adviesstuk(uow: Leeseenheid, aanvraag_id: AanvraagId, bijlage_id: BijlageId) -> None:
    """The stuk is the advice: one of another kind would be read as evidence twice."""
    stuk = uow.stukken.get(bijlage_id)
    if stuk.aanvraag_id != aanvraag_id:
        raise InvoerError("Dit stuk hoort niet bij dit dossier. Kies een ander stuk.", code="stuk-dossier", veld="uit_bijlage")
    if stuk.soort != Stuksoort.ADVIES.name:
        raise InvoerError(
            f"Dit stuk is geen deskundigenadvies: de soort is {Stuksoort[stuk.soort]}. Kies een ander stuk, of wijzig bij "
            f"Stukken de soort in {Stuksoort.ADVIES}.", code="stuk-soort", veld="uit_bijlage",
        )  # fmt: skip


def _ga_verder(uow: Schrijfeenheid, aanvraag: Aanvraag) -> None:
    verder = naar_gereed(uow, aanvraag)
    if verder.status is not aanvraag.status:
        uow.aanvragen.save(verder)


def _eigen(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> Deskundigenadvies:
    ik = dienst.sessie.persoon_id
    koppeling = next((k for k in aanvraag.koppelingen if k.persoon_id == ik), None)
    if koppeling is None:
        raise GeenRechtError("U bent in dit dossier niet om een advies gevraagd. Vraag de secretaris om u te koppelen.",
                             code="niet-gekoppeld", dossier=aanvraag.id)  # fmt: skip
    return _concept(uow, aanvraag, koppeling.volgorde, uow.personen.get(ik))


def _concept(uow: Leeseenheid, aanvraag: Aanvraag, volgorde: int, persoon: Persoon) -> Deskundigenadvies:
    bestaand = next((a for a in uow.adviezen.of_aanvraag(aanvraag.id) if a.volgorde == volgorde), None)
    if bestaand is not None:
        leeg = not bestaand.vastgesteld and not bestaand.inhoud.criteria
        criteria = criteria_van(uow, aanvraag) if leeg else bestaand.inhoud.criteria
        return replace(bestaand, inhoud=replace(bestaand.inhoud, criteria=criteria))
    return Deskundigenadvies(
        id=AdviesId(uuid4()), aanvraag_id=aanvraag.id, volgorde=volgorde, persoon_id=persoon.id, naam=persoon.naam,
        beroep=persoon.beroep, werkgever=persoon.werkgever, inhoud=Adviesinhoud(criteria=criteria_van(uow, aanvraag)),
    )  # fmt: skip


def criteria_van(uow: Leeseenheid, aanvraag: Aanvraag) -> tuple[Criterium, ...]:
    """Those of the law for praktijkonderwijs, else those of the ondersteuningsplan that held at the receipt."""
    eigen = uow.instellingen.op(aanvraag.formulier.a.ontvangen_op).reglement.criteria
    return tuple(Criterium(tekst=tekst) for tekst in beschrijving(aanvraag.soort).criteria or eigen)


def _met_periode(aanvraag: Aanvraag) -> bool:
    return beschrijving(aanvraag.soort).met_periode


def kern_woorden(tekst: str) -> int:
    """How many words a kern has; the letter holds ``KERN_WOORDEN``."""
    return len(tekst.split())


def _keur_vast(dienst: Dienst, inhoud: Adviesinhoud) -> None:
    """What may stand in a concept but not in an advice that nobody can change any more."""
    if Gesproken.NIEMAND in inhoud.gesproken and (len(inhoud.gesproken) > 1 or inhoud.gesproken_met.strip()):
        raise InvoerError("Dit sluit elkaar uit: kies alleen het dossier, of met wie is gesproken.", code="gesproken",
                          veld="gesproken")  # fmt: skip
    if zegt_kort(inhoud) and any(c.oordeel not in {None, Criteriumoordeel.JA} for c in inhoud.criteria):
        raise InvoerError("Bij een criterium staat nee of deels. Zeg dan niet kort dat aan de criteria is voldaan, of wijzig dat "
                          "antwoord.", code="kort-nee", veld="kort")  # fmt: skip
    woorden = kern_woorden(inhoud.kern)
    if woorden > KERN_WOORDEN:
        raise InvoerError(f"De kern komt woordelijk in de brief en heeft {woorden} woorden. Kort hem in tot {KERN_WOORDEN}.",
                          code="kern-lang", veld="kern")  # fmt: skip
    for onzetbaar in dienst.opmaker.controleer_tekens(inhoud):
        veld = next((v.name for v in fields(inhoud) if onzetbaar.veld.startswith(v.name.replace("_", " "))), "kern")
        raise InvoerError("In dit veld staat een teken dat niet kan worden afgedrukt. Schrijf het met gewone letters.",
                          code="teken", veld=veld)  # fmt: skip


def keur(inhoud: Adviesinhoud, dienst: Dienst) -> None:
    """Raise ``InvoerError`` that names the field for what cannot stand in an advice that is frozen."""
    _keur_inhoud(inhoud)
    _keur_vast(dienst, inhoud)


def _keur_inhoud(inhoud: Adviesinhoud) -> None:
    velden = ("gesproken_met", "ondersteuningsbehoefte", "bevorderend", "geprobeerd", "mening", "waarom_arrangement_niet",
              "anders", "waarom_categorie", "waarom_duur", "persoonlijkheid", "grensvlak", "kern")  # fmt: skip
    teksten = [(veld, str(getattr(inhoud, veld))) for veld in velden]
    teksten += [("criteria", c.toelichting) for c in inhoud.criteria]
    teksten += [("onafhankelijkheid", inhoud.onafhankelijkheid.toelichting)]
    teksten += [("stukken_gezien", stuk) for stuk in inhoud.stukken_gezien]
    for veld, tekst in teksten:
        eis_tekst(veld, tekst)
    if inhoud.tot_en_met is not None:
        toets_datum(inhoud.tot_en_met, veld="tot_en_met")
