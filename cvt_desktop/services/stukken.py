"""Stukken: taking files in, adding them to a dossier, naming them, opening them.

The bytes go into the encrypted store first and their key into the register next; only then does a dossier point to
them. A crash in between leaves a file without a meaning, never a dossier without its file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import uuid4

from cvt_desktop.basis.bestanden import veilige_naam
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import (
    MAX_BYTES,
    Bestandsvorm,
    Stuksoort,
    herken,
    past_bij_naam,
    raad_dag,
    raad_soort,
)
from cvt_desktop.domain.bsn import bevat_bsn, zonder_bsn
from cvt_desktop.domain.errors import BestandError, GewijzigdError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BijlageId
from cvt_desktop.domain.indeling import deel_in
from cvt_desktop.domain.lakvlak import Lakvlak, keur
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.ports.inlezen import Inlezer
from cvt_desktop.ports.invulformulier import VeldenlezerPort
from cvt_desktop.ports.kijker import KijkerPort
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.inzage import eis_stuk
from cvt_desktop.services.keuring import eis_tekst

_EERSTE_JAAR = 1990
BSN_IN_NAAM = "In de naam stond een getal dat een BSN kan zijn; dat is weggelaten."
_NIET_NAGEKEKEN = "Niet elke bladzijde kon op een BSN worden nagekeken. Kijk zelf, of vraag de school om een nieuwe versie."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stukvoorstel:
    """A file that lies in the store and is not in a dossier yet; a person checks ``soort`` and ``gedateerd``.

    ``bestaat_in`` names the dossiers (kenmerk) that hold the same bytes; ``opmerking`` is a Dutch sentence. ``sneden`` are where
    the stukken begin of a file that holds several, ``bsn_op`` the pages with a number that may be a BSN.
    """

    bijlage_id: BijlageId
    naam: str = field(repr=False)
    soort: Stuksoort
    vorm: Bestandsvorm
    bytes: int
    sha256: str
    paginas: int | None = None
    gedateerd: date | None = None
    auteur: str = field(default="", repr=False)
    omschrijving: str = field(default="", repr=False)
    herkomst: str = ""
    bestaat_in: tuple[str, ...] = ()
    mogelijk_bsn: bool = False
    opmerking: str = field(default="", repr=False)
    sneden: tuple[Snede, ...] = ()
    bsn_op: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekeken:
    """What is known of a file after looking into it; ``opmerking`` says what could not be done, with the cure."""

    paginas: int | None = None
    mogelijk_bsn: bool = False
    opmerking: str = ""
    bsn_op: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuklezer:
    """What looks into a file: ``kijker`` makes a viewer of its own, for pages and text of a PDF; None leaves them open.

    ``velden`` makes what reads the fields of a form; None: forms are not recognised.
    """

    inlezer: Inlezer
    kijker: Callable[[], KijkerPort] | None = None
    velden: Callable[[], VeldenlezerPort] | None = None

    def lees_velden(self, data: bytes) -> Mapping[str, str]:
        """The fields of a form, by name; empty for a file that is none. Raises ``BestandError``."""
        try:
            vorm = herken(data)
        except BestandError as fout:
            raise BestandError(f"Niet aangenomen: {fout.melding}.", code=fout.code) from fout
        if self.velden is None or vorm is not Bestandsvorm.PDF:
            return {}
        lezer = self.velden()
        try:
            return lezer.lees(data)
        finally:
            lezer.sluit()

    def ontsleutel(self, data: bytes, wachtzin: str) -> bytes:
        """A protected form without its protection. Raises ``BestandError`` (see ``ports.invulformulier``)."""
        if self.velden is None:
            return data
        lezer = self.velden()
        try:
            return lezer.ontsleutel(data, wachtzin)
        finally:
            lezer.sluit()

    def bekijk(self, data: bytes, vorm: Bestandsvorm, kijker: KijkerPort | None = None) -> Bekeken:
        """Pages, and whether the text may hold a BSN, on every page up to the cap of the viewer. Never raises.

        ``kijker`` is one that stays open for more files. One page's text at a time is held.
        """
        if not vorm.te_zien or (kijker is None and self.kijker is None):
            return Bekeken(mogelijk_bsn=bevat_bsn(self.inlezer.zoektekst(data, vorm)))
        if kijker is not None:
            return _bekijk(kijker, data, vorm)
        assert self.kijker is not None
        eigen = self.kijker()
        try:
            return _bekijk(eigen, data, vorm)
        finally:
            eigen.sluit()


def _bekijk(kijker: KijkerPort, data: bytes, vorm: Bestandsvorm) -> Bekeken:
    try:
        paginas = kijker.open(data, vorm).paginas
    except BestandError as fout:
        return Bekeken(opmerking=fout.melding)
    try:
        bsn_op = tuple(n + 1 for n in range(paginas) if bevat_bsn(kijker.tekst(n)))
        return Bekeken(paginas=paginas, mogelijk_bsn=bool(bsn_op), bsn_op=bsn_op)
    except BestandError:
        return Bekeken(paginas=paginas, opmerking=_NIET_NAGEKEKEN)


def voorbereiden(
    dienst: Dienst, lezer: Stuklezer, naam: str, data: bytes, *, herkomst: str = "", omschrijving: str = ""
) -> Stukvoorstel:
    """Judge a file by its bytes, keep it encrypted, and propose what it is. It belongs to no dossier yet: no event.

    A number in the name that may be a BSN is left out of it, and said.

    Raises ``BestandError`` with a Dutch sentence: not an allowed kind, empty, larger than 50 MB, disk full.
    """
    dienst.eis(Actie.STUK_TOEVOEGEN)
    kort = zonder_bsn(veilige_naam(zonder_bsn(naam)))
    try:
        vorm = herken(data)
    except BestandError as fout:
        raise BestandError(f"Niet aangenomen: {fout.melding}.", code=fout.code) from fout
    bekeken = lezer.bekijk(data, vorm)
    opmerkingen = (
        BSN_IN_NAAM if bevat_bsn(naam) else "",
        "" if past_bij_naam(kort, vorm) else f"De naam past niet bij de inhoud: dit is {vorm}.",
        bekeken.opmerking,
    )
    voorstel = Stukvoorstel(
        bijlage_id=BijlageId(uuid4()), naam=kort, soort=raad_soort(kort, omschrijving), vorm=vorm, bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(), paginas=bekeken.paginas, omschrijving=omschrijving, herkomst=herkomst,
        mogelijk_bsn=bekeken.mogelijk_bsn, opmerking=" ".join(deel for deel in opmerkingen if deel),
        bsn_op=bekeken.bsn_op, gedateerd=raad_dag(kort, dienst.klok.today()),
    )  # fmt: skip
    return _bewaar(dienst, voorstel, data)


def _bewaar(dienst: Dienst, voorstel: Stukvoorstel, data: bytes) -> Stukvoorstel:
    bewaard = dienst.bijlagen.bewaar(data)
    try:
        with dienst.register.schrijven() as uow:
            uow.opslag.add(voorstel.bijlage_id, bewaard)
            bestaat_in = _kenmerken(uow, voorstel.sha256)
    except BaseException:
        dienst.bijlagen.verwijder(bewaard.naam)
        raise
    return replace(voorstel, bestaat_in=bestaat_in)


def _kenmerken(uow: Leeseenheid, sha256: str) -> tuple[str, ...]:
    dossiers = dict.fromkeys(stuk.aanvraag_id for stuk in uow.stukken.by_sha256(sha256))
    return tuple(uow.aanvragen.get(aanvraag_id).kenmerk for aanvraag_id in dossiers)


def vergeten(dienst: Dienst, voorstel: Stukvoorstel) -> None:
    """Take back a file that was dropped: its key and its bytes go. Raises ``ToestandError`` once it is in a dossier."""
    dienst.eis(Actie.STUK_TOEVOEGEN)
    with dienst.register.schrijven() as uow:
        if any(stuk.bestand_id == voorstel.bijlage_id for stuk in uow.stukken.by_sha256(voorstel.sha256)):
            raise ToestandError(
                "Dit stuk zit al in een dossier en blijft daar. "
                "Open het dossier om het te benoemen.", code="stuk-in-dossier",
            )  # fmt: skip
        bewaard = uow.opslag.get(voorstel.bijlage_id)
        uow.opslag.delete(voorstel.bijlage_id)
    dienst.bijlagen.verwijder(bewaard.naam)


def bewaar_stukken(
    dienst: Dienst, uow: Schrijfeenheid, aanvraag_id: AanvraagId, voorstellen: Sequence[Stukvoorstel], ontvangen_op: date
) -> tuple[Stuk, ...]:
    """Make stukken of proposals inside a unit of somebody else's; that use case writes the event."""
    stukken: list[Stuk] = []
    for voorstel in voorstellen:
        stuk = _stuk(dienst, aanvraag_id, voorstel, ontvangen_op)
        stukken.extend(deel_in((stuk,), voorstel.sneden, bsn_op=voorstel.bsn_op).nieuw if voorstel.sneden else (stuk,))
    return tuple(uow.stukken.save(stuk) for stuk in stukken)


