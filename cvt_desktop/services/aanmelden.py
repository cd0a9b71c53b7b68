"""Getting in and out of a register: unlocking, the first passphrase, opening, locking.

The order is fixed: first the right to write, then the keys, then the database; closing goes the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from cvt_desktop.domain.beleid import Actie, mag
from cvt_desktop.domain.errors import CvtError, InvoerError, NietGevondenError, RegisterError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.ports.toegang import Databank, Kluis, Schrijfrecht, Toegang
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import certificaatuitgifte, hoogwater, rolcertificaten, stokje
from cvt_desktop.services.context import Dienst, Sessie
from cvt_desktop.services.hoogwater import TerugvalError, Waterstand
from cvt_desktop.services.plaats import keur_plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanmelding:
    """Somebody who unlocked a register that is not open yet. ``afbreken`` gives everything back."""

    map_: Path
    kluis: Kluis
    schrijfrecht: Schrijfrecht
    met_herstelcode: bool = False
    wachtzin: str = field(default="", repr=False)

    @property
    def persoon_id(self) -> PersoonId:
        """Who it is."""
        return PersoonId(self.kluis.user_id)

    @property
    def moet_wijzigen(self) -> bool:
        """A new passphrase comes first."""
        return self.kluis.moet_wijzigen

    def afbreken(self) -> None:
        """Wipe the keys and let another program in."""
        self.kluis.sluit()
        self.schrijfrecht.geef_vrij()


Lidkeuze = Callable[[PersoonId, str], AbstractContextManager[Zegel]]
"""From a person and the own passphrase to the keys of that person, wiped when the block ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geopend:
    """A register that is open for one person. ``sluit`` closes the connections and wipes the keys: that is locking.

    ``als_lid(persoon_id, wachtzin)`` opens the keys of somebody else of this register, for as long as the block lasts: a
    member who confirms at the laptop of the secretaris. It raises as ``controleer_wachtzin``.
    """

    map_: Path
    dienst: Dienst
    kluis: Kluis
    databank: Databank
    waterstand: Waterstand
    als_lid: Lidkeuze = field(repr=False)
    stokje_genomen: bool = False
    """Whether this laptop took the stokje over with this opening."""

    def controleer_wachtzin(self, persoon_id: PersoonId, wachtzin: str) -> None:
        """Raises ``RegisterError`` when that is not the person's own passphrase; takes 0.1 to 1 s on purpose."""
        with self.als_lid(persoon_id, wachtzin):
            return

    @property
    def melding(self) -> str | None:
        """What the person should know about the register itself, for instance that its header was healed."""
        return " ".join(filter(None, (stokje.NU_HIER if self.stokje_genomen else "", self.kluis.melding))) or None

    def sluit(self) -> None:
        """May be called twice."""
        self.waterstand.laatste_keer()
        self.databank.sluit()
        self.kluis.sluit()


def aanmelden(toegang: Toegang, map_: Path, user_id: UUID, wachtzin: str, *, overdrachtcode: str = "") -> Aanmelding:
    """Unlock with a passphrase; takes 0.1 to 1 s on purpose. Raises ``RegisterError`` with the cure.

    ``overdrachtcode``: see ``Kluisdienst.ontgrendel``.
    """
    aanmelding = _ontgrendel(
        toegang, map_, lambda: toegang.kluizen.ontgrendel(map_, user_id, wachtzin, overdrachtcode=overdrachtcode)
    )
    return replace(aanmelding, wachtzin=wachtzin)


def aanmelden_met_herstelcode(toegang: Toegang, map_: Path, code: str) -> Aanmelding:
    """Unlock with the printed recovery code; a new passphrase follows."""
    aanmelding = _ontgrendel(toegang, map_, lambda: toegang.kluizen.ontgrendel_met_herstelcode(map_, code))
    return replace(aanmelding, met_herstelcode=True)


def _ontgrendel(toegang: Toegang, map_: Path, open_kluis: Callable[[], Kluis]) -> Aanmelding:
    keur_plaats(map_)
    recht = toegang.databanken.neem_schrijfrecht(map_, sinds=toegang.klok.now())
    try:
        return Aanmelding(map_=map_, kluis=open_kluis(), schrijfrecht=recht)
    except BaseException:
        recht.geef_vrij()
        raise


