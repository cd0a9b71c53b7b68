"""The policy, every act against every role: one table, so that a change of a right is a change of this table."""

from __future__ import annotations

import pytest

from cvt_desktop.domain.beleid import BELEID, Actie, eis, keur_rollen, mag
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.persoon import Rol

ROLLEN = (
    Rol.SECRETARIS, Rol.PLV_SECRETARIS, Rol.VOORZITTER, Rol.PLV_VOORZITTER, Rol.LID, Rol.DESKUNDIGE, Rol.CONSULENT,
    Rol.BESTUURDER, Rol.WND_BESTUURDER, Rol.BEHEERDER, Rol.FG,
)  # fmt: skip
#                                   S s V v L D C B b A F   (small: plaatsvervangend, waarnemend; A beheerder)
TABEL = """
    REGISTER_OPENEN                 x x x x x x x x x x x
    INSTELLINGEN_WIJZIGEN           . . . . . . . . . x .
    TEKSTBLOK_WIJZIGEN              . . . . . . . . . x .
    VERKLARINGEN_OVERNEMEN          x x . . . . . . . . .
    BESTAND_KLAARZETTEN             x x . . . . . . . . .
    BESTAND_OPRUIMEN                x x . . . . . . . . .
    KLAARGEZET_INZIEN               x x . . . . . . . . x
    VERLENGINGSRONDE                x x . . . . . . . . .
    SCHOOLWISSEL_NOTEREN            x x . . . . . . . . .
    NUMMERGAT_VERKLAREN             x x . . . . . . . . .
    BEGROTING_VASTLEGGEN            x x . . . . . x x . .
    OEFENDAG_VERZETTEN              x x x x x x x x x x x
    STATUSBERICHT_KOPIEREN          x x . . . . . . . . .
    DOSSIER_AFSLUITEN               x x . . . . . . . . .
    DOSSIER_HEROPENEN               x x . . . . . . . . .
    VERWIJDERING_VRAGEN             x x . . . . . . . . .
    VERWIJDERING_TERUGNEMEN         x x . . . . . . . . .
    VERWIJDERING_WEIGEREN           x x x x . . . . . . .
    DOSSIER_VERWIJDEREN             x x x x . . . . . . .
    VERWIJDERING_MELDEN             x x . . . . . . . . .
    VERWIJDERINGEN_INZIEN           x x x x . . . . . x x
    GEBRUIKERS_BEHEREN              . . . . . . . . . x .
    SLEUTELS_VERVANGEN              . . . . . . . . . x .
    PERSONEN_BEHEREN                x x . . . . . . . x .
    SCHOLEN_BEHEREN                 x x . . . . . . . x .
    INSTRUMENTEN_BEHEREN            x x . . . . . . . x .
    VOORZIENINGEN_BEHEREN           x x . . . . . . . x .
    PLAATS_TOEKENNEN                x x . . . . . . . . .
    WACHTLIJST_VERLATEN             x x . . . . . . . . .
    EIGEN_WACHTZIN                  x x x x x x x x x x x
    HERSTELCODE_GEBRUIKEN           x x x x x x x x x x x
    CERTIFICAAT_BEHEREN             . . x x . . . x x . .
    DOSSIER_INZIEN                  x x x x x x x x x . .
    STUK_INZIEN                     x x x x x x x x x . .
    AANVRAAG_REGISTREREN            x x . . . . . . . . .
    CONCEPT_OVERNEMEN               x x . . . . . . . . .
    REGISTRATIE_TERUGNEMEN          x x . . . . . . . . .
    AANVRAAG_BEWERKEN               x x . . . . . . . . .
    AANVRAAG_INTREKKEN              x x . . . . . . . . .
    STUK_TOEVOEGEN                  x x . . . . . . . . .
    STUK_BENOEMEN                   x x . . . . . . . . .
    STUK_LAKKEN                     x x . . . . . . . . .
    STUK_DELEN                      x x . . . . . . . . .
    STUK_SAMENVOEGEN                x x . . . . . . . . .
    NOTITIE_SCHRIJVEN               x x x x x . x . . . .
    NOTITIE_AFDOEN                  x x x x x . x . . . .
    TOETS_BEANTWOORDEN              x x . . . . . . . . .
    TOETS_AFRONDEN                  x x . . . . . . . . .
    AANVULLING_VRAGEN               x x . . . . . . . . .
    AANVULLING_VERZENDEN            x x . . . . . . . . .
    AANVULLING_ONTVANGEN            x x . . . . . . . . .
    BUITEN_BEHANDELING_LATEN        . . x x . . . x x . .
    TERMIJN_NOTEREN                 x x . . . . . . . . .
    UITSTEL_VASTLEGGEN              x x . . . . . . . . .
    ZIENSWIJZE_VASTLEGGEN           x x . . . . . . . . .
    TERMIJN_SCHRAPPEN               x x . . . . . . . . .
    DESKUNDIGE_KOPPELEN             x x . . . . . . . . .
    ADVIES_SCHRIJVEN                . . . . . x . . . . .
    ADVIES_VASTSTELLEN              . . . . . x . . . . .
    ADVIES_OVERNEMEN                x x . . . . . . . . .
    ADVIEZEN_INZIEN                 x x x x x . x x x . .
    ZITTING_PLANNEN                 x x x x . . . . . . .
    ZITTING_LEIDEN                  x x x x . . . . . . .
    CONCEPTBESLUIT_SCHRIJVEN        x x x x . . . . . . .
    STEM_NOTEREN                    x x x x . . . . . . .
    STEM_UITBRENGEN                 . . x x x . . . . . .
    STEM_BEKRACHTIGEN               . . x x x . . . . . .
    BESLUITENLIJST_VASTSTELLEN      . . x x . . . . . . .
    BESLUIT_OPSTELLEN               x x x x . . . . . . .
    BESLUIT_NAAR_TEKENMAP           x x x x . . . . . . .
    BESLUIT_TEKENEN                 . . x x . . . x x . .
    BESLUIT_INTREKKEN               x x x x . . . . . . .
    BESLUIT_CORRIGEREN              x x x x . . . . . . .
    CORRECTIE_TERUGNEMEN            x x x x . . . . . . .
    VERKLARING_BEEINDIGEN           . . x x . . . x x . .
    BRIEF_MAKEN                     x x . . . . . . . . .
    BRIEF_VERZENDEN                 x x . . . . . . . . .
    DOCUMENT_UITVOEREN              x x x x . . . x x . .
    VERKLARINGEN_INZIEN             x x x x x . . x x . .
    OVERZICHTEN_INZIEN              x x x x . . . x x . .
    LOG_INZIEN                      x x . . . . . . . x x
    ZITTING_INZIEN                  x x x x x . x x x . .
    ZITTING_AGENDEREN               x x x x . . . . . . .
    ZITTING_AFVOEREN                x x x x . . . . . . .
    GASTEN_VRAGEN                   x x x x . . . . . . .
    ZITTING_OPENEN                  x x x x . . . . . . .
    ZITTING_SLUITEN                 x x x x . . . . . . .
    UITSLAG_VASTSTELLEN             x x x x . . . . . . .
    UITSLAG_TERUGNEMEN              x x x x . . . . . . .
    HAMERSTUK_AANMERKEN             x x x x . . . . . . .
    HAMERSTUK_UITLICHTEN            x x x x x . . . . . .
    HAMERSTUKKEN_VASTSTELLEN        x x x x . . . . . . .
    HAMERSTUKKEN_TERUGNEMEN         x x x x . . . . . . .
    LEESLIJST_INZIEN                . . x x x . . . . . .
    LEESLIJST_BIJHOUDEN             . . x x x . . . . . .
    BESPREKEN_VRAGEN                . . x x x . . . . . .
    EERSTE_OORDEEL                  x x x x . . . . . . .
    AANTEKENINGEN_WISSEN            x x x x x x x x x x x
    STEM_BETWISTEN                  . . x x x . . . . . .
    DOSSIERKAART_AFDRUKKEN          x x x x x . x x x . .
    DOSSIERS_ZOEKEN                 x x x x x x x x x . .
    AANMELDING_MISLUKT              x x x x x x x x x x x
    REGISTER_CONTROLEREN            x x x x . . . . . x x
    LOG_UITVOEREN                   x x x x . . . . . x x
    STOKJE_OVERDRAGEN               x x x x . . . . . x .
    STOKJE_OVERNEMEN                x x x x . . . . . x .
    STOKJE_TERUGHALEN               . . . . . . . . . x .
    RESERVEKOPIE_MAKEN              x x . . . . . . . x .
    RESERVEKOPIE_TERUGZETTEN        . . . . . . . . . x .
    LAPTOPOVERZICHT                 x x . . . . . . . x x
    LEESMAP_MAKEN                   x x . . . . . . . . .
    LEESMAP_MELDEN                  x x . . . . . . . . .
    LEESMAP_MELDING_TERUGNEMEN      x x . . . . . . . . .
    LEESMAPPEN_INZIEN               x x . . . . . . . x x
    ADVIESPAKKET_MAKEN              x x . . . . . . . . .
    ADVIES_INLEZEN                  x x . . . . . . . . .
    AANVRAAGFORMULIER_MAKEN         x x . . . . . . . . .
    BEVEILIGING_INZIEN              x x x x x x x x x x x
    EIGEN_SLEUTEL                   x x x x x x x x x x x
    ROL_CERTIFICEREN                . . x x x . . x x x .
    VERSCHONING_NOTEREN             x x x x . . . . . . .
    BEZWAREN_INZIEN                 x x x x . . . x x . .
    BEZWAAR_REGISTREREN             x x . . . . . . . . .
    BEZWAAR_BEVESTIGEN              x x . . . . . . . . .
    BEZWAAR_HERSTEL_VRAGEN          x x . . . . . . . . .
    BEZWAAR_HERSTELLEN              x x . . . . . . . . .
    BEZWAAR_DOORZENDEN              x x . . . . . . . . .
    BEZWAAR_HOREN                   x x . . . . . . . . .
    BEZWAAR_NIET_HOREN              x x . . . . . . . . .
    BEZWAAR_UITSTELLEN              x x . . . . . . . . .
    BEZWAAR_ADRES                   x x . . . . . . . . .
    BEZWAAR_VERDAGEN                x x . . . . . . . . .
    BEZWAAR_ADVIES                  x x . . . . . . . . .
    BEZWAAR_BESLISSEN               x x . . . . . x x . .
    BRIEF_OPNIEUW_VERZENDEN         x x . . . . . . . . .
    VERZENDING_TERUGNEMEN           x x . . . . . . . . .
    TOP_TERUGMELDEN                 x x . . . . . . . . .
    MANDAAT_GEVEN                   . . . . . . . x x x .
    MANDAAT_BEEINDIGEN              . . . . . . . x x x .
    BEZWAAR_INTREKKEN               x x . . . . . . . . .
    BESTUURSBESLUIT_NEMEN           . . . . . . . x x . .
    BESTUURSBESLUIT_TERUGNEMEN      . . . . . . . x x . .
    VERSCHIL_KIEZEN                 x x x x . . . . . . .
    OP_ADVIEZEN_BESLISSEN           . . x x . . . x x . .
    OP_ADVIEZEN_TERUGNEMEN          . . x x . . . x x . .
"""
RIJEN = {rij.split()[0]: rij.split()[1:] for rij in TABEL.strip().splitlines()}


