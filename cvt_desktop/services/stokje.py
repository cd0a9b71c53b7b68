"""Who writes in a register: binding it to a laptop, finishing what a crash cut off, and taking the stokje back (ADR 0054)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid4

from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.stokje import Stokjehandeling, Stokjewissel, keur_reden
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.toegang import Databank, Kluis, Toegang
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.hoogwater import Keuring

SLOT = "overdrachtslot:"
"""Before the id of a user: under this name lies the slot that goes along to another laptop."""
NU_HIER = "Het stokje ligt nu hier: deze laptop schrijft in dit register, de andere kan het alleen nog lezen."
"""Said once, when a transfer file was taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stokjestand:
    """For the page: who holds the stokje and how it got there, newest change first. ``namen`` are of who did it."""

    hier: bool
    naar: str = field(repr=False)
    sinds: datetime | None
    generatie: int
    wissels: tuple[Stokjewissel, ...]
    namen: dict[UUID, str] = field(repr=False)


def stand(dienst: Dienst, databank: Databank, *, overgedragen: bool) -> Stokjestand:
    """Who holds the stokje now."""
    with dienst.register.lezen() as uow:
        wissels = tuple(uow.stokjes.all())
        namen: dict[UUID, str] = {p.id: p.naam for p in uow.personen.all()}
    laatste = next((w for w in wissels if w.handeling is not Stokjehandeling.AFGEBROKEN), None)
    return Stokjestand(
        hier=not overgedragen, naar=laatste.naar if laatste else "", sinds=laatste.op if laatste else None,
        generatie=databank.generatie, wissels=wissels, namen=namen,
    )  # fmt: skip


def punten(dienst: Dienst) -> tuple[Beveiligingspunt, ...]:
    """For the page *Beveiliging*: who writes, and what was accepted by the beheerder last."""
    titel = "Stokje"
    if stil := dienst.register.alleen_lezen:
        return (Beveiligingspunt(titel=titel, stand=Beveiligingsstand.LET_OP, tekst=stil,
                                 middel="Werk op die laptop verder. Is hij weg, laat dan de beheerder op de pagina Stokje het "
                                        "stokje terughalen."),)  # fmt: skip
    with dienst.register.lezen() as uow:
        wissels = uow.stokjes.all()
    aanvaard = next((w for w in wissels if w.handeling in (Stokjehandeling.AANVAARD, Stokjehandeling.TERUGGEHAALD)), None)
    if aanvaard is not None and aanvaard is wissels[0]:
        dag = datum_voluit(aanvaard.op.astimezone(AMSTERDAM).date())
        return (Beveiligingspunt(
            titel=titel, stand=Beveiligingsstand.LET_OP,
            tekst=f"Deze laptop schrijft. Op {dag} heeft de beheerder een ouder of eerder overgedragen register toch geopend.",
            middel="Ga na of op een andere laptop nog met dit register wordt gewerkt; de reden staat op de pagina Stokje.",
        ),)  # fmt: skip
    return (Beveiligingspunt(titel=titel, stand=Beveiligingsstand.GOED,
                             tekst="Deze laptop heeft het stokje: nergens anders wordt in dit register geschreven. Het "
                                   "programma onthoudt hoe ver het register is, en zegt het als iemand een oude kopie "
                                   "terugzet."),)  # fmt: skip


def melding_overgedragen(uow: Leeseenheid) -> str:
    """Why nothing can be written: ``Alleen lezen: overgedragen op woensdag 12 mei 2027 aan Laptop 2.``"""
    laatste = next((w for w in uow.stokjes.all() if w.handeling is Stokjehandeling.OVERGEDRAGEN), None)
    wanneer = " aan een andere laptop"
    if laatste is not None:
        wanneer = f" op {datum_voluit(laatste.op.astimezone(AMSTERDAM).date())} aan {laatste.naar}"
    return f"Alleen lezen: overgedragen{wanneer}. Werk daar verder."


def rond_af(kluis: Kluis, databank: Databank, *, laptop: UUID, minstens: int) -> None:
    """The database is a generation ahead: a crash came before the header was written. Write it now."""
    if databank.generatie > kluis.bij_openen.generatie:
        kluis.zet_stokje(generatie=databank.generatie, houder=laptop, overgedragen=False, minstens=minstens)


