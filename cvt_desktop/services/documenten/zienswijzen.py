"""What pupil and verzorgers said, in the sentences of a letter. No names: a letter never names the other parent."""

from __future__ import annotations

from collections.abc import Sequence

from cvt_desktop.basis.tekst import opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.formulier import Houding, Meningvorm, Verzorger
from cvt_desktop.domain.hoorrecht import Hoorrecht
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.services.documenten.gehoord import je_niet_gehoord, niet_gehoord

_HOUDING = {
    Houding.EENS: "is het eens met de aanvraag",
    Houding.NIET_EENS: "is het niet eens met de aanvraag",
    Houding.GEZIEN: "heeft de aanvraag gezien",
    Houding.NIET_BEREIKT: "is door de school niet bereikt",
    Houding.NIET_GEVRAAGD: "is door de school niet om een mening gevraagd",
}
_EIGEN_HOUDING = {Houding.EENS: "u bent het eens met de aanvraag", Houding.NIET_EENS: "u bent het niet eens met de aanvraag"}


def mening_leerling(aanvraag: Aanvraag, leerling: Leerling, hoorrecht: Hoorrecht | None) -> tuple[str, bool]:
    """The pupil's own words and True, or the sentence that says why there are none and False (WVO 2020 art. 2.44).

    The words of the aanvraag come first; without them those that the zitting established.
    """
    blok, roepnaam = aanvraag.formulier.b, leerling.roepnaam or leerling.naam
    if woorden := _woorden(aanvraag, hoorrecht):
        return woorden, True
    if hoorrecht is not None and (niet := niet_gehoord(hoorrecht.leerling, roepnaam)):
        return niet, False
    if blok.mening_vorm is Meningvorm.WILDE_NIET:
        return f"{roepnaam} wilde geen mening geven.", False
    if blok.mening_vorm is Meningvorm.NIET_GEVRAAGD:
        return f"De school heeft {roepnaam} niet om een mening gevraagd.", False
    return f"De mening van {roepnaam} staat niet in de stukken.", False


def je_mening(aanvraag: Aanvraag, hoorrecht: Hoorrecht | None) -> tuple[str, bool]:
    """As ``mening_leerling``, in the words of the pupil's own letter."""
    if woorden := _woorden(aanvraag, hoorrecht):
        return woorden, True
    if hoorrecht is not None and (niet := je_niet_gehoord(hoorrecht.leerling)):
        return niet, False
    vorm = aanvraag.formulier.b.mening_vorm
    if vorm is Meningvorm.WILDE_NIET:
        return "Je wilde niet vertellen wat je ervan vindt. Dat mag.", False
    if vorm is Meningvorm.NIET_GEVRAAGD:
        return "Je school heeft je niet gevraagd wat je ervan vindt. Vertel het ons als je dat wilt.", False
    return "Wat jij ervan vindt, staat niet in de stukken. Vertel het ons als je dat wilt.", False


def _woorden(aanvraag: Aanvraag, hoorrecht: Hoorrecht | None) -> str:
    blok = aanvraag.formulier.b
    if blok.mening.strip() and blok.mening_vorm in {Meningvorm.GEGEVEN, None}:
        return blok.mening.strip()
    leerling = hoorrecht.leerling if hoorrecht is not None else None
    return leerling.woorden.strip() if leerling is not None and leerling.wijze is not None and leerling.wijze.gehoord else ""


def mening_ouders(aanvraag: Aanvraag) -> str:
    """What all verzorgers with gezag said, for the letter to the school; it follows "De ouders lieten weten:"."""
    wie = [v for v in aanvraag.formulier.b.verzorgers if v.krijgt_brief]
    if not wie:
        return "er is geen ouder met gezag om te horen."
    if len(wie) > 1 and all(v.houding is Houding.EENS for v in wie):
        allen = "beide ouders zijn" if len(wie) == 2 else "alle ouders zijn"
        return f"{allen} het eens met de aanvraag.{_citaten(wie)}"
    namen = ["de ouder"] if len(wie) == 1 else [f"ouder {nummer}" for nummer in range(1, len(wie) + 1)]
    return " ".join(f"{naam} {_houding(v)}.{_citaten([v])}" for naam, v in zip(namen, wie, strict=True))


def u_vertelde(groep: Sequence[Verzorger]) -> str:
    """What these addressees said, for their own letter; empty when they were not reached."""
    eigen = [v for v in groep if v.houding in _EIGEN_HOUDING or v.zienswijze.strip()]
    if not eigen:
        return ""
    houdingen = {_EIGEN_HOUDING[v.houding] for v in groep if v.houding is not None and v.houding in _EIGEN_HOUDING}
    kop = "u denkt er niet hetzelfde over." if len(houdingen) > 1 else "".join(f"{houding}." for houding in houdingen)
    return f"{kop}{_citaten(eigen)}".strip()


def oneens(groep: Sequence[Verzorger]) -> bool:
    """Whether one of these addressees does not agree with the aanvraag (LBT 107279)."""
    return any(v.houding is Houding.NIET_EENS for v in groep)


def _houding(verzorger: Verzorger) -> str:
    return _HOUDING[verzorger.houding] if verzorger.houding is not None else "gaf geen mening"


def _citaten(wie: Sequence[Verzorger]) -> str:
    woorden = list(dict.fromkeys(v.zienswijze.strip().strip("“”\"") for v in wie if v.zienswijze.strip()))
    return f" {opsomming([f'“{w}”' for w in woorden])}" if woorden else ""