def test_that_the_table_has_every_act_and_every_role() -> None:
    assert set(RIJEN) == {actie.name for actie in Actie}
    assert set(ROLLEN) == set(Rol)
    assert set(BELEID) == set(Actie)


@pytest.mark.parametrize("actie", Actie, ids=lambda a: a.name)
def test_that_exactly_these_roles_may(actie: Actie) -> None:
    wie = [rol for rol, teken in zip(ROLLEN, RIJEN[actie.name], strict=True) if teken == "x"]
    assert [rol for rol in ROLLEN if mag(frozenset({rol}), actie)] == wie
    for rol in ROLLEN:
        if rol not in wie:
            with pytest.raises(GeenRechtError):
                eis(frozenset({rol}), actie)


def test_that_nobody_without_a_role_may_anything() -> None:
    assert not [actie for actie in Actie if mag(frozenset(), actie)]


@pytest.mark.parametrize("actie", [Actie.STEM_UITBRENGEN, Actie.STEM_BEKRACHTIGEN, Actie.STEM_BETWISTEN])
@pytest.mark.parametrize("secretaris", [Rol.SECRETARIS, Rol.PLV_SECRETARIS])
def test_that_a_secretaris_has_no_stem_whatever_other_role_is_held(actie: Actie, secretaris: Rol) -> None:
    assert not mag(frozenset({secretaris, Rol.LID, Rol.VOORZITTER}), actie)


@pytest.mark.parametrize("stem", [Rol.LID, Rol.VOORZITTER, Rol.PLV_VOORZITTER])
def test_that_secretaris_and_stem_are_refused_together(stem: Rol) -> None:
    with pytest.raises(GeenRechtError) as fout:
        keur_rollen(frozenset({Rol.PLV_SECRETARIS, stem}))
    assert fout.value.veld == "rollen"
    keur_rollen(frozenset({Rol.SECRETARIS, Rol.BEHEERDER}))
