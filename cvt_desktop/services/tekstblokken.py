"""The standard paragraphs of letters: read, checked, shown with examples, kept as versions (screens.md 7.1, *kiezen*).

A new version is for letters that are made after it; a letter that was made is bytes, and names the versions it was made with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GewijzigdError, InvoerError
from cvt_desktop.domain.ids import PersoonId, TekstversieId
from cvt_desktop.domain.tekstblok import BLOKKEN, VELDEN, Bloktekst, Tekstblok, Tekstversie, blok_van, fouten, geldend
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documenten import Tekstproef
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.keuring import eis_tekst

_VOORBEELD = {v.naam: v.voorbeeld for v in VELDEN.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blokversie:
    """A version as the history shows it; ``nummer`` 0 is the shipped text as it was before anybody wrote."""

    nummer: int
    tekst: str = field(repr=False)
    meegeleverd: bool
    op: datetime | None = None
    door: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blokstand:
    """A block with its versions, the one that holds first."""

    blok: Tekstblok
    versies: tuple[Blokversie, ...] = field(repr=False)

    @property
    def nu(self) -> Blokversie:
        """What a letter gets that is made now."""
        return self.versies[0]


def lijst(dienst: Dienst) -> tuple[Blokstand, ...]:
    """All blocks, in the order of the letters."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        namen = {p.id: p.naam for p in uow.personen.all()}
        alle = uow.tekstversies.all()
    return tuple(Blokstand(blok=b, versies=_versies(dienst, b.sleutel, alle, namen)) for b in BLOKKEN)


def _versies(
    dienst: Dienst, sleutel: str, alle: list[Tekstversie], namen: dict[PersoonId, str]
) -> tuple[Blokversie, ...]:  # fmt: skip
    standaard = dienst.opmaker.meegeleverde_tekst(sleutel)
    eigen = sorted((v for v in alle if v.blok == sleutel), key=lambda v: -v.nummer)
    return (
        *(Blokversie(nummer=v.nummer, tekst=v.tekst or standaard, meegeleverd=v.tekst is None, op=v.op,
                     door=namen.get(v.door, "")) for v in eigen),
        Blokversie(nummer=0, tekst=standaard, meegeleverd=True),
    )  # fmt: skip


def keur(dienst: Dienst, sleutel: str, tekst: str) -> None:
    """Raises ``InvoerError`` that names the line and the place of everything that is wrong with a text."""
    blok = blok_van(sleutel)
    eis_tekst("tekst", tekst)
    if gevonden := fouten(blok, tekst):
        raise InvoerError("\n".join(gevonden), code="tekstblok", veld="tekst")
    for _veld, tekens in dienst.opmaker.controleer_tekens(Bloktekst(blok=sleutel, tekst=tekst)):
        raise InvoerError(f"Deze tekens kunnen niet worden afgedrukt: {' '.join(dict.fromkeys(tekens))}. Schrijf ze anders.",
                          code="teken", veld="tekst")  # fmt: skip


def bewaren(dienst: Dienst, sleutel: str, tekst: str, nummer: int) -> Tekstversie:
    """Keep a text as the next version; ``nummer`` is the version that was shown.

    Raises ``InvoerError`` naming the place, ``GewijzigdError`` when somebody was first, ``NietGevondenError`` for a fixed part.
    """
    keur(dienst, sleutel, tekst)
    return _bewaar(dienst, sleutel, tekst.strip(), nummer)


def terugzetten(dienst: Dienst, sleutel: str, nummer: int) -> Tekstversie:
    """Back to the shipped text, as a version of its own; raises as ``bewaren``."""
    blok_van(sleutel)
    return _bewaar(dienst, sleutel, None, nummer)


def _bewaar(dienst: Dienst, sleutel: str, tekst: str | None, nummer: int) -> Tekstversie:
    with dienst.werk(Actie.TEKSTBLOK_WIJZIGEN) as werk:
        laatste = geldend(werk.uow.tekstversies.all()).get(sleutel)
        if (laatste.nummer if laatste else 0) != nummer:
            raise GewijzigdError("Iemand anders heeft deze tekst intussen gewijzigd. Open hem opnieuw.")
        standaard = dienst.opmaker.meegeleverde_tekst(sleutel)
        if (tekst or standaard) == ((laatste.tekst if laatste else "") or standaard):
            raise InvoerError("Aan deze tekst is niets gewijzigd. Wijzig hem eerst, of kies een andere tekst.",
                              code="ongewijzigd", veld="tekst")  # fmt: skip
        nieuw = werk.uow.tekstversies.save(Tekstversie(
            id=TekstversieId(uuid4()), blok=sleutel, nummer=nummer + 1, tekst=tekst, op=dienst.klok.now(),
            door=dienst.sessie.persoon_id,
        ))  # fmt: skip
        werk.leg_vast("tekstversie", nieuw.id, nieuw)
    return nieuw


def proeftekst(dienst: Dienst, sleutel: str, tekst: str) -> str:
    """The text with example data, as words. Raises ``InvoerError`` as ``keur``."""
    keur(dienst, sleutel, tekst)
    return dienst.opmaker.proeftekst(tekst, _VOORBEELD)


def proefpagina(dienst: Dienst, sleutel: str, tekst: str) -> bytes:
    """The text with example data, as a page of a letter. Raises ``InvoerError`` as ``keur``."""
    keur(dienst, sleutel, tekst)
    blok = blok_van(sleutel)
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), _VOORBEELD["kenmerk"], dagtekening=None, concept=True)
    return dienst.opmaker.maak(Tekstproef(
        kop=kop, adres=("Aan de geadresseerde", "Voorbeeldstraat 1", "1999 AA  MEERSTEDE"), aanhef="Beste lezer",
        ondertekening=deel.Ondertekening(naam=kop.contact.naam, functie="secretaris", wijze=deel.Tekenwijze.OP_PAPIER, op=None),
        titel=f"{blok.document}: {blok.titel}", tekst=tekst, velden=tuple(_VOORBEELD.items()),
    ))  # fmt: skip