def kies_wachtzin(toegang: Toegang, aanmelding: Aanmelding, oud: str, nieuw: str, nog_eens: str) -> str | None:
    """The own passphrase in the place of the one that somebody else typed, or after the recovery code.

    Returns the first recovery code, to be shown, kept and typed back; None when there was one already.
    Raises ``InvoerError`` (``nieuwe_wachtzin``, ``nog_eens``) with the reason.
    """
    if nieuw != nog_eens:
        raise _ongelijk()
    if aanmelding.kluis.via_herstelcode:
        aanmelding.kluis.vervang_wachtzin(nieuw)
        return None
    return aanmelding.kluis.wijzig_wachtzin(oud, nieuw)


def controleer_teruggetypt(toegang: Toegang, code: str, teruggetypt: str) -> None:
    """The recovery code as it was typed back. Raises ``InvoerError`` that names the group."""
    if fout := toegang.kluizen.foute_groepen(teruggetypt):
        raise InvoerError(f"Groep {fout[0]} klopt niet. Vergelijk die zes cijfers met het blad.", code="herstelcode",
                          veld="herstelcode")  # fmt: skip
    eigen, getypt = _cijfers(code), _cijfers(teruggetypt)
    if getypt != eigen:
        raise InvoerError("Dit is nog niet de hele code, of de groepen staan anders. Typ alle acht groepen van het blad.",
                          code="herstelcode", veld="herstelcode")  # fmt: skip


def _cijfers(code: str) -> str:
    return "".join(teken for teken in code if teken.isdecimal())


def openen(toegang: Toegang, aanmelding: Aanmelding, *, eerste_keer: bool = False, reden: str = "") -> Geopend:
    """Open the database and log it. The keys and the right to write are given back when this raises.

    ``eerste_keer``: the own passphrase was chosen just now. Raises ``RegisterError`` with the cure; ``TerugvalError`` when
    the register is less far than this laptop saw it, which the beheerder may accept with ``reden``.
    """
    kluis = aanmelding.kluis
    if aanmelding.moet_wijzigen:
        aanmelding.afbreken()
        raise RegisterError("Kies eerst een eigen wachtzin; daarna kunt u verder.", code="eerst-wachtzin")
    try:
        databank = toegang.databanken.open(
            aanmelding.map_, kluis, nu=toegang.klok.now(), schrijfrecht=aanmelding.schrijfrecht
        )
    except BaseException:
        aanmelding.afbreken()
        raise
    try:
        dienst = _dienst(toegang, aanmelding.map_, kluis, databank)
        waterstand, overgenomen = Waterstand(toegang, kluis, databank), False
        _keur_stand(toegang, dienst, kluis, databank, reden)
        if not databank.alleen_lezen:
            _begin(dienst, herstelcode=aanmelding.met_herstelcode, eerste_keer=eerste_keer, mislukt=kluis.mislukt)
            overgenomen = stokje.volg_op(dienst, databank)
            waterstand.onthoud()
            if stokje.bind(kluis, databank, toegang.laptop(), overgenomen=overgenomen):
                waterstand.onthoud()
            if not eerste_keer:
                stokje.leg_klaar(kluis, databank, aanmelding.wachtzin)
        else:
            waterstand.onthoud()
    except BaseException:
        databank.sluit()
        aanmelding.afbreken()
        raise

    map_ = aanmelding.map_  # the function below must not hold the passphrase as long as the register is open

    @contextmanager
    def als_lid(persoon_id: PersoonId, wachtzin: str) -> Iterator[Zegel]:
        eigen = toegang.kluizen.ontgrendel(map_, persoon_id, wachtzin)
        try:
            eigen.keur_goed()
            if eigen.mislukt and not databank.alleen_lezen:  # what was typed wrongly is told when the right one comes
                _meld_mislukt(dienst, persoon_id, eigen.mislukt)
            if eigen.moet_wijzigen:  # somebody else typed that passphrase, and knows it
                raise RegisterError("Deze wachtzin is door iemand anders getypt. Meld u eerst zelf aan en kies een eigen "
                                    "wachtzin.", code="eerst-wachtzin", veld="wachtzin")  # fmt: skip
            yield eigen
        finally:
            eigen.sluit()

    return Geopend(map_=map_, dienst=dienst, kluis=kluis, databank=databank, waterstand=waterstand, als_lid=als_lid,
                   stokje_genomen=overgenomen)  # fmt: skip


