"""All rules that the program applies, with their source and how often they spoke: the page *Regels* in Help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.bronnen import Bron, Bronsoort, alle_bronnen, bron
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instellingen import UITLEG, Instellingen
from cvt_desktop.domain.regelhint import regels_met, verdient_hint, waarom_geen_hint
from cvt_desktop.domain.rekenregels import PROREGELS, TERMIJNREGELS
from cvt_desktop.domain.toetslijst import Toetslijst
from cvt_desktop.domain.wachtmatrix import MATRIX
from cvt_desktop.ports.overzicht import Controletellingen
from cvt_desktop.ports.voortgang import Stil, Voortgang
from cvt_desktop.services.besluitcontrole import bevindingen
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.gegevens import laad_bij
from cvt_desktop.services.instellingen import huidige, keur_hints, nieuwe_versie
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst
from cvt_desktop.services.werkvoorraad import zichtbare_aanvragen

_STIL = Stil()


class Regelgroep(StrEnum):
    """The lists of the page."""

    CONTROLE = "Controle vóór het tekenen"
    TOETS = "Toetslijst"
    TERMIJN = "Termijnen en periode"
    PRO = "Criteria praktijkonderwijs"
    WACHT = "Onafhankelijkheid"
    INSTELLING = "Instellingen"
    BRON = "Bronnen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelbeschrijving:
    """One rule. ``instelling`` names what the swv fills in because the law leaves it open, or is ''. ``zwaarte`` is the level of
    a rule, the rubriek of a question, and for a source how it was read.

    ``nu`` counts the besluiten that are not signed in which it fires, ``gemeld`` and ``aanvaard`` the signed ones; None
    where nothing is counted. ``als_hint``: a warning that the swv made a hint; ``geen_hint`` says why a rule cannot become
    one, '' when it can; ``voorstel``: it is passed so often that the program proposes it (screens.md 2.1, rule 9).
    """

    groep: Regelgroep
    code: str
    titel: str
    zwaarte: str = ""
    bronnen: tuple[Bron, ...] = ()
    uitleg: str = ""
    instelling: str = ""
    redenen: tuple[str, ...] = ()
    nu: int | None = None
    gemeld: int | None = None
    aanvaard: int | None = None
    als_hint: bool = False
    geen_hint: str = ""
    voorstel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Regeloverzicht:
    """The whole page; ``verslagen`` besluiten were signed with a report and ``open_`` are not signed yet (None: not counted for
    who sees no adviezen)."""

    regels: tuple[Regelbeschrijving, ...]
    verslagen: int = 0
    open_: int | None = None
    mag_tellen: bool = field(default=False)
    mag_wijzigen: bool = False


def overzicht(dienst: Dienst, voortgang: Voortgang = _STIL) -> Regeloverzicht:
    """All rules, with the counts for who may see adviezen: a check of each besluit that is not signed takes a moment.

    Who may change the settings gets what was counted at signing too: numbers per rule, nothing of a dossier.
    """
    lichter = huidige(dienst).reglement.als_hint
    nu_tellen, wijzigen = dienst.mag(Actie.ADVIEZEN_INZIEN), dienst.mag(Actie.INSTELLINGEN_WIJZIGEN)
    tellen = nu_tellen or wijzigen
    tellingen = dienst.overzichten.controletellingen() if tellen else Controletellingen()
    nu, open_ = _nu(dienst, voortgang) if nu_tellen else (Counter[str](), None)
    return Regeloverzicht(
        regels=(*_controle(tellingen, nu if nu_tellen else None, lichter, geteld=tellen), *_toets(),
                *_reken(), *_wacht(), *_instellingen(), *_bronnen()),
        verslagen=tellingen.verslagen, open_=open_, mag_tellen=tellen, mag_wijzigen=wijzigen,
    )  # fmt: skip


def _nu(dienst: Dienst, voortgang: Voortgang) -> tuple[Counter[str], int]:
    """Per rule in how many besluiten it fires that wait for a signature."""
    teller, aantal = Counter[str](), 0
    wachten = [r.id for r in zichtbare_aanvragen(dienst, Status.BESLOTEN, Status.ADVIES_BESTUUR)]
    for nummer, aanvraag_id in enumerate(wachten, 1):
        with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
            besluit = huidig(uow, aanvraag_id)
            if besluit is not None and besluit.toestand in {Besluittoestand.CONCEPT, Besluittoestand.TE_TEKENEN}:
                aantal += 1
                teller.update({b.regel_id for b in bevindingen(dienst, uow, laad_bij(dienst, uow, besluit))})
        voortgang.controleer()
        voortgang.meld(nummer / len(wachten))
    return teller, aantal


def maak_hint(dienst: Dienst, regel_id: str) -> Instellingen:
    """From now on this rule only gives a hint. Raises ``InvoerError`` for a rule of the law and for one that blocks."""
    keur_hints((regel_id,))
    return _zet_hints(dienst, lambda nu: (*nu, regel_id) if regel_id not in nu else nu)


def weer_waarschuwen(dienst: Dienst, regel_id: str) -> Instellingen:
    """Take ``maak_hint`` back: from now on the rule warns again and asks a reason."""
    return _zet_hints(dienst, lambda nu: tuple(een for een in nu if een != regel_id))


def _zet_hints(dienst: Dienst, pas_aan: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Instellingen:
    dienst.eis(Actie.INSTELLINGEN_WIJZIGEN)
    nu = huidige(dienst)
    reglement = replace(nu.reglement, als_hint=pas_aan(nu.reglement.als_hint))
    if reglement == nu.reglement:
        return nu
    return nieuwe_versie(dienst, replace(nu, reglement=reglement), geldig_vanaf=max(dienst.klok.today(), nu.geldig_vanaf))


def _controle(
    tellingen: Controletellingen, nu: Counter[str] | None, lichter: tuple[str, ...], *, geteld: bool
) -> Iterator[Regelbeschrijving]:
    per_regel = {t.regel_id: t for t in tellingen.regels}
    for regel, geldend in zip(REGELS, regels_met(lichter), strict=True):
        t = per_regel.get(regel.id)
        als_hint = geldend.niveau is not regel.niveau
        yield Regelbeschrijving(
            groep=Regelgroep.CONTROLE, code=regel.id, titel=regel.titel, zwaarte=str(geldend.niveau), bronnen=(bron(regel.bron),),
            instelling=regel.instelling, redenen=geldend.redenen, nu=nu[regel.id] if nu is not None else None,
            gemeld=(t.gemeld if t else 0) if geteld else None, aanvaard=(t.aanvaard if t else 0) if geteld else None,
            als_hint=als_hint, geen_hint=waarom_geen_hint(regel),
            voorstel=t is not None and not als_hint and verdient_hint(regel, t.gemeld, t.aanvaard),
        )  # fmt: skip


def _toets() -> Iterator[Regelbeschrijving]:
    """The questions of each list that there is, in its newest version."""
    for lijst in _toetslijsten():
        for punt in lijst.punten:
            yield Regelbeschrijving(
                groep=Regelgroep.TOETS, code=punt.code, titel=punt.vraag, zwaarte=str(punt.rubriek), uitleg=punt.uitleg,
                bronnen=tuple(bron(b) for b in punt.bronnen), instelling="",
            )  # fmt: skip


def _toetslijsten() -> Iterator[Toetslijst]:
    for soort in Soort:
        try:
            yield nieuwste_toetslijst(soort)
        except NietGevondenError:
            continue


def _reken() -> Iterator[Regelbeschrijving]:
    """How terms, periods and the criteria for praktijkonderwijs are reckoned."""
    for groep, lijst in ((Regelgroep.TERMIJN, TERMIJNREGELS), (Regelgroep.PRO, PROREGELS)):
        for regel in lijst:
            yield Regelbeschrijving(groep=groep, code=regel.id, titel=regel.titel, instelling=regel.instelling,
                                    bronnen=tuple(bron(b) for b in regel.bronnen))  # fmt: skip


def _wacht() -> Iterator[Regelbeschrijving]:
    """Each tie against each role."""
    for rol, cellen in MATRIX.items():
        for band, cel in cellen.items():
            yield Regelbeschrijving(groep=Regelgroep.WACHT, code=str(rol), titel=str(band), zwaarte=str(cel.niveau),
                                    bronnen=(bron(cel.bron),), uitleg=cel.voorstel)  # fmt: skip


def _instellingen() -> Iterator[Regelbeschrijving]:
    """What the law leaves open, with the default and where that comes from."""
    for nummer, een in enumerate(UITLEG, 1):
        yield Regelbeschrijving(groep=Regelgroep.INSTELLING, code=f"I{nummer:02}", titel=een.label, uitleg=een.bron,
                                instelling=een.standaard)  # fmt: skip


def _bronnen() -> Iterator[Regelbeschrijving]:
    for een in alle_bronnen():
        lokaal = een.soort in {Bronsoort.PLAN, Bronsoort.AFSPRAAK}
        yield Regelbeschrijving(groep=Regelgroep.BRON, code="", titel=een.omschrijving, bronnen=(een,),
                                zwaarte=een.zekerheid.value, instelling="eigen document" if lokaal else "")  # fmt: skip