def _stuk(dienst: Dienst, aanvraag_id: AanvraagId, v: Stukvoorstel, ontvangen_op: date) -> Stuk:
    for dag in (v.gedateerd, *(s.gedateerd for s in v.sneden)):
        keur_datum(dag, dienst.klok.today())
    _keur_teksten(v.auteur, v.omschrijving)
    if v.bytes > MAX_BYTES:
        raise BestandError("Dit bestand is groter dan 50 MB. Vraag om een kleinere versie.", code="te-groot")
    return Stuk(
        id=v.bijlage_id, aanvraag_id=aanvraag_id, bestandsnaam=v.naam, soort=v.soort.name, vorm=v.vorm.name, bytes=v.bytes,
        sha256=v.sha256, gedateerd=v.gedateerd, auteur=v.auteur, omschrijving=v.omschrijving, herkomst=v.herkomst,
        paginas=v.paginas, ontvangen_op=ontvangen_op, toegevoegd_door=dienst.sessie.persoon_id,
        toegevoegd_op=dienst.klok.now(), mogelijk_bsn=v.mogelijk_bsn,
    )  # fmt: skip


def toevoegen(
    dienst: Dienst, aanvraag_id: AanvraagId, voorstellen: Sequence[Stukvoorstel], *, ontvangen_op: date | None = None
) -> tuple[BijlageId, ...]:
    """Add prepared files to a dossier, in one act. ``ontvangen_op`` is today when it is not given."""
    if not voorstellen:
        raise InvoerError("Kies eerst een bestand.", code="geen-bestand", veld="stukken")
    dag = ontvangen_op or dienst.klok.today()
    with dienst.werk(Actie.STUK_TOEVOEGEN) as werk:
        aanvraag = werk.uow.aanvragen.get(aanvraag_id)
        stukken = bewaar_stukken(dienst, werk.uow, aanvraag.id, voorstellen, dag)
        werk.leg_vast("stuk", stukken[0].id, stukken, aanvraag_id=aanvraag_id, aantal=len(stukken))
    return tuple(stuk.id for stuk in stukken)


