"""The stack of the Tekenmap: what was interrupted goes on where it stopped, and paper for the pen comes in one go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.hoorrecht import zoals_aanvraag
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.ports.documenten import BesluitbriefOuders, Document
from cvt_desktop.services import zitting_behandelen
from tests.arrangement_opzet import Opzet as Arrangementopzet
from tests.besluit_opzet import Besluitopzet, kies_modellen, zet_besluit_op
from tests.factories import VOORZITTER
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.ronde_opzet import stel_vast, stel_voor, stem_zelf, zet_ronde_op
from tests.zitting_opzet import LEDEN, NepNavigatie
from ui.presenters.besluit import BesluitPresenter
from ui.presenters.tekenmap import TekenmapPresenter


class HaperendeOpmaker(NepOpmaker):
    """Refuses the letter to the ouders of one pupil, until it is cured."""

    hapert = "Sem"

    def maak(self, document: Document) -> bytes:
        if isinstance(document, BesluitbriefOuders) and not document.kop.concept and self.hapert == document.leerling.roepnaam:
            raise InvoerError("Een teken kan niet worden afgedrukt.", veld="uitleg")
        return super().maak(document)


def test_that_only_documents_that_there_are_can_be_looked_at(tmp_path: Path) -> None:
    arrangement = Arrangementopzet(tmp_path)
    beeld = arrangement.besluit(arrangement.getoetst())
    arrangement.schrijf(beeld)
    arrangement.naar_tekenmap(beeld)
    presenter = TekenmapPresenter(arrangement.als(VOORZITTER), NepNavigatie(), lambda _wie, _zin: None)
    (rij,) = presenter.laad().rijen
    keuzes = [k.waarde for k in presenter.open(rij.id)]
    assert "tlv" not in keuzes, "an arrangement gives no verklaring"
    assert {"school", "ouders0"} <= set(keuzes)
    assert all(presenter.voorbeeld(rij.id, keuze)().startswith(b"%PDF") for keuze in keuzes)


def test_that_an_interrupted_stack_goes_on_where_it_stopped_and_leaves_no_hole(tmp_path: Path) -> None:
    opmaker = HaperendeOpmaker()
    opzet = replace(zet_besluit_op(tmp_path, aantal=2), opmaker=opmaker)
    for nummer in (0, 1):
        opzet.in_tekenmap(nummer)
    gevraagd: list[str] = []
    presenter = TekenmapPresenter(opzet.als(VOORZITTER), NepNavigatie(), lambda _wie, zin: gevraagd.append(zin))
    for rij in presenter.laad().rijen:
        presenter.open(rij.id)
    eerst = presenter.teken(Tekenwijze.PAPIER, "wachtzin")
    assert ([g.nummer for g in eerst.getekend], isinstance(eerst.fout, InvoerError)) == (["OEF-2627-0001"], True)
    assert gevraagd == ["wachtzin"], "one passphrase for the stack"
    staat = presenter.laad()
    assert (len(staat.rijen), staat.aantal) == (1, 1), "what was looked at needs not be opened again"
    opmaker.hapert = "niemand"
    daarna = presenter.teken(Tekenwijze.PAPIER, "wachtzin")
    assert ([g.nummer for g in daarna.getekend], daarna.fout) == (["OEF-2627-0002"], None)
    assert "klaar voor handtekening" in daarna.zin
    soorten = [b.soort for g in daarna.getekend for b in g.brieven if b.id in daarna.voor_de_pen]
    assert soorten == [Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS]
    assert presenter.drukwerk(daarna.voor_de_pen).count(b"%PDF") == 3
    assert replace(daarna, wijze=Tekenwijze.DIGITAAL).voor_de_pen == ()


def test_that_the_heading_tells_an_advice_from_a_besluit_and_names_a_ronde(tmp_path: Path) -> None:
    ronde = zet_ronde_op(tmp_path)
    kies_modellen(ronde, ((ronde.aanvraag().soort, Besluitmodel.M2),))
    stel_voor(ronde)
    zitting_behandelen.horen(ronde.dienst, ronde.zitting_id, ronde.dossiers[0].id, zoals_aanvraag(ronde.aanvraag().formulier.b))
    stem_zelf(ronde, *LEDEN)
    ronde.klok.dag = date(2027, 5, 18)
    stel_vast(ronde)
    opzet = Besluitopzet(zitting=ronde, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    opzet.in_tekenmap()
    presenter = TekenmapPresenter(opzet.als(VOORZITTER), NepNavigatie(), lambda _wie, _zin: None)
    staat = presenter.laad()
    assert staat.titel == "Tekenmap · 1 advies"
    assert staat.sub == "1 van de schriftelijke ronde t/m do 20 mei · namens het bestuur"
    assert staat.rijen[0].uitkomst == "advies: toewijzen zoals gevraagd"
    tabblad = BesluitPresenter(opzet.dienst, NepNavigatie(), opzet.aanvraag_id()).staat()
    assert " · advies: toewijzen zoals gevraagd (ronde 18 mei, 4-0)" in tabblad.titel
    [advies] = presenter._stukken
    gewoon = replace(advies, wacht_op_bestuur=False, zitting="zitting wo 12 mei", zitting_op=date(2027, 5, 12))
    ander = replace(advies, wacht_op_bestuur=False, zitting_op=date(2027, 5, 17))
    presenter._stukken = (advies, gewoon, ander)
    assert presenter.staat().titel == "Tekenmap · 2 besluiten, 1 advies"
    assert presenter.staat().sub.startswith("2 van de schriftelijke ronde t/m do 20 mei, 1 van zitting wo 12 mei · ")