def volg_op(dienst: Dienst, databank: Databank) -> bool:
    """Log what follows from the last hand-over; whether this laptop took the stokje over with it.

    A hand-over to a generation that this register did not reach was begun here and never finished: nothing changed hands.
    One to the generation that it has is the transfer file that was taken in.
    """
    with dienst.register.lezen() as uow:
        laatste = next(iter(uow.stokjes.all()), None)
    if laatste is None or laatste.handeling is not Stokjehandeling.OVERGEDRAGEN:
        return False
    if laatste.generatie > databank.generatie:
        breek_af(dienst, laatste)
        return False
    dienst.eis(Actie.STOKJE_OVERNEMEN)
    wissel = replace(laatste, id=uuid4(), handeling=Stokjehandeling.OVERGENOMEN, op=dienst.klok.now(),
                     door=dienst.sessie.persoon_id, versie=0)  # fmt: skip
    _leg_vast(dienst, Actie.STOKJE_OVERNEMEN, wissel)
    return True


def bind(kluis: Kluis, databank: Databank, laptop: UUID, *, overgenomen: bool) -> bool:
    """Bind a register that belongs to no laptop to this one; whether that was needed. After the mark was kept.

    A practice register stays free until its stokje moves: it may be copied and thrown away.
    """
    if kluis.houder is not None or (databank.oefen and not overgenomen):
        return False
    kluis.zet_stokje(generatie=kluis.generatie, houder=laptop, overgedragen=False)
    return True


def leg_klaar(kluis: Kluis, databank: Databank, wachtzin: str) -> None:
    """Keep a slot of who just typed the passphrase ready for a hand-over; only when there is none that still holds."""
    naam = f"{SLOT}{kluis.user_id}"
    with databank.lezen() as uow:
        bewaard = uow.geheimen.get(naam)
    if not wachtzin or kluis.heeft_eenmalig_slot(bewaard):
        return
    slot = kluis.eenmalig_slot(wachtzin)
    if slot is not None:
        with databank.schrijven() as schrijver:
            schrijver.geheimen.put(naam, slot)


def breek_af(dienst: Dienst, begonnen: Stokjewissel) -> None:
    """Log that the hand-over ``begonnen`` did not happen."""
    wissel = Stokjewissel(
        id=uuid4(), handeling=Stokjehandeling.AFGEBROKEN, generatie=begonnen.kop_generatie, op=dienst.klok.now(),
        door=dienst.sessie.persoon_id, naar=begonnen.naar, laptop=None, kop_generatie=begonnen.kop_generatie,
        kop_volgnummer=begonnen.kop_volgnummer,
    )  # fmt: skip
    _leg_vast(dienst, Actie.REGISTER_OPENEN, wissel)


def neem(toegang: Toegang, dienst: Dienst, kluis: Kluis, databank: Databank, keuring: Keuring, reden: str) -> None:
    """The beheerder takes the stokje here: an older register is accepted, or one that was handed over is taken back.

    The generation rises above everything that this laptop knows, so that no transfer file and no mark of before counts
    any more. Raises ``InvoerError`` (``reden``), ``GeenRechtError`` or ``RegisterError``.
    """
    dienst.eis(Actie.STOKJE_TERUGHALEN)
    waarom = keur_reden(reden)
    stil, laptop = databank.alleen_lezen, toegang.laptop()
    kop = kluis.bij_openen
    generatie = max(kop.generatie, databank.generatie, keuring.generatie) + 1
    terug = kluis.overgedragen
    wissel = Stokjewissel(
        id=uuid4(), handeling=Stokjehandeling.TERUGGEHAALD if terug else Stokjehandeling.AANVAARD, generatie=generatie,
        op=dienst.klok.now(), door=dienst.sessie.persoon_id, naar="", laptop=laptop, kop_generatie=kop.generatie,
        kop_volgnummer=kop.volgnummer, reden=waarom,
    )  # fmt: skip
    databank.zet_alleen_lezen("")
    try:
        _leg_vast(dienst, Actie.STOKJE_TERUGHALEN, wissel, zet_generatie=True)
        kluis.zet_stokje(generatie=generatie, houder=laptop, overgedragen=False, minstens=keuring.volgnummer + 1)
        kluis.keur_goed()
    except BaseException:
        databank.zet_alleen_lezen(stil)
        raise


def _leg_vast(dienst: Dienst, actie: Actie, wissel: Stokjewissel, *, zet_generatie: bool = False) -> None:
    with dienst.werk(actie) as werk:
        bewaard = werk.uow.stokjes.save(wissel)
        if zet_generatie:
            werk.uow.zet_generatie(wissel.generatie)
        werk.leg_vast("stokje", bewaard.id, bewaard)
