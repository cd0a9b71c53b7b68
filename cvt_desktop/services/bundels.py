"""The bundle for the adviescommissie bezwaren (LBT): everything that underlies the besluit, in the order that it asks.

What may not go out stays behind with a reason that the inventory shows (Awb 7:4, lid 6): a letter with a geheim address from
the start, and whatever a person leaves out; so does a letter of an earlier besluit. What the register does not hold (the
ondersteuningsplan) is named too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.basis.tekst import hoofdletter
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.ports.bundel import Beeldstuk, Bladbeeld, Bundel, Bundelstuk, Pdfstuk, Tekststuk, Weggelaten
from cvt_desktop.ports.kijker import KijkerPort
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.voortgang import Stil, Voortgang
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.adviesafdruk import afdruk_van
from cvt_desktop.services.documenten.brievenarchief import lees_pdf
from cvt_desktop.services.documenten.ontvangers import geheime_adressen, op_adres
from cvt_desktop.services.dossier import bekend_besluit, lees_dossier
from cvt_desktop.services.dossierkaart import kaart_document
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.verzenden import INTERN, OUDERS

GELAKT = "deels onleesbaar: gegevens van anderen (Awb 7:4, lid 6)"
GEHEIM = "er staat een geheim adres op (Awb 7:4, lid 6)"
EERDER = "hoort bij een eerder besluit; dat is vervangen door het besluit in deze bundel"
PLAN = "dit staat niet in het register en gaat apart mee"
_MEE = "het gaat apart mee"
APART = f"een rekenblad is niet als bladzijden te tonen; {_MEE}"
ONGETEKEND = f"dit bestand kan op deze laptop niet als bladzijden worden getoond; {_MEE}"
_SLOT = "Ontvangen bestanden zijn als beeld overgenomen, met hun tekst doorzoekbaar erachter."
_BREED_PX = 1400  # 170 dots an inch on A4: small print stays legible, a page stays below half a megabyte
_BESLUIT = (Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS, Briefsoort.BESLUIT_LEERLING)
_GENOEMD = frozenset({Stuksoort.BEZWAAR, Stuksoort.AANVRAAG, Stuksoort.ADVIES, Stuksoort.MACHTIGING})
_BUITEN_REGISTER = (
    ("plan", "Procedure en criteria uit het ondersteuningsplan"), ("schoolprofiel", "Schoolondersteuningsprofiel"),
    ("kvk", "Uittreksel KvK met de statutaire naam"),
)  # fmt: skip
"""What the adviescommissie asks and no register holds (domain.md section 3)."""
_DEEL = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundelvorm:
    """For whom a bundle is. ``noemt_wat_elders_is``: what the reader asks and no register holds stands in the inventory.
    ``geheim`` is why a letter with a geheim address stays out; ``apart`` how what cannot be drawn gets to the reader.
    """

    titel: str
    kort: str
    noemt_wat_elders_is: bool
    geheim: str
    apart: str


LBT = Bundelvorm(titel="Stukken voor de bezwaaradviescommissie", kort="stukken voor de LBT", noemt_wat_elders_is=True,
                 geheim=GEHEIM, apart=_MEE)  # fmt: skip
INSPECTIE = Bundelvorm(titel="Dossier voor de Inspectie van het Onderwijs", kort="steekproef Inspectie",
                       noemt_wat_elders_is=False, geheim="er staat een geheim adres op", apart="vraag het apart op")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundelregel:
    """One piece that can go in; ``weg`` is why it stays out, '' when it goes in. ``vast`` cannot be chosen.

    ``gelakt`` is how many places in it are made unreadable.
    """

    sleutel: str
    titel: str = field(repr=False)
    datum: date | None
    weg: str = ""
    vast: bool = False
    gelakt: int = 0


@dataclass(frozen=True, slots=True)
class _Bron:
    regel: Bundelregel
    lees: Callable[[KijkerPort | None], Pdfstuk | Beeldstuk | Tekststuk | Weggelaten] = field(repr=False)


def inhoud(dienst: Dienst, aanvraag_id: AanvraagId, lezer: Stuklezer) -> tuple[Bundelregel, ...]:
    """What the bundle would hold, in order. Raises ``ToestandError`` before the besluit was sent, or without a TLV."""
    with dienst.lezen(Actie.DOCUMENT_UITVOEREN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        _eis_lbt(aanvraag)
        return tuple(bron.regel for bron in _bronnen(dienst, uow, aanvraag, lezer))


def lbt_bundel(
    dienst: Dienst, aanvraag_id: AanvraagId, lezer: Stuklezer, weglaten: Mapping[str, str], voortgang: Voortgang
) -> bytes:
    """The bundle as one PDF; that it leaves the register is told to the log first.

    ``weglaten``: the reason by the key of ``Bundelregel``. Raises ``InvoerError`` for a piece without its reason.
    """
    for sleutel, reden in weglaten.items():
        if not reden.strip():
            raise InvoerError("Schrijf bij elk stuk dat u weglaat de reden.", code="reden-ontbreekt", veld=sleutel)
        eis_tekst(sleutel, reden)
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        _eis_lbt(aanvraag)
        werk.leg_vast("aanvraag", aanvraag_id, aanvraag, aanvraag_id=aanvraag_id)
    kijker = lezer.kijker() if lezer.kijker else None
    try:
        with dienst.lezen(Actie.DOCUMENT_UITVOEREN) as uow:
            uit = maak_bundel(uow, dienst, aanvraag, lezer, LBT, kijker, weglaten, voortgang)
    finally:
        if kijker is not None:
            kijker.sluit()
    voortgang.meld(1.0)
    return uit


def _eis_lbt(aanvraag: Aanvraag) -> None:
    if not beschrijving(aanvraag.soort).met_tlv:
        raise ToestandError("Over een arrangement adviseert de LBT niet (WVO 2.47, lid 15). Geef de stukken apart aan wie het "
                            "bezwaar behandelt.", code="bundel-zonder-lbt")  # fmt: skip


def maak_bundel(
    uow: Leeseenheid, dienst: Dienst, aanvraag: Aanvraag, lezer: Stuklezer, vorm: Bundelvorm, kijker: KijkerPort | None,
    weglaten: Mapping[str, str] | None = None, voortgang: Voortgang | None = None,
) -> bytes:  # fmt: skip
    """The PDF, for who was allowed to make it and told the log. Raises ``ToestandError`` before the besluit was sent."""
    voortgang = voortgang or Stil()
    bronnen = [b for b in _bronnen(dienst, uow, aanvraag, lezer) if vorm.noemt_wat_elders_is or b.regel.weg != PLAN]
    stukken = []
    for nummer, bron in enumerate(bronnen):
        voortgang.controleer()
        voortgang.meld(_DEEL * nummer / len(bronnen), "De stukken worden verzameld")
        stukken.append(_stuk(bron, weglaten or {}, kijker, vorm))
    kop = koppen.kop(dienst, uow, dienst.instellingen(uow), aanvraag.kenmerk, dagtekening=dienst.klok.today(),
                     concept=False, met_anker=True)  # fmt: skip
    voortgang.meld(_DEEL, "De bundel wordt gemaakt")
    return dienst.opmaker.maak(Bundel(
        kop=kop, titel=vorm.titel, kort=vorm.kort, gegevens=_gegevens(dienst, uow, aanvraag), stukken=tuple(stukken),
        slot=(_SLOT,),
    ))  # fmt: skip


def bestandsnaam(kenmerk: str) -> str:
    """Without the name of a pupil."""
    return f"{kenmerk}_stukken_LBT.pdf"


def _stuk(bron: _Bron, weglaten: Mapping[str, str], kijker: KijkerPort | None, vorm: Bundelvorm) -> Bundelstuk:
    reden = weglaten.get(bron.regel.sleutel, vorm.geheim if bron.regel.weg == GEHEIM else bron.regel.weg)
    stuk = Weggelaten(reden=reden.strip().rstrip(".")) if reden else bron.lees(kijker)
    if isinstance(stuk, Weggelaten):
        stuk = replace(stuk, reden=stuk.reden.replace(_MEE, vorm.apart))
    opmerking = GELAKT if bron.regel.gelakt and not reden else ""
    return Bundelstuk(titel=bron.regel.titel, datum=bron.regel.datum, inhoud=stuk, opmerking=opmerking)


def _gegevens(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    swv, school = dienst.instellingen(uow).swv, uow.scholen.get(aanvraag.school_id)
    return (
        ("Samenwerkingsverband", f"{swv.naam}, nummer {swv.nummer}"),
        ("Kenmerk", aanvraag.kenmerk),
        ("Soort aanvraag", str(aanvraag.soort)),
        ("Leerling", onderwerp_van(uow, aanvraag).naam),
        ("School", school.naam),
    )


def _bronnen(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, lezer: Stuklezer) -> Iterator[_Bron]:
    """The order of domain.md section 3: bezwaar, aanvraag, adviezen, besluit, criteria, what underlies it, machtiging."""
    besluit = bekend_besluit(uow, aanvraag)
    if besluit is None:
        raise ToestandError("Er is nog geen besluit bekendgemaakt. Registreer eerst de verzending.", code="geen-besluit")
    geheim = geheime_adressen(aanvraag, onderwerp_van(uow, aanvraag))
    stukken = sorted(uow.stukken.of_aanvraag(aanvraag.id), key=lambda s: (s.gedateerd or s.ontvangen_op, s.bestandsnaam))
    brieven = [b for b in uow.brieven.of_aanvraag(aanvraag.id) if b.toestand is Brieftoestand.VERZONDEN
               or (b.soort in INTERN and b.toestand is Brieftoestand.DEFINITIEF)]  # fmt: skip

    def van_soort(*soorten: Stuksoort) -> Iterator[_Bron]:
        return (_van_stuk(dienst, uow, s, lezer) for s in stukken if s.soort in {soort.name for soort in soorten})

    yield from van_soort(Stuksoort.BEZWAAR)
    ontvangen = aanvraag.formulier.a.ontvangen_op
    yield _eigen("aanvraag", "Aanvraag zoals geregistreerd", ontvangen, lambda: _kaart(dienst, aanvraag.id))
    yield from van_soort(Stuksoort.AANVRAAG)
    adviezen = [a for a in uow.adviezen.of_aanvraag(aanvraag.id) if a.vastgesteld]
    yield from (_van_advies(dienst, uow, aanvraag, a) for a in adviezen)
    getekend = {a.uit_bijlage: f"Advies {a.volgorde} zoals ondertekend, {a.naam}" for a in adviezen if a.uit_bijlage}
    yield from (_van_stuk(dienst, uow, s, lezer, getekend.get(s.id, "")) for s in stukken if s.soort == Stuksoort.ADVIES.name)
    for brief in (b for soort in _BESLUIT for b in brieven if b.soort is soort and b.besluit_id == besluit.id):
        yield _van_brief(dienst, uow, brief, geheim)
    for brief in (b for b in brieven if b.soort in _BESLUIT and b.besluit_id != besluit.id):
        yield _van_eerder(brief)
    for sleutel, titel in _BUITEN_REGISTER:
        yield _Bron(Bundelregel(sleutel=sleutel, titel=titel, datum=None, weg=PLAN, vast=True), lambda _k: Weggelaten(reden=PLAN))
    yield from (_van_stuk(dienst, uow, s, lezer) for s in stukken if s.soort not in {soort.name for soort in _GENOEMD})
    for brief in brieven:
        if brief.soort not in _BESLUIT and brief.soort is not Briefsoort.BESLUITENLIJST:
            yield _van_brief(dienst, uow, brief, geheim)
    yield from van_soort(Stuksoort.MACHTIGING)


def _eigen(sleutel: str, titel: str, dag: date | None, maak: Callable[[], bytes], weg: str = "") -> _Bron:
    return _Bron(Bundelregel(sleutel=sleutel, titel=titel, datum=dag, weg=weg), lambda _k: Pdfstuk(data=maak()))


def _kaart(dienst: Dienst, aanvraag_id: AanvraagId) -> bytes:
    """What the school asked, without what the commission noted for itself."""
    return dienst.opmaker.maak(replace(kaart_document(dienst, aanvraag_id), let_op=(), notities=()))


def _van_advies(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, advies: Deskundigenadvies) -> _Bron:
    afdruk = afdruk_van(dienst, uow, aanvraag, advies)
    titel = f"Deskundigenadvies {advies.volgorde}, {advies.beroep}"
    return _eigen(f"advies-{advies.id}", titel, advies.gedateerd, lambda: dienst.opmaker.maak(afdruk))


def _van_brief(dienst: Dienst, uow: Leeseenheid, brief: Brief, geheim: frozenset[str]) -> _Bron:
    """Where one address is geheim every letter to ouders or pupil stays out; one about a bezwaar goes by its own address."""
    naar_huis = brief.soort in OUDERS or brief.soort is Briefsoort.BESLUIT_LEERLING
    return _eigen(f"brief-{brief.id}", hoofdletter(str(brief.soort)), brief.gedateerd, lambda: lees_pdf(dienst, uow, brief),
                  GEHEIM if (naar_huis and geheim) or op_adres(brief, geheim) else "")  # fmt: skip


def _van_eerder(brief: Brief) -> _Bron:
    """Named and not shown: the reader judges one besluit."""
    regel = Bundelregel(sleutel=f"brief-{brief.id}", titel=hoofdletter(str(brief.soort)), datum=brief.gedateerd, weg=EERDER,
                        vast=True)  # fmt: skip
    return _Bron(regel, lambda _k: Weggelaten(reden=EERDER))


def _van_stuk(dienst: Dienst, uow: Leeseenheid, stuk: Stuk, lezer: Stuklezer, titel: str = "") -> _Bron:
    """``titel`` says what it is when its kind does not tell it from others."""
    soort = Stuksoort[stuk.soort] if stuk.soort in Stuksoort.__members__ else Stuksoort.OVERIG
    wat = stuk.omschrijving.strip()
    titel = titel or (f"{soort}: {wat}" if wat else str(soort))
    regel = Bundelregel(sleutel=f"stuk-{stuk.id}", titel=titel, datum=stuk.gedateerd, gelakt=len(stuk.gelakt))

    def lees(kijker: KijkerPort | None) -> Pdfstuk | Beeldstuk | Tekststuk | Weggelaten:
        bewaard, vorm = uow.opslag.get(stuk.bestand_id), Bestandsvorm[stuk.vorm]
        data = dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)
        if vorm.als_tekst:
            return Tekststuk(tekst=lezer.inlezer.tekst_van(data, vorm))
        if not vorm.te_zien:
            return Weggelaten(reden=APART)
        if kijker is None:
            return Weggelaten(reden=ONGETEKEND)
        return Beeldstuk(paginas=lambda: bladen(kijker, data, stuk))

    return _Bron(regel, lees)


def bladen(kijker: KijkerPort, data: bytes, stuk: Stuk, *, breed_px: int = _BREED_PX) -> Iterator[Bladbeeld]:
    """The pages of a stuk out of its file ``data``, drawn by the viewer. Raises ``BestandError`` for what it cannot draw."""
    vorm = Bestandsvorm[stuk.vorm]
    info = kijker.open(data, vorm)
    for nummer in range(stuk.eerste_pagina - 1, stuk.deel.tot if stuk.deel else len(info.maten)):
        breed, hoog = info.maten[nummer]
        schaal = 1.0 if vorm is Bestandsvorm.PDF else min(1.0, 595 / breed, 842 / hoog)
        vlakken = tuple(v for v in stuk.gelakt if v.bladzijde == nummer + 2 - stuk.eerste_pagina)
        yield Bladbeeld(beeld=kijker.pagina(nummer, breed_px), breedte=breed * schaal, hoogte=hoog * schaal, gelakt=vlakken,
                        tekst="" if vlakken else kijker.tekst(nummer))  # fmt: skip
