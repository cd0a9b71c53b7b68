"""What stands out in an aanvraag and no question of the checklist asks: it passes only with a reason, and stays visible."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import leeftijd_op


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaal:
    """``code`` names it in the screen; ``tekst`` is how the dossier and the besluitenlijst say it."""

    code: str
    tekst: str
    bron: str


def signalen(aanvraag: Aanvraag, leerling: Leerling | None) -> tuple[Signaal, ...]:
    """The signals of this aanvraag, over the day on which the TLV should begin (else the day of receipt); a group has no age."""
    gevonden: list[Signaal] = []
    soort, begin = beschrijving(aanvraag.soort), gevraagd(aanvraag).ingangsdatum or aanvraag.formulier.a.ontvangen_op
    leeftijd = leeftijd_op(leerling.geboortedatum, schooljaar(begin).eerste_dag) if leerling is not None else 0
    if soort.leeftijdsgrens is not None and leeftijd >= soort.leeftijdsgrens:
        gevonden.append(Signaal(code="leeftijd", bron=soort.leeftijd_bron, tekst=(
            f"De leerling is {leeftijd} jaar bij het begin van het schooljaar; het {soort.onderwijs_kort} eindigt in het "
            f"schooljaar waarin iemand {soort.leeftijdsgrens} wordt")))  # fmt: skip
    if aanvraag.herkomst is not None and aanvraag.herkomst.akkoord.casefold() == "nee":
        gevonden.append(Signaal(code="akkoord", bron="afspraak",
                                tekst="De ouders gaven geen akkoord op het dossier dat de school overdroeg"))  # fmt: skip
    return tuple(gevonden)


def zonder_reden(aanvraag: Aanvraag, leerling: Leerling | None) -> tuple[Signaal, ...]:
    """The signals that were not passed with a reason yet."""
    aanvaard = {wat for wat, _ in aanvraag.overrides}
    return tuple(signaal for signaal in signalen(aanvraag, leerling) if signaal.tekst not in aanvaard)
