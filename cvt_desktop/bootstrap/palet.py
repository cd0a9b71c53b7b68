"""What Ctrl+K finds and does beside the screens: dossiers, TLVs, acts in words, and taking the last act back."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from cvt_desktop.bootstrap.beveiligingspaginas import open_laptop_kwijt
from cvt_desktop.bootstrap.omgeving import Omgeving
from cvt_desktop.bootstrap.schermen import notitie_bij, opvolgen_bij
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from ui import formulieropdracht, handleidingopdracht, rondleiding
from ui.presenters.aanvragen import AanvragenPresenter
from ui.presenters.paletonderdelen import PaletOnderdelen
from ui.presenters.paletopdrachten import Paletopdrachten
from ui.presenters.palettlvs import PaletTlvs
from ui.presenters.paletzittingen import PaletZittingen
from ui.presenters.zittingen import ZittingenPresenter
from ui.schil import Schil
from ui.views.verklaringen import VerklaringenView
from ui.zoekmelding import meld_gezocht


def vul_palet(schil: Schil, o: Omgeving, lijst: AanvragenPresenter) -> None:
    """The sources in the order in which they are shown; who reads no dossiers finds none."""
    palet, dienst = schil.palet, o.dienst
    if dienst.mag(Actie.DOSSIER_INZIEN):
        palet.voeg_leverancier(lijst.zoek_aanvragen)
        palet.gezocht.connect(partial(meld_gezocht, o.taken, lijst.zoeken_vastleggen))
        opdrachten = Paletopdrachten(dienst, o.navigatie, lijst.lijst, partial(_dossier_voor, schil),
                                     notitie=partial(notitie_bij, o), opvolgen=partial(opvolgen_bij, o))  # fmt: skip
        palet.voeg_leverancier(opdrachten.treffers)
    else:
        palet.raad = "Uw rol ziet geen dossiers: u vindt hier schermen, opdrachten en de handleiding."
    if dienst.mag(Actie.VERKLARINGEN_INZIEN):
        tlvs = PaletTlvs(dienst, partial(_naar_tlv, schil))
        palet.voeg_leverancier(tlvs.treffers)
        o.wijzigingen.gewijzigd.connect(lambda _soort, _id: tlvs.vergeet())
    if dienst.mag(Actie.ZITTING_INZIEN):
        lijst_van = ZittingenPresenter(dienst, o.navigatie)
        zittingen = PaletZittingen(lijst_van.rijen, dienst.klok.today, lambda rij: lijst_van.open(rij.id))
        palet.voeg_leverancier(zittingen.treffers)
        o.wijzigingen.gewijzigd.connect(lambda _soort, _id: zittingen.vergeet())
    palet.voeg_leverancier(PaletOnderdelen(dienst, o.navigatie, partial(open_laptop_kwijt, o)).treffers)
    for opdracht in (rondleiding, formulieropdracht, handleidingopdracht):
        palet.voeg_leverancier(partial(opdracht.treffers, schil))


def _dossier_voor(schil: Schil) -> AanvraagId | None:
    """The dossier in front, if there is one."""
    plek = schil.plek()
    sleutel = plek.boven[-1].sleutel if plek is not None and plek.boven else ""
    soort, _, id_ = sleutel.partition("/")
    return AanvraagId(UUID(id_)) if soort == "dossier" else None


def _naar_tlv(schil: Schil, nummer: str) -> None:
    schil.naar("verklaringen")
    pagina = schil.huidige()
    if isinstance(pagina, VerklaringenView):
        pagina.toon_nummer(nummer)
