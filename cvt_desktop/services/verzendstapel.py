"""*Te verzenden*: the letters of all dossiers that are ready, as one pile (screens.md 4.13).

``services.verzenden`` says what the sending of one letter does; here many go in one act. A letter that cannot go is named
and the others go, all in one unit: nothing is half done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_lang, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort, Verzendwijze
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.errors import GewijzigdError, InvoerError, NietGevondenError, ToestandError
from cvt_desktop.domain.formulier import OntvangenVia
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.domain.onderwerp import Onderwerp
from cvt_desktop.domain.termijn import bezwaartermijn, plus_dagen
from cvt_desktop.ports.bladen import Blad, Bladdeel
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.belnotitie import bel_eerst
from cvt_desktop.services.bezwaarclausule import heeft_bezwaar
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefbijlagen import Briefbijlagen
from cvt_desktop.services.documenten.brievenarchief import lees_pdf
from cvt_desktop.services.documenten.ontvangers import geheime_adressen, op_adres
from cvt_desktop.services.dossiertoegang import eis_brieven
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.verzenden import (
    BESLUITEN,
    INTERN,
    OUDERS,
    Zending,
    eis_keuze,
    rond_af,
    stemde_in,
    verzend_brief,
)

VERZENDBAAR = frozenset(Briefsoort) - INTERN - {Briefsoort.BESLUITENLIJST, Briefsoort.ADVIES}
TERUGMELDEN = frozenset({Briefsoort.BESLUIT_SCHOOL, Briefsoort.BUITEN_BEHANDELING})
"""The letters that tell a school how its aanvraag ended: that is what is put back in TOP dossier (screens.md 4.13)."""
TERUG_DAGEN = 56
"""So long a letter that went is shown here, to be sent again when it came back: the bezwaartermijn and two weeks."""
_VOLGORDE = {soort: nummer for nummer, soort in enumerate(Briefsoort)}
_SCAN = "Op papier ondertekend, maar de scan ontbreekt. Voeg de scan van de ondertekende bladzijden toe."
_ADRES = "Geen volledig adres. Vul het aan bij Aanvraag en maak de brief opnieuw, of geef hem af (uitgereikt)."
GEHEIM = "geheim adres, staat op de brief zelf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapelregel:
    """One letter of the pile. ``wijze`` is the way that fits: electronic only to who agreed, since ``instemming_op`` (Awb 2:8).

    ``adres_geheim``: the address stands on the letter and nowhere else. ``op_papier``: it was signed with a pen, so the paper
    is there; ``bezwaar_tot`` is the last day for bezwaar of a letter that went, and ``met_bezwaar``: the letter says so.
    ``bel_eerst``: the ouders are called before it.
    """

    brief: Brief = field(repr=False)
    aanvraag_id: AanvraagId
    kenmerk: str
    leerling: str = field(repr=False)
    wijze: Verzendwijze
    naar_school: bool
    adres_geheim: bool
    op_papier: bool
    instemming_op: date | None = None
    bezwaar_tot: date | None = None
    met_bezwaar: bool = True
    via_top: bool = False
    bel_eerst: bool = False

    @property
    def id(self) -> BriefId:
        """That of the letter."""
        return self.brief.id

    @property
    def in_top(self) -> bool:
        """Whether it tells a school the outcome of an aanvraag that it sent by TOP dossier and follows there."""
        return self.via_top and self.brief.soort in TERUGMELDEN

    @property
    def terug_te_melden(self) -> bool:
        """Whether it was sent and nobody said that the outcome stands in TOP dossier."""
        return self.in_top and self.brief.verzonden_op is not None and self.brief.teruggemeld_op is None

    @property
    def scan_nodig(self) -> bool:
        """Whether the signed pages did not come back yet."""
        return self.op_papier and self.brief.scan_id is None

    def belet(self, wijze: Verzendwijze) -> str:
        """Why it cannot go this way, with what to do; '' when it can."""
        if self.scan_nodig:
            return _SCAN
        return _ADRES if wijze is Verzendwijze.POST and not self.brief.adres.volledig else ""

    @property
    def postvolgorde(self) -> tuple[object, ...]:
        """By address, then by addressee and dossier, so that one envelope lies together."""
        brief, adres = self.brief, self.brief.adres
        return (adres.land.strip().casefold(), adres.postcode.replace(" ", "").upper(), adres.plaats.casefold(),
                adres.straat.casefold(), brief.geadresseerde.casefold(), self.kenmerk, _VOLGORDE[brief.soort])  # fmt: skip

    @property
    def envelop(self) -> tuple[str, str]:
        """Letters with the same one go together."""
        return self.brief.adres.sleutel, self.brief.geadresseerde


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzendstapel:
    """``regels`` in the order of the post; ``in_tekenmap`` is how many dossiers still wait for a signature."""

    regels: tuple[Stapelregel, ...] = field(repr=False)
    in_tekenmap: int

    @property
    def besluiten(self) -> int:
        """How many besluiten lie in it."""
        return len({r.brief.besluit_id for r in self.regels if r.brief.besluit_id is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapelfout:
    """A letter that was left where it was, and why."""

    brief_id: BriefId
    melding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapeluitslag:
    """What came of the pile; ``bekendgemaakt`` counts the besluiten of which the last letter left."""

    verzonden: tuple[BriefId, ...] = ()
    bekendgemaakt: int = 0
    fouten: tuple[Stapelfout, ...] = ()


class _BlijftLiggenError(Exception):
    """One letter cannot go: the unit is undone and done again without it."""

    def __init__(self, brieven: Iterable[BriefId], melding: str) -> None:
        super().__init__(melding)
        self.brieven, self.melding = frozenset(brieven), melding


def stapel(dienst: Dienst) -> Verzendstapel:
    """Everything that is final and did not leave, over all dossiers."""
    with dienst.lezen(Actie.BRIEF_VERZENDEN) as uow:
        regels = _regels(dienst, uow, uow.brieven.te_verzenden(VERZENDBAAR))
    wacht = len(dienst.overzichten.aanvragen(Status.BESLOTEN))
    return Verzendstapel(regels=tuple(sorted(regels, key=lambda r: r.postvolgorde)), in_tekenmap=wacht)


def verzonden(dienst: Dienst) -> tuple[Stapelregel, ...]:
    """The letters of a besluit that left in the last weeks, the latest first: any of them may come back."""
    with dienst.lezen(Actie.BRIEF_VERZENDEN) as uow:
        brieven = uow.brieven.verzonden_vanaf(BESLUITEN, plus_dagen(dienst.klok.today(), -TERUG_DAGEN))
        regels = _regels(dienst, uow, brieven)
    return tuple(sorted(regels, key=lambda r: (-(r.brief.verzonden_op or date.min).toordinal(), r.postvolgorde)))


def _regels(dienst: Dienst, uow: Leeseenheid, brieven: Sequence[Brief]) -> list[Stapelregel]:
    instellingen = dienst.instellingen(uow)
    eerst: set[AanvraagId] = set()
    feestdagen = feestdagen_volgens(instellingen)
    dossiers: dict[AanvraagId, tuple[Aanvraag, Onderwerp]] = {}
    regels = []
    for brief in brieven:
        if brief.aanvraag_id is None:
            continue
        if brief.aanvraag_id not in dossiers:
            aanvraag = uow.aanvragen.get(brief.aanvraag_id)
            dossiers[brief.aanvraag_id] = aanvraag, onderwerp_van(uow, aanvraag)
            if bel_eerst(uow, instellingen, aanvraag):
                eerst.add(aanvraag.id)
        aanvraag, leerling = dossiers[brief.aanvraag_id]
        sinds = stemde_in(dienst, uow, aanvraag, brief)
        school = _naar_school(brief)
        tot, met = None, heeft_bezwaar(dienst.instellingen(uow), aanvraag.soort, brief.soort)
        if brief.verzonden_op is not None and brief.soort in BESLUITEN and met:
            tot = bezwaartermijn(brief.verzonden_op, feestdagen=feestdagen).laatste_dag
        regels.append(Stapelregel(
            brief=brief, aanvraag_id=aanvraag.id, kenmerk=aanvraag.kenmerk, leerling=leerling.naam, naar_school=school,
            wijze=brief.wijze or _wijze(aanvraag, school, sinds), op_papier=brief.met_pen,
            adres_geheim=op_adres(brief, geheime_adressen(aanvraag, leerling)), instemming_op=brief.instemming_op or sinds,
            bezwaar_tot=tot, met_bezwaar=met, via_top=_via_top(aanvraag),
            bel_eerst=brief.besluit_id is not None and aanvraag.id in eerst,
        ))  # fmt: skip
    return regels


def _naar_school(brief: Brief) -> bool:
    return brief.soort not in OUDERS | {Briefsoort.BESLUIT_LEERLING} and brief.bezwaar_id is None


def _wijze(aanvraag: Aanvraag, school: bool, sinds: date | None) -> Verzendwijze:
    """By post, unless the addressee agreed to get it electronically: a school that works in TOP gets it there."""
    if sinds is None:
        return Verzendwijze.POST
    return Verzendwijze.TOP_DOSSIER if school and _via_top(aanvraag) else Verzendwijze.BEVEILIGDE_MAIL


def _via_top(aanvraag: Aanvraag) -> bool:
    return aanvraag.formulier.a.ontvangen_via is OntvangenVia.TOP_DOSSIER


def bezwaar_tot(dienst: Dienst, dagen: Iterable[date]) -> dict[date, date]:
    """Per day of sending the last day for bezwaar (Awb 6:7, 6:8; Algemene termijnenwet)."""
    with dienst.lezen(Actie.BRIEF_VERZENDEN) as uow:
        feestdagen = feestdagen_volgens(dienst.instellingen(uow))
    return {dag: bezwaartermijn(dag, feestdagen=feestdagen).laatste_dag for dag in set(dagen)}


def teruggemeld(dienst: Dienst, brief_ids: Sequence[BriefId], aan: bool) -> None:
    """Tick that the outcome of these letters stands in TOP dossier, or take that back.

    Raises ``InvoerError`` when nothing was chosen, ``ToestandError`` for a letter that was not sent or tells no outcome.
    """
    if not brief_ids:
        raise InvoerError("Kies eerst welke besluiten zijn teruggemeld.", veld="brieven")
    with dienst.werk(Actie.TOP_TERUGMELDEN) as werk:
        for brief_id in brief_ids:
            brief = werk.uow.brieven.get(brief_id)
            if brief.soort not in TERUGMELDEN:
                raise ToestandError("Alleen de brief aan de school over een besluit wordt teruggemeld. Kies die.",
                                    code="brief-soort")  # fmt: skip
            brief = werk.uow.brieven.save(brief.teruggemeld(dienst.klok.today() if aan else None))
            werk.leg_vast("brief", brief.id, brief, aanvraag_id=brief.aanvraag_id)


# --- sending ----------------------------------------------------------------------------------------------------------


def verzend(dienst: Dienst, zendingen: tuple[Zending, ...]) -> Stapeluitslag:
    """Register that these letters left, each on its own day and in its own way, in one unit.

    What cannot go stays and is named in ``fouten``; then the unit was undone and done again without it. Raises ``InvoerError``
    when nothing was chosen or for a day to come; a fault of the register itself leaves everything as it was.
    """
    eis_keuze(dienst, zendingen)
    over, fouten = list(zendingen), []
    while over:
        try:
            weg, bekend = _in_een_keer(dienst, over)
        except _BlijftLiggenError as blijft:
            fouten += [Stapelfout(brief_id=z.brief_id, melding=blijft.melding) for z in over if z.brief_id in blijft.brieven]
            over = [z for z in over if z.brief_id not in blijft.brieven]
        else:
            return Stapeluitslag(verzonden=weg, bekendgemaakt=bekend, fouten=tuple(fouten))
    return Stapeluitslag(fouten=tuple(fouten))


def _in_een_keer(dienst: Dienst, zendingen: Sequence[Zending]) -> tuple[tuple[BriefId, ...], int]:
    bekend = 0
    with dienst.werk(Actie.BRIEF_VERZENDEN) as werk:
        per_dossier: dict[AanvraagId, list[tuple[Brief, Zending]]] = {}
        for zending in zendingen:
            aanvraag_id, brief = _brief(werk.uow, zending)
            per_dossier.setdefault(aanvraag_id, []).append((brief, zending))
        for aanvraag_id, letters in per_dossier.items():
            bekend += _van_een_dossier(dienst, werk, aanvraag_id, letters)
    return tuple(z.brief_id for z in zendingen), bekend


def _brief(uow: Leeseenheid, zending: Zending) -> tuple[AanvraagId, Brief]:
    """The letter with its dossier, when it can leave the house this way."""
    try:
        brief = uow.brieven.get(zending.brief_id)
    except NietGevondenError as fout:
        raise _BlijftLiggenError({zending.brief_id}, fout.melding) from fout
    if brief.aanvraag_id is None or brief.soort not in VERZENDBAAR:
        raise _BlijftLiggenError({brief.id}, "Dit document gaat niet de deur uit. Haal het uit de stapel.")
    if brief.wacht_op_scan:
        raise _BlijftLiggenError({brief.id}, _SCAN)
    if zending.wijze is Verzendwijze.POST and not brief.adres.volledig:
        raise _BlijftLiggenError({brief.id}, _ADRES)
    return brief.aanvraag_id, brief


def _van_een_dossier(
    dienst: Dienst, werk: Werk, aanvraag_id: AanvraagId, letters: Sequence[tuple[Brief, Zending]]
) -> bool:
    aanvraag, weg = werk.uow.aanvragen.get(aanvraag_id), []
    for oud, zending in letters:
        try:
            brief, aanvraag = verzend_brief(werk.uow, aanvraag, oud, zending, dienst.klok.today())
        except (InvoerError, ToestandError, NietGevondenError, GewijzigdError) as fout:
            raise _BlijftLiggenError({oud.id}, fout.melding) from fout
        weg.append(brief)
    try:
        return rond_af(dienst, werk, aanvraag, tuple(weg))[0]
    except (InvoerError, ToestandError, GewijzigdError) as fout:
        raise _BlijftLiggenError({b.id for b in weg}, fout.melding) from fout


# --- paper ------------------------------------------------------------------------------------------------------------


def drukwerk(
    dienst: Dienst, brieven: Sequence[BriefId], *, dubbelzijdig: bool = True, met_bijlagen: bool = False
) -> bytes:  # fmt: skip
    """These letters as one PDF, in this order; two-sided, each begins on a new sheet: nobody gets the back of another.

    ``met_bijlagen``: behind each letter of a besluit what it says that goes with it. It is shown; that it is printed or saved
    is told with ``gedrukt``.
    """
    with dienst.lezen(Actie.DOCUMENT_UITVOEREN) as uow:
        stukken, bijlagen = [], Briefbijlagen(dienst, uow)
        for brief_id in brieven:
            brief = uow.brieven.get(brief_id)
            if brief.aanvraag_id is not None:
                eis_brieven(dienst, uow, uow.aanvragen.get(brief.aanvraag_id))
            stukken.append(lees_pdf(dienst, uow, brief))
            stukken += [b.data for b in bijlagen.bij(brief)] if met_bijlagen else []
    if not stukken:
        raise InvoerError("Er is niets om af te drukken. Kies eerst brieven.", code="niets-af-te-drukken", veld="brieven")
    return dienst.opmaker.stapel(stukken, dubbelzijdig=dubbelzijdig)


def gedrukt(dienst: Dienst, brieven: Sequence[BriefId]) -> None:
    """The pile leaves the program, on paper or as a file: an event per dossier, before it happens."""
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        per_dossier: dict[AanvraagId | None, list[Brief]] = {}
        for brief_id in brieven:
            brief = werk.uow.brieven.get(brief_id)
            per_dossier.setdefault(brief.aanvraag_id, []).append(brief)
        for aanvraag_id, van_een in per_dossier.items():
            werk.leg_vast("brief", van_een[0].id, tuple(van_een), aanvraag_id=aanvraag_id, aantal=len(van_een))


def adreslijst(dienst: Dienst, brieven: Sequence[BriefId]) -> bytes:
    """A sheet with an envelope on each line, in the order of the post. A geheim address is not on it."""
    gekozen = set(brieven)
    regels = [r for r in stapel(dienst).regels if r.id in gekozen]
    if not regels:
        raise InvoerError("Er is geen post. Kies eerst brieven.", code="niets-af-te-drukken", veld="brieven")
    enveloppen: dict[tuple[str, str], list[Stapelregel]] = {}
    for regel in regels:
        enveloppen.setdefault(regel.envelop, []).append(regel)
    rijen = tuple((f"{nummer}. {samen[0].brief.geadresseerde}", _adresregel(samen))
                  for nummer, samen in enumerate(enveloppen.values(), 1))  # fmt: skip
    dag = dienst.klok.today()
    with dienst.lezen(Actie.DOCUMENT_UITVOEREN) as uow:
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), "post", dagtekening=dag, concept=False)
    kort = f"{meervoud(len(rijen), 'envelop', 'enveloppen')}, {meervoud(len(regels), 'stuk', 'stukken')}"
    return dienst.opmaker.maak(Blad(
        kop=kop, titel=f"Adreslijst van de post, {datum_lang(dag)}", delen=(Bladdeel(kop=kort, rijen=rijen),),
        inleiding="In de volgorde van de stapel. Het adres staat in het venster van een C5/6-envelop.",
    ))  # fmt: skip


def _adresregel(samen: Sequence[Stapelregel]) -> str:
    adres = GEHEIM if any(r.adres_geheim for r in samen) else koppen.een_regel(samen[0].brief.adres) or "geen adres"
    kenmerken = ", ".join(dict.fromkeys(r.kenmerk for r in samen))
    return f"{adres} · {kenmerken} · {meervoud(len(samen), 'stuk', 'stukken')}"