def benoemen(
    dienst: Dienst, bijlage_id: BijlageId, *, soort: Stuksoort, gedateerd: date | None, auteur: str = "",
    omschrijving: str | None = None, paginas: int | None = None, versie: int | None = None,
) -> Stuk:  # fmt: skip
    """Say what a stuk is, of which day, by whom. None leaves ``omschrijving`` and ``paginas`` as they were.

    Raises ``GewijzigdError`` when ``versie`` is given and is not the present one.
    """
    keur_datum(gedateerd, dienst.klok.today())
    _keur_teksten(auteur, omschrijving or "")
    with dienst.werk(Actie.STUK_BENOEMEN) as werk:
        stuk = werk.uow.stukken.get(bijlage_id)
        if versie is not None and versie != stuk.versie:
            raise GewijzigdError("Dit stuk is intussen door iemand anders benoemd. Kijk naar de nieuwe gegevens.")
        nieuw = werk.uow.stukken.save(replace(
            stuk, soort=soort.name, gedateerd=gedateerd, auteur=auteur.strip(),
            omschrijving=stuk.omschrijving if omschrijving is None else omschrijving.strip(),
            paginas=stuk.paginas if paginas is None else paginas,
        ))  # fmt: skip
        werk.leg_vast("stuk", bijlage_id, nieuw, aanvraag_id=stuk.aanvraag_id)
        werk.kan_terug("de gegevens van een stuk", partial(
            benoemen, dienst, bijlage_id, soort=Stuksoort[stuk.soort], gedateerd=stuk.gedateerd, auteur=stuk.auteur,
            omschrijving=stuk.omschrijving, paginas=stuk.paginas))  # fmt: skip
    return nieuw


