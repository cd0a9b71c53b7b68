"""The own day of a practice register: a learner lets days pass, and terms run out (screens.md part 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.oefenen import OEFENDATUM
from cvt_desktop.services.context import Dienst


def verzet(dienst: Dienst, dag: date) -> None:
    """From now on it is ``dag`` in this practice register, for everybody; who has it open asks for a clock of that day.

    What was done on later days stays as it is when one goes back. Raises ``InvoerError`` outside a practice register, before
    its first day, and after the last year whose holidays are known: terms would be wrong there (Algemene termijnenwet 3).
    """
    if not dienst.register.oefen:
        raise InvoerError("Alleen een oefenregister heeft een eigen dag; dit register volgt de klok van deze computer. "
                          "Open het oefenregister.",
                          code="geen-oefenregister")  # fmt: skip
    with dienst.werk(Actie.OEFENDAG_VERZETTEN) as werk:
        nieuwste = werk.uow.instellingen.all()[0]
        if dag < OEFENDATUM:
            raise InvoerError("Dit oefenregister begint op 12 mei 2027. Kies die dag of een latere.", code="dag", veld="dag")
        if dag.year > nieuwste.feestdagen_tot_en_met:
            raise InvoerError(f"De feestdagen zijn bekend tot en met {nieuwste.feestdagen_tot_en_met}. Ga terug naar 12 mei "
                              "2027.", code="dag", veld="dag")  # fmt: skip
        nieuw = werk.uow.instellingen.save(replace(nieuwste, oefendatum=dag))
        werk.leg_vast("instellingen", nieuw.id, nieuw)
