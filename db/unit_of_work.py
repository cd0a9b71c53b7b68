"""The units in which services read and write: implements ``ports.register.Leeseenheid`` and ``Schrijfeenheid``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, update

from cvt_desktop.ports.register import Vastlegging
from db.audit_store import DbLogboek, DbVastlegger
from db.engine import leeseenheid, schrijfeenheid
from db.errors import DatabankError
from db.repositories.aanvragen import DbAanvragen, Toetslijsten
from db.repositories.besluitvorming import DbBesluiten, DbBezwaren, DbOvergenomen, DbVerklaringen, DbZittingen
from db.repositories.dossier import DbAdviezen, DbBrieven, DbKlaargezet, DbNotities, DbStukken
from db.repositories.instellingen import DbInstellingen, DbTekstversies
from db.repositories.lade import DbConcepten, DbGeheimen, DbOpslag, DbTellers
from db.repositories.leden import DbRolcertificaten
from db.repositories.leesmap import DbLeesmappen
from db.repositories.partijen import DbLeerlingen, DbMandaten, DbPersonen, DbScholen
from db.repositories.stokje import DbStokjes
from db.repositories.terugzetting import DbTerugzettingen
from db.repositories.verwijdering import DbVerwijderingen, DbWissing
from db.tables.basis import tafel
from db.tables.register import MetaRow


class DbLeeseenheid:
    """The repositories over one connection."""

    def __init__(self, verbinding: Connection, toetslijst: Toetslijsten) -> None:
        self.personen = DbPersonen(verbinding)
        self.rolcertificaten = DbRolcertificaten(verbinding)
        self.scholen = DbScholen(verbinding)
        self.leerlingen = DbLeerlingen(verbinding)
        self.instellingen = DbInstellingen(verbinding)
        self.aanvragen = DbAanvragen(verbinding, self.instellingen, toetslijst)
        self.stukken = DbStukken(verbinding)
        self.adviezen = DbAdviezen(verbinding)
        self.zittingen = DbZittingen(verbinding)
        self.leesmappen = DbLeesmappen(verbinding)
        self.besluiten = DbBesluiten(verbinding)
        self.mandaten = DbMandaten(verbinding)
        self.tekstversies = DbTekstversies(verbinding)
        self.bezwaren = DbBezwaren(verbinding)
        self.verklaringen = DbVerklaringen(verbinding)
        self.overgenomen = DbOvergenomen(verbinding)
        self.brieven = DbBrieven(verbinding)
        self.klaargezet = DbKlaargezet(verbinding)
        self.notities = DbNotities(verbinding)
        self.opslag = DbOpslag(verbinding)
        self.concepten = DbConcepten(verbinding)
        self.geheimen = DbGeheimen(verbinding)
        self.stokjes = DbStokjes(verbinding)
        self.terugzettingen = DbTerugzettingen(verbinding)
        self.verwijderingen = DbVerwijderingen(verbinding)
        self.logboek = DbLogboek(verbinding)


class DbSchrijfeenheid(DbLeeseenheid):
    """The same with counters and the pen of the log. ``eenheid`` is the operation id of this unit."""

    def __init__(self, verbinding: Connection, toetslijst: Toetslijsten, eenheid: UUID) -> None:
        super().__init__(verbinding, toetslijst)
        self.instellingen.na_opslaan(self.aanvragen.herbereken)
        self.tellers = DbTellers(verbinding)
        self.wissing = DbWissing(verbinding)
        self._verbinding = verbinding
        self._vastlegger = DbVastlegger(verbinding, eenheid)

    def vastleggen(self, vastlegging: Vastlegging) -> None:
        """Append one event to the log, with the salted digest of the canonical form."""
        self._vastlegger.vastleggen(vastlegging)

    def zet_generatie(self, generatie: int) -> None:
        """The generation of the register as the database knows it; the header follows after the commit."""
        self._verbinding.execute(update(tafel(MetaRow)).values(generatie=generatie))


@contextmanager
def lezen(engine: Engine, toetslijst: Toetslijsten) -> Iterator[DbLeeseenheid]:
    """A consistent view of the register."""
    with leeseenheid(engine) as sessie:
        eenheid = DbLeeseenheid(sessie.connection(), toetslijst)
        for verzameling in (eenheid.aanvragen, eenheid.leerlingen, eenheid.scholen, eenheid.personen, eenheid.stukken,
                            eenheid.adviezen, eenheid.zittingen, eenheid.besluiten, eenheid.brieven):  # fmt: skip
            verzameling.onthoud()
        eenheid.concepten.onthoud()
        yield eenheid


@contextmanager
def schrijven(engine: Engine, toetslijst: Toetslijsten) -> Iterator[DbSchrijfeenheid]:
    """A unit that commits as a whole or not at all.

    A commit that raised may still be durable (24 of 1,508 fault runs): then the log is asked for this unit's
    operation id, and the unit counts as done when its entry is there. Raises ``RegisterError``.
    """
    eenheid = uuid4()
    try:
        with schrijfeenheid(engine) as sessie:
            yield DbSchrijfeenheid(sessie.connection(), toetslijst, eenheid)
    except DatabankError as fout:
        if not fout.onzeker or not _is_bewaard(engine, eenheid):
            raise


def _is_bewaard(engine: Engine, eenheid: UUID) -> bool:
    """Look with a fresh connection: what the one that failed still holds in memory proves nothing."""
    engine.dispose()
    try:
        with leeseenheid(engine) as sessie:
            return DbLogboek(sessie.connection()).heeft_eenheid(eenheid)
    except DatabankError:
        return False