def _keur_stand(toegang: Toegang, dienst: Dienst, kluis: Kluis, databank: Databank, reden: str) -> None:
    """Before anything is shown: is this the newest, and may it be written in?"""
    keuring = hoogwater.keur(toegang, kluis, databank)
    if kluis.overgedragen and databank.generatie < kluis.generatie:
        with databank.lezen() as uow:
            databank.zet_alleen_lezen(stokje.melding_overgedragen(uow))
    if keuring.terugval is None:
        if not databank.alleen_lezen:
            kluis.keur_goed()
            stokje.rond_af(kluis, databank, laptop=toegang.laptop(), minstens=keuring.volgnummer + 1)
        return
    if not reden:
        raise TerugvalError(keuring.terugval, beheerder=mag(dienst.sessie.rollen, Actie.STOKJE_TERUGHALEN))
    stokje.neem(toegang, dienst, kluis, databank, keuring, reden)


def _dienst(toegang: Toegang, map_: Path, kluis: Kluis, databank: Databank) -> Dienst:
    with databank.lezen() as uow:
        persoon = _persoon(uow.personen.get, PersoonId(kluis.user_id))
        oefendatum = uow.instellingen.all()[0].oefendatum if databank.oefen else None
    klok = toegang.klok if oefendatum is None else toegang.oefenklok(oefendatum)
    return Dienst(
        sessie=Sessie(persoon_id=persoon.id, naam=persoon.naam, rollen=persoon.rollen), register=databank,
        overzichten=databank.overzichten, bijlagen=toegang.databanken.bijlagen(map_), opmaker=toegang.opmaker,
        certificaten=toegang.certificaten, zegel=kluis, codec=databank.codec, klok=klok,
    )  # fmt: skip


def _persoon(haal: Callable[[PersoonId], Persoon], persoon_id: PersoonId) -> Persoon:
    persoon: Persoon | None = None
    with suppress(NietGevondenError):
        persoon = haal(persoon_id)
    if persoon is None or not persoon.actief or not persoon.met_login:
        raise RegisterError("U hebt geen toegang meer tot dit register. Vraag de beheerder.", code="geen-toegang")
    return persoon


def _begin(dienst: Dienst, *, herstelcode: bool, eerste_keer: bool, mislukt: int) -> None:
    with dienst.werk(Actie.REGISTER_OPENEN) as werk:
        rolcertificaten.onthoud(dienst, werk.uow)
        werk.leg_vast("register", None, None)
    if herstelcode or eerste_keer:
        with dienst.werk(Actie.HERSTELCODE_GEBRUIKEN if herstelcode else Actie.EIGEN_WACHTZIN) as werk:
            werk.leg_vast("herstelcode" if herstelcode else "wachtzin", dienst.sessie.persoon_id, None)
    rolcertificaten.zorg_voor_sleutel(dienst)
    certificaatuitgifte.vraag_aan(dienst)
    with dienst.register.lezen() as uow:
        bekend = uow.opslag.namen()
    with suppress(CvtError):  # a sweep that fails today is done at the next opening; the register itself is sound
        dienst.bijlagen.veeg(bekend)
    if mislukt:  # nothing can be written while nobody is in: what was typed wrongly is told now
        _meld_mislukt(dienst, dienst.sessie.persoon_id, mislukt)


def _meld_mislukt(dienst: Dienst, persoon_id: PersoonId, aantal: int) -> None:
    with dienst.werk(Actie.AANMELDING_MISLUKT) as werk:
        werk.leg_vast("wachtzin", persoon_id, None, aantal=aantal)


def wijzig_wachtzin(geopend: Geopend, oud: str, nieuw: str, nog_eens: str) -> None:
    """Replace the own passphrase while the register is open. Raises ``InvoerError``, ``RegisterError``."""
    if nieuw != nog_eens:
        raise _ongelijk()
    dienst = geopend.dienst
    dienst.eis(Actie.EIGEN_WACHTZIN)
    geopend.kluis.wijzig_wachtzin(oud, nieuw)
    stokje.leg_klaar(geopend.kluis, geopend.databank, nieuw)
    with dienst.werk(Actie.EIGEN_WACHTZIN) as werk:
        werk.leg_vast("wachtzin", dienst.sessie.persoon_id, None)


def nieuwe_herstelcode(geopend: Geopend) -> str:
    """Make a new recovery code; the one before it stops working at once."""
    dienst = geopend.dienst
    dienst.eis(Actie.EIGEN_WACHTZIN)
    code = geopend.kluis.nieuwe_herstelcode()
    with dienst.werk(Actie.EIGEN_WACHTZIN) as werk:
        werk.leg_vast("herstelcode", dienst.sessie.persoon_id, None)
    return code


def _ongelijk() -> InvoerError:
    return InvoerError("De twee keer getypte wachtzin is niet gelijk. Typ hem nog een keer.", code="ongelijk", veld="nog_eens")
