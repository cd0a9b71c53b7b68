"""What a standard paragraph may hold; each error names its line and place."""

from __future__ import annotations

import pytest

from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.tekstblok import BLOKKEN, MAX_TEKENS, VASTE_DELEN, VELDEN, blok_van, fouten, ontleed

BLOK = blok_van("besluit_ouders_plek")


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("", "Schrijf een tekst, of ga terug naar de meegeleverde tekst."),
        ("x" * (MAX_TEKENS + 1), f"Deze tekst is langer dan {MAX_TEKENS} tekens."),
        ("Dag {roepnam}.", "Regel 1, teken 5: het invulveld {roepnam} bestaat niet. Bedoelt u {roepnaam}?"),
        ("Dag.\nHallo {Roepnaam}", "Regel 2, teken 7: het invulveld {Roepnaam} bestaat niet. Bedoelt u {roepnaam}?"),
        ("Dag {iets heel anders}", "bestaat niet. Kies een invulveld uit de lijst."),
        ("Via {insturen_via}", "Regel 1, teken 5: het invulveld {insturen_via} kan niet in deze brief."),
        ("Bel {steunpunt}", "Regel 1, teken 5: {steunpunt} kan leeg zijn. Zet het met de woorden eromheen tussen [ en ]."),
        ("Dag {roepnaam", "Regel 1, teken 5: deze { wordt niet gesloten."),
        ("Dag roepnaam}", "Regel 1, teken 13: bij deze } hoort een {."),
        ("Dag [ {school}", "Regel 1, teken 5: deze [ wordt niet gesloten."),
        ("Dag ] {school}", "Regel 1, teken 5: bij deze ] hoort een [."),
        ("[een [ {school}]]", "Regel 1, teken 6: hier staat [ terwijl er nog een [ open is."),
        ("Dag [allemaal]", "Regel 1, teken 5: tussen [ en ] staat geen invulveld."),
        ("Dag [en\n{school}]", "Regel 1, teken 5: deze [ wordt pas op een andere regel gesloten."),
        ("Dag **en\n\n{school}**", "Regel 1, teken 5: deze ** wordt pas op een andere regel gesloten."),
        ("Dit is **belangrijk", "Regel 1, teken 8: deze ** wordt niet gesloten."),
    ],
)  # fmt: skip
def test_that_an_error_in_a_text_is_told_with_its_place(tekst: str, melding: str) -> None:
    assert any(melding in fout for fout in fouten(BLOK, tekst)), fouten(BLOK, tekst)


def test_that_a_text_with_every_field_of_its_letter_has_no_errors() -> None:
    for blok in BLOKKEN:
        tekst = " ".join(f"[met {{{v.naam}}}]" if v.kan_leeg else f"**{{{v.naam}}}**" for v in blok.velden)
        assert fouten(blok, tekst) == ()


def test_that_all_errors_are_told_in_the_order_of_the_text() -> None:
    gevonden = fouten(BLOK, "{een}\n{twee}\n]")
    assert [fout.split(":")[0] for fout in gevonden] == ["Regel 1, teken 1", "Regel 2, teken 1", "Regel 3, teken 1"]


def test_that_a_text_is_read_as_paragraphs_and_points() -> None:
    assert ontleed("Een\nregel.\n\n- punt een\n- punt twee\nNog een zin.") == (
        (False, ("Een regel.",)), (True, ("punt een", "punt twee")), (False, ("Nog een zin.",)))  # fmt: skip


def test_that_a_fixed_part_names_a_known_source_and_cannot_be_taken_for_a_block() -> None:
    for vast in VASTE_DELEN:
        assert bron(vast.bron_id).tekst
        with pytest.raises(NietGevondenError):
            blok_van(vast.sleutel)
    assert {v for b in BLOKKEN for v in b.eigen_velden} <= set(VELDEN)
