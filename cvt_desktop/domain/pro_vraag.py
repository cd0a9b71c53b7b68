"""From the form of an aanvraag to the test of the criteria for praktijkonderwijs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.pro_criteria import Achterstand, Iqscore, Progegevens, Protoets, toets


def progegevens(pro: BlokPro, *, peildatum: date, aangemeld_op: date | None) -> Progegevens:
    """What the form holds that can be tested; half a row is no result. Raises ``InvoerError`` for an impossible number."""
    iq = None
    if pro.iq.totaal is not None and pro.iq.afgenomen is not None:
        iq = Iqscore(score=pro.iq.totaal, datum=pro.iq.afgenomen)
    rijen = tuple(
        Achterstand(domein=t.domein, dl=Fraction(t.dl), dle=Fraction(t.dle), datum=t.afgenomen)
        for t in pro.leerachterstand if t.dl is not None and t.dle is not None and t.afgenomen is not None
    )  # fmt: skip
    return Progegevens(peildatum=peildatum, aangemeld_op=aangemeld_op, plaatsing_per=pro.plaatsing_per, iq=iq,
                       leerachterstand=rijen, persoonlijkheid=pro.persoonlijkheid_op)  # fmt: skip


def peildatum(aanvraag: Aanvraag) -> date:
    """The day on which the aanvraag was complete, as far as it is known: the last supplement, else the receipt."""
    aangevuld = [a.aangevuld_op for a in aanvraag.aanvullingen if a.aangevuld_op is not None]
    return max(aangevuld, default=aanvraag.formulier.a.ontvangen_op)


def protoets(aanvraag: Aanvraag) -> Protoets:
    """The test of what stands in the dossier. Raises ``InvoerError`` for an impossible number."""
    f = aanvraag.formulier
    return toets(progegevens(f.pro, peildatum=peildatum(aanvraag), aangemeld_op=f.a.aangemeld_op))
