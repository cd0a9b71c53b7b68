"""Who may do what in a dossier: each tie of a person against each role, with the level, the source and a way out.

Blocks are what the case law forbids without exception (screens.md 3.2); the rest warns, so that a small core can go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Wachtniveau(StrEnum):
    """Block, or warn with a proposal."""

    BLOKKEERT = "blokkeert"
    WAARSCHUWT = "waarschuwt"


class Wachtrol(StrEnum):
    """What somebody is going to do in a dossier."""

    ADVISEREN = "adviseert als deskundige"
    STEMMEN = "stemt in de commissie"
    VOORBEREIDEN = "bereidt het besluit voor"
    ORGANISEREN = "leidt de zitting"
    BESLISSEN = "neemt of tekent het besluit"
    BEZWAAR = "beslist op het bezwaar"


class Band(StrEnum):
    """What ties somebody to the dossier already; the words go on after the name."""

    WERKT = "werkt voor de school"
    WERKTE = "werkte eerder voor de school"
    SCHREEF_MEE = "werkte mee aan de aanvraag"
    BEGELEIDDE = "begeleidde de leerling"
    ADVISEERT = "is deskundige in dit dossier"
    ANDER_ADVIES = "geeft al het andere advies"
    STEMT = "stemt in de commissie"
    BEREIDDE_VOOR = "bereidde het besluit voor"
    BESLISTE = "nam of tekende het besluit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtregel:
    """One cell of the matrix; ``bron`` is an id of ``domain.bronnen``."""

    niveau: Wachtniveau
    bron: str
    voorstel: str


_ANDERE_DESKUNDIGE = "Kies een andere deskundige."
_ANDER_LID = "Laat een ander lid of een plaatsvervanger stemmen."
_LID_OF_DESKUNDIGE = (
    "Laat een ander lid of een plaatsvervanger stemmen, of laat dit lid adviseren en niet stemmen, "
    "of vraag een andere deskundige."
)
_NIET_MEE = "Wie hier adviseert, stemt bij dit dossier niet mee."
_GA_NA = "Ga na dat deze deskundige de leerling en de aanvraag niet kent, of kies een ander."
_PLAATSVERVANGER = "Laat een plaatsvervanger dit dossier doen."
_ANDERE_TEKENAAR = "Laat de plaatsvervangend voorzitter of de bestuurder dit besluit nemen en tekenen."
_ANDER_OP_BEZWAAR = "Laat iemand anders namens het bestuur op het bezwaar beslissen."


def _blok(bron: str, voorstel: str) -> Wachtregel:
    return Wachtregel(niveau=Wachtniveau.BLOKKEERT, bron=bron, voorstel=voorstel)


def _let_op(bron: str, voorstel: str) -> Wachtregel:
    return Wachtregel(niveau=Wachtniveau.WAARSCHUWT, bron=bron, voorstel=voorstel)


MATRIX: dict[Wachtrol, dict[Band, Wachtregel]] = {
    Wachtrol.ADVISEREN: {
        Band.WERKT: _blok("lbt-107632", _ANDERE_DESKUNDIGE),
        Band.SCHREEF_MEE: _blok("lbt-107632", _ANDERE_DESKUNDIGE),
        Band.BEGELEIDDE: _blok("lbt-108669", _ANDERE_DESKUNDIGE),
        Band.ANDER_ADVIES: _blok("lbt-108582", _ANDERE_DESKUNDIGE),
        Band.STEMT: _let_op("lbt-107632", _NIET_MEE),
        Band.BEREIDDE_VOOR: _let_op("lbt-107632", _PLAATSVERVANGER),
        Band.BESLISTE: _let_op("lbt-107632", _ANDERE_DESKUNDIGE),
        Band.WERKTE: _let_op("lbt-107632", _GA_NA),
    },
    Wachtrol.STEMMEN: {
        Band.WERKT: _blok("lbt-107632", _ANDER_LID),
        Band.SCHREEF_MEE: _blok("lbt-107632", _ANDER_LID),
        Band.BEGELEIDDE: _blok("lbt-108669", _ANDER_LID),
        Band.BEREIDDE_VOOR: _blok("reglement", _ANDER_LID),
        Band.ADVISEERT: _let_op("lbt-107632", _LID_OF_DESKUNDIGE),
    },
    Wachtrol.VOORBEREIDEN: {
        Band.STEMT: _blok("reglement", _PLAATSVERVANGER),
        Band.WERKT: _let_op("awb-2:4", _PLAATSVERVANGER),
        Band.SCHREEF_MEE: _let_op("awb-2:4", _PLAATSVERVANGER),
        Band.BEGELEIDDE: _let_op("awb-2:4", _PLAATSVERVANGER),
    },
    Wachtrol.ORGANISEREN: {
        Band.WERKT: _let_op("awb-2:4", _PLAATSVERVANGER),
        Band.SCHREEF_MEE: _let_op("awb-2:4", _PLAATSVERVANGER),
        Band.BEGELEIDDE: _let_op("awb-2:4", _PLAATSVERVANGER),
    },
    Wachtrol.BESLISSEN: {
        Band.WERKT: _blok("awb-2:4", _ANDERE_TEKENAAR),
        Band.SCHREEF_MEE: _blok("awb-2:4", _ANDERE_TEKENAAR),
        Band.BEGELEIDDE: _blok("awb-2:4", _ANDERE_TEKENAAR),
        Band.ADVISEERT: _let_op("lbt-107632", _ANDERE_TEKENAAR),
    },
    Wachtrol.BEZWAAR: {
        Band.BESLISTE: _blok("awb-10:3-3", _ANDER_OP_BEZWAAR),
        Band.WERKT: _blok("awb-2:4", _ANDER_OP_BEZWAAR),
        Band.SCHREEF_MEE: _blok("awb-2:4", _ANDER_OP_BEZWAAR),
        Band.BEGELEIDDE: _blok("awb-2:4", _ANDER_OP_BEZWAAR),
        Band.STEMT: _let_op("awb-2:4", _ANDER_OP_BEZWAAR),
        Band.ADVISEERT: _let_op("awb-2:4", _ANDER_OP_BEZWAAR),
        Band.BEREIDDE_VOOR: _let_op("awb-2:4", _ANDER_OP_BEZWAAR),
    },
}
"""What is not here is no objection: an earlier job at the school is a matter for who advises only."""
