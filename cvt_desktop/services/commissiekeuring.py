"""What is refused about the commissions of a version of the settings (ADR 0079)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.termijn import toets_datum
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.keuring import eis_tekst


def keur_commissie(commissie: Commissie, vanaf: date | None = None) -> None:
    """Raises ``InvoerError`` with the field; ``vanaf``: from when it holds, so that who left before it is not counted."""
    if not commissie.naam.strip():
        raise InvoerError("Vul de naam van de commissie in.", code="ontbreekt", veld="commissie_naam")
    eis_tekst("commissie_naam", commissie.naam)
    if not 1 <= commissie.quorum <= 15:
        raise InvoerError("Kies een quorum van 1 tot en met 15 leden.", code="quorum", veld="quorum")
    for lid in commissie.leden:
        for dag in (lid.van, lid.tot):
            if dag is not None:
                toets_datum(dag, veld=f"tot {lid.persoon_id}")
        if lid.van is not None and lid.tot is not None and lid.tot < lid.van:
            raise InvoerError("De laatste dag ligt vóór de eerste. Wijzig een van beide.", code="lid-periode",
                              veld=f"tot {lid.persoon_id}")  # fmt: skip
    over = [lid for lid in commissie.leden if vanaf is None or lid.tot is None or vanaf <= lid.tot]
    if commissie.leden and len(over) < commissie.quorum and (vanaf is None or commissie.werkt_op(vanaf)):
        raise InvoerError(f"Het quorum is {commissie.quorum} en zoveel leden zijn er dan niet (meer). Kies meer leden, of een "
                          "lager quorum.", code="quorum-leden", veld="quorum")  # fmt: skip


def eis_genoeg_leden(commissie: Commissie, dag: date) -> None:
    """On the day of a zitting there are members enough for the quorum. Raises ``InvoerError`` at the day."""
    leden = {lid.persoon_id for lid in commissie.leden if lid.loopt_op(dag)}
    if commissie.leden and len(leden) < commissie.quorum:
        raise InvoerError(f"{commissie.naam} heeft op die dag {meervoud(len(leden), 'lid', 'leden')} en het quorum is "
                          f"{commissie.quorum}. Kies een andere dag, of laat de beheerder de leden nagaan bij Instellingen, "
                          "Commissie.", code="quorum-leden", veld="datum")  # fmt: skip


def keur_commissies(instellingen: Instellingen) -> None:
    """Each one for itself, and together: other names, each kind and each voorziening at most once, one that goes on."""
    namen = Counter(c.naam.strip().casefold() for c in instellingen.commissies)
    for commissie in instellingen.commissies:
        keur_commissie(commissie, instellingen.geldig_vanaf)
        if namen[commissie.naam.strip().casefold()] > 1:
            raise InvoerError("Er is al een commissie met deze naam. Kies een andere naam.", code="dubbel", veld="commissie_naam")
    if all(c.tot is not None for c in instellingen.commissies):
        raise InvoerError("Eén commissie gaat door: zonder commissie kan niemand beslissen. Laat de laatste dag leeg.",
                          code="laatste-commissie", veld="commissie_tot")  # fmt: skip
    lopend = [c for c in instellingen.commissies if c.tot is None]
    for veld, wat, aantal in (("soort_", "Deze soort", Counter(s for c in lopend for s in c.soorten)),
                              ("voorziening_", "Deze voorziening", Counter(v for c in lopend for v in c.voorzieningen))):
        for iets, keer in aantal.items():
            if keer > 1:
                raise InvoerError(f"{wat} hoort bij twee commissies. Kies er een.", code="dubbel",
                                  veld=f"{veld}{getattr(iets, 'name', iets)}")  # fmt: skip


def keur_weggehaald(uow: Leeseenheid, oud: Instellingen, nieuw: Instellingen) -> None:
    """A commission that has zittingen stays: it gets a last day. Raises ``InvoerError``."""
    weg = {c.id for c in oud.commissies} - {c.id for c in nieuw.commissies}
    if weg and any(z.commissie_id in weg for z in uow.zittingen.all()):
        raise InvoerError("Van deze commissie zijn er zittingen. Haal haar niet weg, maar vul haar laatste dag in.",
                          code="commissie-zittingen", veld="commissie_tot")  # fmt: skip