def lakken(dienst: Dienst, bijlage_id: BijlageId, vlakken: Collection[Lakvlak], versie: int) -> Stuk:
    """Keep what is unreadable of a stuk in a bundle (Awb 7:4, lid 6); the file stays as it was received.

    Raises ``InvoerError`` for a place that is not on a page, ``ToestandError`` for a stuk without pages, ``GewijzigdError``.
    """
    with dienst.werk(Actie.STUK_LAKKEN) as werk:
        stuk = eis_stuk(dienst, werk.uow, bijlage_id)
        if not Bestandsvorm[stuk.vorm].te_zien:
            raise ToestandError("In dit stuk zijn geen bladzijden te zien. Laat het weg uit de bundel, met de reden.",
                                code="lak-geen-bladzijden")  # fmt: skip
        if versie != stuk.versie:
            raise GewijzigdError("Dit stuk is intussen door iemand anders gewijzigd. Open het opnieuw.")
        nieuw = werk.uow.stukken.save(replace(stuk, gelakt=keur(vlakken, stuk.paginas)))
        werk.leg_vast("stuk", bijlage_id, nieuw, aanvraag_id=stuk.aanvraag_id)
    return nieuw


def openen(dienst: Dienst, bijlage_id: BijlageId) -> bytes:
    """The bytes of a stuk, for the viewer or a copy; that it was opened is an event."""
    with dienst.werk(Actie.STUK_INZIEN) as werk:
        stuk = eis_stuk(dienst, werk.uow, bijlage_id)
        bewaard = werk.uow.opslag.get(stuk.bestand_id)
        werk.leg_vast("stuk", bijlage_id, None, aanvraag_id=stuk.aanvraag_id)
    return dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)


def gelezen(dienst: Dienst, bijlage_id: BijlageId) -> None:
    """Tick "read by me"; a second time changes nothing."""
    merk = (dienst.sessie.persoon_id, bijlage_id)
    with dienst.lezen(Actie.STUK_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(eis_stuk(dienst, uow, bijlage_id).aanvraag_id)
    if merk in aanvraag.gelezen_door:
        return
    with dienst.werk(Actie.STUK_INZIEN) as werk:
        vers: Aanvraag = werk.uow.aanvragen.get(aanvraag.id)
        werk.uow.aanvragen.save(replace(vers, gelezen_door=(*vers.gelezen_door, merk)))
        werk.leg_vast("stuk", bijlage_id, None, aanvraag_id=aanvraag.id)


def _keur_teksten(auteur: str, omschrijving: str) -> None:
    eis_tekst("auteur", auteur)
    eis_tekst("omschrijving", omschrijving)


def keur_datum(dag: date | None, vandaag: date) -> None:
    """Raise ``InvoerError`` for a day that a stuk cannot be of."""
    if dag is None:
        return
    if dag > vandaag:
        raise InvoerError(
            "De datum van een stuk kan niet in de toekomst liggen. "
            "Controleer de datum.", code="datum-toekomst", veld="gedateerd",
        )  # fmt: skip
    if dag.year < _EERSTE_JAAR:
        raise InvoerError(f"Controleer het jaar van dit stuk: het ligt vóór {_EERSTE_JAAR}.", code="datum-jaar",
                          veld="gedateerd")  # fmt: skip


__all__ = [
    "BSN_IN_NAAM", "Bekeken", "Stuklezer", "Stukvoorstel", "benoemen", "bewaar_stukken", "gelezen", "keur_datum",
    "openen", "toevoegen", "vergeten", "voorbereiden",
]  # fmt: skip
