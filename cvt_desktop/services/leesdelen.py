"""The pieces of leesmappen as pages: each is drawn once, for as many members as read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.ports.bundel import Beeldstuk, Bladbeeld, Tekststuk, Weggelaten
from cvt_desktop.ports.documentdelen import Kop
from cvt_desktop.ports.kijker import KijkerPort
from cvt_desktop.ports.leesmap import Leesdeel, Leesstuk
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.bundels import bladen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.adviesafdruk import afdruk_van
from cvt_desktop.services.dossierkaart import kaart_document
from cvt_desktop.services.inzage import zichtbare_adviezen, zichtbare_stukken
from cvt_desktop.services.stukken import Stuklezer

BREED_PX = 1_240
"""150 dots an inch on A4: good to read on a tablet, and a page of a scan stays small."""
APART = "een rekenblad is niet als bladzijden te tonen; bekijk het in het register"
ONGETEKEND = "dit bestand kan op deze laptop niet als bladzijden worden getoond; bekijk het in het register"


@dataclass(slots=True)
class Leesdelen:
    """Holds what was drawn, in memory and nowhere else, and one viewer; both are gone at the end of the block."""

    lezer: Stuklezer
    voortgang: Voortgang
    _klaar: dict[tuple[object, ...], bytes] = field(default_factory=dict, repr=False)
    _kijker: KijkerPort | None = None

    def __enter__(self) -> Leesdelen:
        self._kijker = self.lezer.kijker() if self.lezer.kijker else None
        return self

    def __exit__(self, *_: object) -> None:
        self._klaar.clear()
        if self._kijker is not None:
            self._kijker.sluit()

    def van(self, dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> Iterator[Leesstuk]:
        """What ``dienst`` sees of a dossier: the card, the adviezen, the stukken by the day that they are from."""
        adviezen = zichtbare_adviezen(dienst, aanvraag, uow.adviezen.of_aanvraag(aanvraag.id))
        vast = tuple(a for a in adviezen if a.vastgesteld)
        ik = dienst.sessie.persoon_id
        eigen = ik if any(k.persoon_id == ik for k in aanvraag.koppelingen) else None
        yield self._deel("Dossierkaart", ("kaart", aanvraag.id, eigen, dienst.sessie.rollen, tuple(a.id for a in vast)),
                         lambda: dienst.opmaker.maak(kaart_document(dienst, aanvraag.id)))  # fmt: skip
        for advies in vast:
            yield self._deel(f"Deskundigenadvies {advies.volgorde}", ("advies", advies.id),
                             partial(_advies, dienst, uow, aanvraag, advies))  # fmt: skip
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), aanvraag.kenmerk, dagtekening=dienst.klok.today(), concept=False)
        stukken = zichtbare_stukken(dienst, uow, aanvraag)
        for stuk in sorted(stukken, key=lambda s: (s.gedateerd or s.ontvangen_op, s.bestandsnaam)):
            yield self._deel(_titel(stuk), ("stuk", stuk.id), partial(self._stuk, dienst, uow, kop, stuk))

    def _deel(self, titel: str, sleutel: tuple[object, ...], maak: Callable[[], bytes]) -> Leesstuk:
        self.voortgang.controleer()
        if sleutel not in self._klaar:
            self._klaar[sleutel] = maak()
        return Leesstuk(titel=titel, data=self._klaar[sleutel])

    def _stuk(self, dienst: Dienst, uow: Leeseenheid, kop: Kop, stuk: Stuk) -> bytes:
        return dienst.opmaker.maak(Leesdeel(kop=kop, titel=_titel(stuk), inhoud=self._inhoud(dienst, uow, stuk)))

    def _inhoud(self, dienst: Dienst, uow: Leeseenheid, stuk: Stuk) -> Beeldstuk | Tekststuk | Weggelaten:
        """As the register shows it to this member: whole, because what is gelakt is for those outside the commission."""
        vorm, kijker = Bestandsvorm[stuk.vorm], self._kijker
        if not (vorm.als_tekst or vorm.te_zien):
            return Weggelaten(reden=APART)
        if vorm.te_zien and kijker is None:
            return Weggelaten(reden=ONGETEKEND)
        bewaard = uow.opslag.get(stuk.bestand_id)
        data = dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)
        if kijker is None or vorm.als_tekst:
            return Tekststuk(tekst=self.lezer.inlezer.tekst_van(data, vorm))
        return Beeldstuk(paginas=lambda: self._bladen(kijker, data, stuk))

    def _bladen(self, kijker: KijkerPort, data: bytes, stuk: Stuk) -> Iterator[Bladbeeld]:
        for blad in bladen(kijker, data, replace(stuk, gelakt=()), breed_px=BREED_PX):
            self.voortgang.controleer()
            yield blad


def _advies(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, advies: Deskundigenadvies) -> bytes:
    return dienst.opmaker.maak(afdruk_van(dienst, uow, aanvraag, advies))


def _titel(stuk: Stuk) -> str:
    soort = str(Stuksoort[stuk.soort]) if stuk.soort in Stuksoort.__members__ else str(Stuksoort.OVERIG)
    wat = stuk.omschrijving.strip()
    return f"{soort}: {wat}" if wat else soort
