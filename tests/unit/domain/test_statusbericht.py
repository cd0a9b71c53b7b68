"""The text for who calls about an aanvraag: how far it is and the next day, and never a name or an outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.statusbericht import Statusgegevens, statusbericht

VANDAAG = date(2027, 5, 12)
BASIS = Statusgegevens(kenmerk="2026-0412", status=Status.IN_TOETSING, ontvangen_op=date(2027, 4, 2), uiterlijk=date(2027, 5, 28))
BESLUIT = "U krijgt uiterlijk vrijdag 28 mei 2027 een besluit."
VERZONDEN = {"verzonden_op": (date(2027, 4, 15),), "bezwaar_tot": (date(2027, 5, 27),)}
VERWACHT = {
    Status.ONTVANGEN: ({}, f"de aanvraag is op vrijdag 2 april 2027 ontvangen. Wij kijken of zij volledig is. {BESLUIT}"),
    Status.IN_TOETSING: ({}, f"de aanvraag is op vrijdag 2 april 2027 ontvangen. Wij kijken of zij volledig is. {BESLUIT}"),
    Status.AANVULLING_GEVRAAGD: (
        {"stil": True, "aanvulling_uiterlijk": date(2027, 5, 18)},
        ("wij wachten op een aanvulling van de school, uiterlijk dinsdag 18 mei 2027. De termijn voor het besluit staat stil tot "
        "de aanvulling er is.")),
    Status.BIJ_DESKUNDIGEN: (
        {"adviezen_gevraagd": 2, "adviezen_vast": 1, "advies_uiterlijk": date(2027, 5, 14)},
        f"de aanvraag is volledig. Wij wachten nog op 1 deskundigenadvies, verwacht op vrijdag 14 mei 2027. {BESLUIT}"),
    Status.GEREED_VOOR_ZITTING: (
        {}, f"de aanvraag is volledig en klaar om te behandelen. Wij wachten op een plaats op de agenda. {BESLUIT}"),
    Status.OP_AGENDA: (
        {"zitting_op": date(2027, 5, 26)},
        f"de aanvraag is volledig en staat op de agenda van woensdag 26 mei 2027. {BESLUIT}"),
    Status.ADVIES_BESTUUR: (
        {}, f"de commissie heeft de aanvraag behandeld. Wij wachten op het bestuur, dat besluit. {BESLUIT}"),
    Status.BESLOTEN: (
        {}, f"over de aanvraag is beslist. Wij wachten op de handtekening; daarna komt de brief. {BESLUIT}"),
    Status.GETEKEND: ({}, "het besluit is getekend. De brief wordt nu verzonden."),
    Status.BEKENDGEMAAKT: (
        VERZONDEN,
        "het besluit is op donderdag 15 april 2027 verzonden. Bezwaar maken kan tot en met donderdag 27 mei 2027."),
    Status.BUITEN_BEHANDELING: (
        VERZONDEN,
        "het besluit is op donderdag 15 april 2027 verzonden. Bezwaar maken kan tot en met donderdag 27 mei 2027."),
    Status.WACHTLIJST: (
        VERZONDEN,
        ("het besluit is op donderdag 15 april 2027 verzonden. Er is nog geen plaats vrij; wij laten het weten zodra die er is. "
        "Bezwaar maken kan tot en met donderdag 27 mei 2027.")),
    Status.AANGEHOUDEN: (
        {}, ("de commissie heeft de aanvraag aangehouden, omdat er nog iets nodig is. Zij komt terug op een volgende agenda. "
        f"{BESLUIT}")),
    Status.IN_BEZWAAR: (
        VERZONDEN,
        ("het besluit is op donderdag 15 april 2027 verzonden. Er loopt een bezwaar. Wie daarbij betrokken is, krijgt daarover "
        "eigen berichten.")),
    Status.INGETROKKEN: ({}, "de school heeft de aanvraag ingetrokken. Er komt geen besluit."),
    Status.AFGESLOTEN: ({}, "de aanvraag is afgehandeld. Er staat niets meer open."),
}  # fmt: skip


@pytest.mark.parametrize("status", list(Status))
def test_that_every_state_has_its_text_with_the_kenmerk_and_the_next_day(status: Status) -> None:
    velden, tekst = VERWACHT[status]
    assert statusbericht(replace(BASIS, status=status, **velden), VANDAAG) == f"Kenmerk 2026-0412: {tekst}"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"status": Status.AANVULLING_GEVRAAGD, "aanvulling_uiterlijk": date(2027, 5, 11)}, "niet of niet helemaal"),
        ({"status": Status.BIJ_DESKUNDIGEN}, "Wij vragen deskundigen om advies."),
        ({"status": Status.BIJ_DESKUNDIGEN, "adviezen_gevraagd": 2, "adviezen_vast": 2}, "adviezen van de deskundigen zijn"),
        ({"status": Status.BIJ_DESKUNDIGEN, "adviezen_gevraagd": 2, "advies_uiterlijk": date(2027, 5, 3)},
         "Wij wachten nog op 2 deskundigenadviezen. U krijgt"),
        ({"status": Status.GEREED_VOOR_ZITTING, "zonder_zitting": True}, "klaar voor het besluit."),
        ({"status": Status.GEREED_VOOR_ZITTING, "volledig": False}, "de aanvraag is in behandeling en klaar"),
        ({"status": Status.OP_AGENDA, "zitting_op": date(2027, 5, 26), "ronde": True}, "schriftelijke ronde tot en met"),
        ({"status": Status.OP_AGENDA, "zitting_op": date(2027, 5, 5)}, "stond op de agenda van woensdag 5 mei 2027"),
        ({"status": Status.OP_AGENDA}, "wachten op een plaats op de agenda"),
        ({"uiterlijk": date(2027, 5, 11)}, "had er op dinsdag 11 mei 2027 moeten zijn"),
        ({"status": Status.BEKENDGEMAAKT, **VERZONDEN, "bezwaar_tot": (date(2027, 5, 11),)}, "liep tot en met dinsdag 11 mei"),
        ({"status": Status.BEKENDGEMAAKT, "verzonden_op": (date(2027, 4, 15), date(2027, 4, 19)),
          "bezwaar_tot": (date(2027, 5, 27), date(2027, 5, 31))}, "dat verschilt per ontvanger"),
    ],
)  # fmt: skip
def test_that_what_is_different_is_said(velden: dict[str, object], tekst: str) -> None:
    assert tekst in statusbericht(replace(BASIS, **velden), VANDAAG)  # type: ignore[arg-type]
