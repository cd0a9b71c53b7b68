"""The letter engine: a versioned text with its fields, laid out as a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf import maten, teksten
from cvt_desktop.adapters.pdf.bouwstenen import Schrijflijn, alinea, bijeen, opsomming, wit
from cvt_desktop.adapters.pdf.briefhoofd import briefhoofd
from cvt_desktop.adapters.pdf.maten import Stijlen, stijlen
from cvt_desktop.adapters.pdf.pagina import Zetsel, zet
from cvt_desktop.adapters.pdf.structuur import Tag
from cvt_desktop.adapters.pdf.teksten import Opmaak, veilig
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.tekstblok import ontleed
from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import Kop, Ondertekening, Tekenwijze

_KORTE_PAGINA = 0.4  # a last page that is filled less than this is worth an attempt in smaller type


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Invulling:
    """What one letter puts into its text.

    Fields, conditions that hold, blocks made in code (anew for each attempt), and the sizes of type to choose from.
    """

    sjabloon: str
    velden: Mapping[str, str]
    geldt: frozenset[str] = frozenset()
    schalen: tuple[float, ...] = (1.0, 0.95, 0.9)
    blokken: Mapping[str, Callable[[Stijlen], list[Flowable]]] = field(default_factory=dict)


class Tekstzetter:
    """Turns the parts of a versioned text into flowables."""

    def __init__(self, kop: Kop, invulling: Invulling, schaal: float) -> None:
        self._kop = kop
        self._invulling = invulling
        self._sjabloon = teksten.laad(kop.sjabloon_versie, invulling.sjabloon)
        self._vast = teksten.laad(kop.sjabloon_versie, "blokken")
        self._eigen = {b.blok: b.tekst for b in kop.tekstblokken}
        self.stijl = stijlen(schaal)
        self.velden = basisvelden(kop) | dict(invulling.velden)

    def vul(self, sjabloon: str) -> Opmaak:
        """A sentence with the fields of this letter."""
        return teksten.vul(sjabloon, self.velden, concept=self._kop.concept)

    def zin(self, naam: str) -> str:
        """A loose sentence of this letter or of the fixed blocks."""
        eigen: Mapping[str, str] = self._sjabloon.get("zinnen", {})
        return eigen.get(naam) or str(self._vast["zinnen"][naam])

    @property
    def onderwerp(self) -> Opmaak:
        """The subject line."""
        return self.vul(self._sjabloon["onderwerp"])

    def delen(self, eigen_alinea: str) -> Iterator[Flowable]:
        """All parts whose condition holds, in the order of the text."""
        for deel in self._sjabloon["deel"]:
            if not set(deel.get("als", ())) <= self._invulling.geldt:
                continue
            if deel.get("eigen_alinea"):
                for stuk in filter(None, (s.strip() for s in eigen_alinea.split("\n\n"))):
                    yield alinea(veilig(stuk), self.stijl.tekst)
            elif eigen := self._eigen.get(deel.get("kiezen", "")):
                yield from self._gekozen(deel, eigen)
            elif "vast" in deel:
                for vast in self._vast[deel["vast"]]:
                    yield from self._deel(vast, self.stijl.vast)
            else:
                yield from self._deel(deel, self.stijl.tekst)

    def _deel(self, deel: Mapping[str, Any], stijl: Any) -> Iterator[Flowable]:
        if "kop" in deel:
            yield alinea(self.vul(deel["kop"]), self.stijl.kop)
        for zin in deel.get("tekst", ()):
            if tekst := self.vul(zin):
                yield alinea(tekst, stijl)
        punten = [self.vul(punt) for punt in (*deel.get("lijst", ()), *deel.get("lijst_als", ()))]
        yield from opsomming([punt for punt in punten if punt], self.stijl.lijst)
        yield from self._genummerd(deel.get("genummerd", ()))
        if blok := self._invulling.blokken.get(deel.get("blok", "")):
            yield from blok(self.stijl)

    def _gekozen(self, deel: Mapping[str, Any], tekst: str) -> Iterator[Flowable]:
        """A standard paragraph as the beheerder wrote it, below the heading that the letter has."""
        if "kop" in deel:
            yield alinea(self.vul(deel["kop"]), self.stijl.kop)
        for punten, stukken in ontleed(tekst):
            gevuld = [stuk for stuk in map(self.vul, stukken) if stuk]
            yield from opsomming(gevuld, self.stijl.lijst) if punten else [alinea(s, self.stijl.tekst) for s in gevuld]

    def _genummerd(self, paren: list[list[str]]) -> Iterator[Flowable]:
        lijst = Tag("L")
        for nummer, (kop, tekst) in enumerate(paren, 1):
            inhoud = Opmaak(f"<b>{self.vul(kop)}.</b> {self.vul(tekst)}")
            yield alinea(inhoud, self.stijl.lijst, Tag("LBody", Tag("LI", lijst)), f"{nummer}.")


def basisvelden(kop: Kop) -> dict[str, str]:
    """The fields that every text may use."""
    a = kop.afzender
    return {
        "swv": a.naam, "swv_nummer": a.nummer, "postadres": a.postadres, "elektronische_weg": a.elektronische_weg,
        "rechtbank": a.rechtbank, "fg_email": a.fg_email, "steunpunt": a.steunpunt, "kenmerk": kop.kenmerk,
        "contact_naam": kop.contact.naam, "contact_telefoon": kop.contact.telefoon,
    }  # fmt: skip


def zet_brief(brief: Brief, invulling: Invulling) -> bytes:
    """The letter as PDF; smaller type is taken only when it saves a page."""
    if not any(regel.strip() for regel in brief.adres):
        raise InvoerError("De brief heeft geen adres. Vul het adres van de geadresseerde in.", veld="adres")
    gewoon, *kleinere = invulling.schalen
    if kleinere:
        proef = _zet(brief, invulling, gewoon, droog=True)
        if proef.paginas > 1 and proef.gevuld < _KORTE_PAGINA:
            for schaal in kleinere:
                kleiner = _zet(brief, invulling, schaal)
                if kleiner.paginas < proef.paginas:
                    return kleiner.inhoud
    return _zet(brief, invulling, gewoon).inhoud


def _zet(brief: Brief, invulling: Invulling, schaal: float, *, droog: bool = False) -> Zetsel:
    zetter = Tekstzetter(brief.kop, invulling, schaal)
    stijl = stijlen(schaal)
    verhaal: list[Flowable] = [alinea(zetter.onderwerp, stijl.onderwerp)]
    verhaal.append(alinea(Opmaak(f"{zetter.vul('{aanhef}')},"), stijl.tekst))
    verhaal += zetter.delen(brief.eigen_alinea)
    verhaal.append(bijeen([*_laatste_blok(verhaal), *slot(zetter, brief)]))

    hoofd = briefhoofd(brief.kop, adres=brief.adres, bijlagen=brief.bijlagen)
    # below the window, and below the colofon when that is long
    begin = max(maten.BRIEF_BEGIN, hoofd.eind + 5 * mm)
    return zet(verhaal, brief.kop, titel=invulling.velden["titel"], hoofd=hoofd, begin=begin, droog=droog)


def _laatste_blok(verhaal: list[Flowable]) -> list[Flowable]:
    """Takes the last heading with its text off the story: a greeting never stands alone on a page."""
    begin = max(i for i, deel in enumerate(verhaal) if i == 0 or (getattr(getattr(deel, "style", None), "name", "") == "kop"))
    blok = verhaal[begin:]
    del verhaal[begin:]
    return blok


def slot(zetter: Tekstzetter, brief: Brief) -> list[Flowable]:
    """Greeting, signature and what is enclosed."""
    stijl = zetter.stijl
    delen: list[Flowable] = [wit(8), alinea(zetter.vul(zetter.zin("groet")), stijl.tekst)]
    delen += handtekening(brief.kop, brief.ondertekening)
    if brief.bijlagen:
        kop = f"<b>{zetter.vul(zetter.zin('bijlagen'))}:</b> "
        delen += [wit(8), alinea(Opmaak(kop + veilig("; ".join(brief.bijlagen))), stijl.vast)]
    if afschrift := zetter.velden.get("afschrift"):
        delen.append(alinea(Opmaak(f"<b>Afschrift:</b> {veilig(afschrift)}"), stijl.vast))
    return delen


def handtekening(kop: Kop, o: Ondertekening) -> list[Flowable]:
    """Name and function, with the digital line or with room and a line for the pen."""
    stijl = stijlen()
    wie = alinea(Opmaak(f"<b>{veilig(o.naam)}</b><br/>{veilig(o.functie)}"), stijl.tekst)
    if o.wijze == Tekenwijze.OP_PAPIER:
        return [wit(34), Schrijflijn(0, 3), wie]
    if o.op is None and not kop.concept:
        raise InvoerError("De dag van ondertekening ontbreekt. Geef die dag.", veld="ondertekening: op")
    dag = datum_lang(o.op) if o.op else "(dag van ondertekening)"
    zin = teksten.laad(kop.sjabloon_versie, "blokken")["zinnen"]["digitaal"]
    tekst = teksten.vul(zin, {"tekenaar": o.naam, "getekend_op": dag}, concept=kop.concept)
    return [wie, alinea(tekst, stijl.klein)]
