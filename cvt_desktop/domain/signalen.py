"""What stands out in an aanvraag and no question of the checklist asks: it passes only with a reason, and stays visible."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.termijn import leeftijd_op

LEEFTIJD_VSO = 20
"""The vso ends with the school year in which a pupil turns 20 (WEC art. 39)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaal:
    """``code`` names it in the screen; ``tekst`` is how the dossier and the besluitenlijst say it."""

    code: str
    tekst: str
    bron: str


def signalen(aanvraag: Aanvraag, leerling: Leerling) -> tuple[Signaal, ...]:
    """The signals of this aanvraag, over the day on which the TLV should begin (else the day of receipt)."""
    gevonden: list[Signaal] = []
    begin = aanvraag.formulier.vso.ingangsdatum or aanvraag.formulier.a.ontvangen_op
    leeftijd = leeftijd_op(leerling.geboortedatum, schooljaar(begin).eerste_dag)
    if leeftijd >= LEEFTIJD_VSO:
        gevonden.append(Signaal(code="leeftijd", bron="wec-39", tekst=(
            f"De leerling is {leeftijd} jaar bij het begin van het schooljaar; het vso eindigt in het schooljaar waarin "
            f"iemand {LEEFTIJD_VSO} wordt")))  # fmt: skip
    if aanvraag.herkomst is not None and aanvraag.herkomst.akkoord.casefold() == "nee":
        gevonden.append(Signaal(code="akkoord", bron="afspraak",
                                tekst="De ouders gaven geen akkoord op het dossier dat de school overdroeg"))  # fmt: skip
    return tuple(gevonden)


def zonder_reden(aanvraag: Aanvraag, leerling: Leerling) -> tuple[Signaal, ...]:
    """The signals that were not passed with a reason yet."""
    aanvaard = {wat for wat, _ in aanvraag.overrides}
    return tuple(signaal for signaal in signalen(aanvraag, leerling) if signaal.tekst not in aanvaard)
