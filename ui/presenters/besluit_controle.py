"""The findings of the check as the tab Besluit shows them."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.controle import Bevinding
from cvt_desktop.domain.controleregel import Niveau
from cvt_desktop.domain.controleregels import regel_van
from ui.presenters.niveaus import NIVEAUCHIPS
from ui.tonen import Chip, Keuze

_WAAR = {
    "redenen.nodig": "reden 1", "redenen.gedaan": "reden 2", "redenen.waarom_regulier_niet": "reden 3",
    "redenen.kern1": "advies 1", "redenen.kern2": "advies 2", "redenen.beoordeling_adviezen": "onder de kernen",
    "redenen.duur_categorie": "reden 6", "redenen.mening": "reden 7", "redenen.gewone_taal": "reden 8",
    "redenen.duur_gewone_taal": "reden 9", "redenen.afwijking": "anders", "redenen.ouder_niet_eens": "reden 7",
    "redenen.wat_wel": "bij afwijzen", "redenen.in_het_voordeel": "bij afwijzen", "redenen.horen": "bij afwijzen",
    "redenen.alinea_school": "eigen alinea", "redenen.alinea_ouders": "eigen alinea", "redenen.voor_leerling": "brief leerling",
    "categorie": "TLV", "bedrag_cent": "toekenning",
    "ingangsdatum": "TLV", "einddatum": "TLV", "stemmen": "zitting", "aanwezigheid": "zitting", "vergewist": "zitting",
    "geadresseerden": "aanvraag", "mening_leerling": "aanvraag", "zienswijze_ouders": "aanvraag", "ontvangen_op": "aanvraag",
    "adviezen": "adviezen", "beslisser": "instellingen", "namens": "instellingen", "clausule": "instellingen",
    "model": "instellingen", "mandaat": "instellingen", "toets": "toetsing",
}  # fmt: skip
"""Where a finding is solved, in the words of the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleregel:
    """One finding: how heavy, what, where to solve it, why (F1), and the reason with which it was passed."""

    regel_id: str
    niveau: Chip
    tekst: str
    veld: str
    waar: str
    waarom: str
    vraagt_reden: bool
    reden: str
    redenen: tuple[Keuze, ...] = ()


def controleregel(b: Bevinding, besluit: Besluit) -> Controleregel:
    """One line, with the reason with which it was passed."""
    reden = next((r for regel_id, r in besluit.overrides if regel_id == b.regel_id), "")
    return Controleregel(
        regel_id=b.regel_id, niveau=NIVEAUCHIPS[b.niveau], tekst=b.tekst, veld=b.veld, vraagt_reden=b.niveau is Niveau.LET_OP,
        waar=_WAAR.get(b.veld) or _WAAR.get(b.veld.partition(".")[0], ""), reden=reden,
        waarom=f"{b.bron.tekst}: {b.bron.omschrijving}.",
        redenen=tuple(Keuze(waarde=r, tekst=r) for r in regel_van(b.regel_id).redenen if b.niveau is Niveau.LET_OP),
    )  # fmt: skip
