"""From the published OSO example to the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.formulier import Categorie, Gezag, Houding, OntvangenVia, Verzorger
from cvt_desktop.ports.oso import (
    Osobijlage,
    Osocontact,
    Osodossier,
    Osoinzage,
    Osoleerling,
    Osoperiode,
    Ososchool,
    OsoTlv,
    Osoverzorger,
    Weggelaten,
)
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.oso_overname import gekozen_documenten, herkomst, neem_over, vooringevuld_uit_oso
from tests.factories import RAVENKOOG, SECRETARIS
from tests.fakes.register import maak_dienst, maak_testregister


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def bijlage(naam: str, **velden: Any) -> Osobijlage:
    return Osobijlage(naam=naam, soort=Stuksoort.OPP, vorm=Bestandsvorm.PDF, inhoud=b"%PDF", sha256="0" * 64, **velden)


DOSSIER = Osodossier(
    profiel="VOSWV",
    aangemaakt_op=date(2027, 5, 3),
    leerling=Osoleerling(roepnaam="Daan", voorvoegsel="van de", achternaam="Bergenvaarder", geboortedatum=date(2013, 3, 17),
                         woonplaats="Meerstede", adres=Adres(straat="Rietgors 3", plaats="Meerstede"), adres_geheim=True),
    school=Ososchool(naam="Lyceum Ravenkoog", brin="99RA", vestiging="00", soort="VO", contactpersoon="I. Duinkerk"),
    verzorgers=(
        Osoverzorger(voornamen="Tanja", achternaam="Bergenvaarder", gezag=True,
                     adres=Adres(straat="Rietgors 3", plaats="Meerstede"), adres_geheim=True,
                     contactopties=(Osocontact(soort="telefoon", waarde="000-555 0111"),
                                    Osocontact(soort="e-mail", waarde="t@voorbeeld.example"))),
        Osoverzorger(voornamen="Paul", achternaam="Bergenvaarder", gezag=False, overleden=True),
        Osoverzorger(voornamen="Wilma", achternaam="Ruytenburg"),
    ),
    inzage=Osoinzage(akkoord="Nee", reden_niet_akkoord="Te veel zorggegevens"),
    tlv_historie=(OsoTlv(nummer="TLV-88", categorie=Categorie.LAAG, einddatum=date(2026, 7, 31)),),
    opp=(Osoperiode(begin=date(2026, 9, 1)),),
    bijlagen=(bijlage("OPP.pdf"), bijlage("OPP-kopie.pdf", gelijk_aan="OPP.pdf")),
    weggelaten=(Weggelaten(naam="geslacht", reden="niet nodig voor de beoordeling", herkomst="Leerling"),),
)  # fmt: skip


def test_that_telephone_and_mail_are_off_and_the_rest_is_on(dienst: Dienst) -> None:
    overname = vooringevuld_uit_oso(dienst, DOSSIER, "oso.xml")
    uit = {veld.label for veld in overname.velden if not veld.aan}
    assert uit == {"Telefoon", "E-mail", "OPP-kopie.pdf"}
    assert overname.school == replace(RAVENKOOG, versie=1)


def test_that_what_is_ticked_stands_in_the_form(dienst: Dienst) -> None:
    overname = vooringevuld_uit_oso(dienst, DOSSIER, "oso.xml")
    invoer = neem_over(Invoer(opmerking="al getypt"), overname, overname.standaard)
    assert (invoer.ontvangen_via, invoer.school_id, invoer.opmerking) == (OntvangenVia.OSO, RAVENKOOG.id, "al getypt")
    assert (invoer.van_leerling.naam, invoer.van_leerling.adres_geheim) == ("Daan van de Bergenvaarder", True)
    assert [v.gezag for v in invoer.b.verzorgers] == [Gezag.OUDER, Gezag.OVERLEDEN, Gezag.ZONDER_GEZAG]
    assert [v.krijgt_brief for v in invoer.b.verzorgers] == [True, False, False]
    assert invoer.b.verzorgers[0].adres_geheim
    assert invoer.b.verzorgers[0].telefoon == invoer.b.verzorgers[0].email == ""


def test_that_what_is_not_ticked_stays_out_and_is_named_as_left_out(dienst: Dienst) -> None:
    overname = vooringevuld_uit_oso(dienst, DOSSIER, "oso.xml")
    sleutels = overname.standaard - {"leerling.adres"} | {"verzorger.0.contact.0"}
    invoer = neem_over(Invoer(), overname, sleutels)
    assert invoer.van_leerling.adres == Adres()
    assert invoer.b.verzorgers[0].telefoon == "000-555 0111"
    namen = {w.naam for w in herkomst(overname, sleutels).weggelaten}
    assert {"geslacht (Leerling)", "Leerling: Adres", "Verzorger 1: E-mail"} <= namen
    assert gekozen_documenten(overname, sleutels) == (0,)


def test_that_a_verzorger_who_was_typed_already_is_not_doubled(dienst: Dienst) -> None:
    overname = vooringevuld_uit_oso(dienst, DOSSIER, "oso.xml")
    invoer = Invoer()
    invoer = replace(invoer, b=replace(invoer.b, verzorgers=(Verzorger(naam="Tanja Bergenvaarder"),)))
    assert len(neem_over(invoer, overname, overname.standaard).b.verzorgers) == 3


def test_that_akkoord_nee_and_earlier_tlvs_are_kept_beside_the_form(dienst: Dienst) -> None:
    bewaard = herkomst(vooringevuld_uit_oso(dienst, DOSSIER, "oso.xml"), ())
    assert (bewaard.akkoord, bewaard.reden_niet_akkoord) == ("Nee", "Te veel zorggegevens")
    assert bewaard.eerdere_tlvs == ("TLV-88; categorie laag; tot en met 31-07-2026",)
    assert ("OPP", "van 01-09-2026") in bewaard.context


def test_that_akkoord_nee_with_its_reason_is_the_view_of_who_gets_a_letter(dienst: Dienst) -> None:
    overname = vooringevuld_uit_oso(dienst, DOSSIER, "oso.xml")
    ouder, overleden, zonder_gezag = neem_over(Invoer(), overname, overname.standaard).b.verzorgers
    assert ouder.houding is Houding.NIET_EENS
    assert ouder.zienswijze.endswith("volgens het OSO-bestand: Te veel zorggegevens")
    assert overleden.houding is zonder_gezag.houding is None
    zonder = neem_over(Invoer(), overname, overname.standaard - {"verzorger.0.houding"})
    assert zonder.b.verzorgers[0].houding is None


@pytest.mark.parametrize(
    ("inzage", "houding"),
    [(Osoinzage(akkoord="Ja"), Houding.GEZIEN), (Osoinzage(ingezien=True, akkoord="Onbekend"), Houding.GEZIEN),
     (Osoinzage(), None), (Osoinzage(ingezien=False), None)],
)  # fmt: skip
def test_that_no_file_makes_parents_agree_with_the_aanvraag(dienst: Dienst, inzage: Osoinzage, houding: Houding | None) -> None:
    overname = vooringevuld_uit_oso(dienst, replace(DOSSIER, inzage=inzage), "oso.xml")
    ouder = neem_over(Invoer(), overname, overname.standaard).b.verzorgers[0]
    assert (ouder.houding, ouder.zienswijze) == (houding, "")


def test_that_a_school_outside_the_list_is_off(dienst: Dienst) -> None:
    vreemd = replace(DOSSIER, school=Ososchool(naam="Testschool", brin="99QQ"))
    overname = vooringevuld_uit_oso(dienst, vreemd, "oso.xml")
    assert overname.school is None
    assert "a.school" not in overname.standaard
