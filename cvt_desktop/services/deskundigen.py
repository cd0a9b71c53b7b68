"""Who can be deskundige in a dossier: the guard, the legal list of professions, and how much each has to do already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag, Status
from cvt_desktop.domain.adviesverschil import DERDE
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.wacht import Wachtmelding, schreven_mee, wacht_bij_adviseren
from cvt_desktop.domain.wachtmatrix import Band, Wachtniveau
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier

TOCH_REDENEN = (
    "nagegaan is dat deze deskundige de leerling en de aanvraag niet kent",
    "er is geen andere deskundige met dit beroep beschikbaar",
    "de commissie heeft dit besproken en zo besloten",
)
"""Why somebody with a tie that warns is asked all the same (screens.md 3.2: a reason from a list)."""
_ZONDER_REDEN = frozenset({Band.STEMT})
"""What the program solves itself: who advises does not vote in that dossier."""
_BEROEP_EERST = "De eerste deskundige is orthopedagoog of psycholoog (UB WVO 2.51). Kies een ander."
_BEROEP_TWEEDE = (
    "De tweede deskundige is kinder- of jeugdpsycholoog, pedagoog, orthopedagoog, kinderpsychiater, maatschappelijk werker of "
    "arts (UB WVO 2.51). Kies een ander."
)
_BEROEP_TWEEDE_PRO = (
    "De tweede deskundige is kinder- of jeugdpsycholoog, pedagoog, orthopedagoog, kinderpsychiater, maatschappelijk werker, "
    "arts, of deskundige in vbo, mavo, vmbo of praktijkonderwijs (UB WVO 2.51, lid 2). Kies een ander."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kandidaat:
    """A deskundige for advice 1 or 2. ``lopend`` counts the adviezen that this person still has to give elsewhere.

    ``past`` is the proposal: the guard does not block and the profession is on the list; ``bezwaren`` says what stands
    against, blocks and warnings alike, and ``gronden`` the same in a few words. ``vraagt_reden``: a tie that has to be
    explained with one of ``TOCH_REDENEN``.
    """

    persoon: Persoon = field(repr=False)
    lopend: int
    past: bool
    bezwaren: tuple[str, ...]
    gronden: tuple[str, ...] = ()
    vraagt_reden: bool = False


def kandidaten(dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int) -> tuple[Kandidaat, ...]:
    """All active deskundigen but the one who is asked for this advice now: those who can be asked first, without warnings
    before with, by running load and name.
    """
    with dienst.lezen(Actie.DESKUNDIGE_KOPPELEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        nu = {k.persoon_id for k in aanvraag.koppelingen if k.volgorde == volgorde}
        deskundigen = [p for p in uow.personen.all() if p.actief and Rol.DESKUNDIGE in p.rollen and p.id not in nu]
        lopend = _lopend(dienst, uow, aanvraag_id)
        rijen = [_kandidaat(uow, aanvraag, p, volgorde, dienst.klok.today(), lopend.get(p.id, 0)) for p in deskundigen]
    return tuple(sorted(rijen, key=lambda k: (not k.past, bool(k.bezwaren), k.lopend, k.persoon.naam)))


def eis_geschikt(
    uow: Leeseenheid, aanvraag: Aanvraag, persoon: Persoon, volgorde: int, dag: date, reden: str = ""
) -> Aanvraag:  # fmt: skip
    """The aanvraag, with ``reden`` kept where the guard warns of a tie; one that was given for that tie before still holds.

    Raises when this person may not give this advice here: the guard, the profession, no deskundige at all, or a tie
    without a reason.
    """
    if not persoon.actief or Rol.DESKUNDIGE not in persoon.rollen:
        raise InvoerError("Deze persoon staat niet als deskundige op de lijst. Voeg de rol toe bij Instellingen, Personen.",
                          code="geen-deskundige", veld="deskundige")  # fmt: skip
    meldingen = _meldingen(uow, aanvraag, persoon, volgorde, dag)
    for melding in meldingen:
        if melding.niveau is Wachtniveau.BLOKKEERT:
            raise ToestandError(f"Deze deskundige {melding.grond} ({bron(melding.bron).tekst}). {melding.voorstel}",
                                code="wacht", veld="deskundige")  # fmt: skip
    if past_niet := beroep_past_niet(persoon, volgorde, aanvraag.soort):
        raise ToestandError(past_niet, code="beroep", veld="deskundige")
    eerder = dict(aanvraag.overrides)
    for melding in _te_verklaren(meldingen):
        wat = f"{persoon.naam} {melding.grond} en adviseert"
        reden = reden or eerder.get(wat, "")
        if reden not in TOCH_REDENEN:
            raise ToestandError(f"Deze deskundige {melding.grond} ({bron(melding.bron).tekst}). {melding.voorstel} "
                                "Of kies een reden uit de lijst.", code="wacht-reden", veld="reden")  # fmt: skip
        aanvraag = aanvraag.met_override(wat, reden)
    return aanvraag


def _te_verklaren(meldingen: tuple[Wachtmelding, ...]) -> tuple[Wachtmelding, ...]:
    return tuple(m for m in meldingen if m.niveau is Wachtniveau.WAARSCHUWT and m.band not in _ZONDER_REDEN)


def beroep_past_niet(persoon: Persoon, volgorde: int, soort: Soort) -> str:
    """Why this profession cannot give advice 1 or 2 on this kind, or '' (UB WVO 2020 art. 2.51)."""
    if volgorde == 1:
        return "" if persoon.beroep.eerste_deskundige else _BEROEP_EERST
    if volgorde == DERDE and persoon.beroep.eerste_deskundige:
        return ""
    pro = beschrijving(soort).pro
    return "" if persoon.beroep.tweede_deskundige(pro=pro) else _BEROEP_TWEEDE_PRO if pro else _BEROEP_TWEEDE


def _kandidaat(uow: Leeseenheid, aanvraag: Aanvraag, persoon: Persoon, volgorde: int, dag: date, lopend: int) -> Kandidaat:
    meldingen = _meldingen(uow, aanvraag, persoon, volgorde, dag)
    beroep = beroep_past_niet(persoon, volgorde, aanvraag.soort)
    bezwaren = [f"{m.grond} ({bron(m.bron).tekst}). {m.voorstel}" for m in meldingen] + ([beroep] if beroep else [])
    gronden = [m.grond for m in meldingen] + (["het beroep past niet"] if beroep else [])
    past = not beroep and not any(m.niveau is Wachtniveau.BLOKKEERT for m in meldingen)
    return Kandidaat(persoon=persoon, lopend=lopend, past=past, bezwaren=tuple(bezwaren), gronden=tuple(gronden),
                     vraagt_reden=past and bool(_te_verklaren(meldingen)))  # fmt: skip


def _meldingen(
    uow: Leeseenheid, aanvraag: Aanvraag, persoon: Persoon, volgorde: int, dag: date
) -> tuple[Wachtmelding, ...]:
    a = aanvraag.formulier.a
    school = uow.scholen.get(aanvraag.school_id)
    anderen = {x.persoon_id for x in uow.adviezen.of_aanvraag(aanvraag.id) if x.volgorde != volgorde and x.vastgesteld}
    anderen |= {k.persoon_id for k in aanvraag.koppelingen if k.volgorde != volgorde}
    ander = persoon.id if persoon.id in anderen else None
    mee = schreven_mee((persoon,), a.contactpersoon, a.getekend_door, a.gemachtigde, a.consulent)
    return wacht_bij_adviseren(persoon, school=school, ander_advies=ander, schreven_mee=mee, jaar=dag.year)


def _lopend(dienst: Dienst, uow: Leeseenheid, aanvraag_id: AanvraagId) -> dict[PersoonId, int]:
    """Adviezen that were asked in other dossiers and are not vastgesteld."""
    tellers: dict[PersoonId, int] = {}
    for regel in dienst.overzichten.aanvragen(*(s for s in Status if s not in AFGEROND)):
        if regel.id == aanvraag_id or regel.adviezen_gevraagd <= regel.adviezen_vast:
            continue
        vast = {a.volgorde for a in uow.adviezen.of_aanvraag(regel.id) if a.vastgesteld}
        for koppeling in uow.aanvragen.get(regel.id).koppelingen:
            if koppeling.volgorde not in vast:
                tellers[koppeling.persoon_id] = tellers.get(koppeling.persoon_id, 0) + 1
    return tellers
