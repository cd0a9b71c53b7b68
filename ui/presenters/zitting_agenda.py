"""The brain of the agenda of a zitting that is planned: what is ready, what is not, the order, who steps aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from cvt_desktop.basis.tekst import datum_kort, meervoud, opsomming
from cvt_desktop.domain.adviesverschil import verschil
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.hamerstuk import WENS, minuten
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen, Zittingtoestand
from cvt_desktop.services import agenda, hamerstukken, zitting_inzien, zittingen
from cvt_desktop.services.agendastand import agendastand
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zitting_inzien import Zittingbeeld
from cvt_desktop.services.zittingen import Conceptbesluit
from cvt_desktop.services.zittingwacht import stemt_toch
from ui.presenters.agendarijen import Agendarij, gevouwen, rij_van
from ui.presenters.navigatie import Navigatie
from ui.presenters.uitkomstvorm import lees_voorgenomen
from ui.presenters.zitting_blad import onder_titel, titel
from ui.presenters.zitting_kandidaten import Kandidaten, lees_kandidaten
from ui.presenters.zitting_woorden import KNOPTEKST, initiaal_naam
from ui.tonen import Keuze


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtregel:
    """Somebody who may not, or should not, vote at an item. ``mag_toch``: a reasoned exception is possible."""

    aanvraag_id: AanvraagId
    persoon_id: PersoonId
    tekst: str
    voorstel: str
    mag_toch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendablad:
    """The whole page but for what may come on the agenda. ``blok``: the hamerstukken as they fold."""

    titel: str
    sub: str
    telling: str
    agenda: tuple[Agendarij, ...]
    blok: tuple[Agendarij, ...]
    wacht: tuple[Wachtregel, ...]
    mag_plannen: bool
    mag_openen: bool
    mag_afdrukken: bool
    mag_uitlichten: bool
    mag_leesmap: bool
    mag_gasten: bool
    mag_lezen: bool

    @property
    def hamerstukken(self) -> tuple[Agendarij, ...]:
        """The block."""
        return tuple(r for r in self.agenda if r.hamer)

    @property
    def bespreekstukken(self) -> tuple[Agendarij, ...]:
        """What is discussed."""
        return tuple(r for r in self.agenda if not r.hamer)


REDENEN_TOCH = (
    Keuze(waarde="geen plaatsvervanger beschikbaar en de termijn laat geen uitstel toe",
          tekst="geen plaatsvervanger beschikbaar, termijn laat geen uitstel toe"),
    Keuze(waarde="het advies is alleen als tweede lezing gegeven", tekst="het advies is alleen als tweede lezing gegeven"),
    Keuze(waarde="de commissie heeft dit na bespreking zo besloten", tekst="de commissie heeft dit na bespreking zo besloten"),
)  # fmt: skip
"""Frequent reasons to let a deskundige vote; another one may be written."""


_KLEINE_KERN = (
    "Voeg een plaatsvervanger toe bij Zitting wijzigen, of vraag een andere deskundige. Komt dit vaker voor, kies dan bij "
    "Instellingen, Wie besluit, dat de bestuurder of de voorzitter besluit (M2 of M3)."
)
"""How a commission with a small core goes on (screens.md 3.2)."""


def _zonder_raad(reden: str) -> str:
    """The first sentence: what to do in the zitting itself does not help before it."""
    zin = reden.partition(". ")[0]
    return f"{zin[:1].lower()}{zin[1:]}."


class ZittingAgendaPresenter:
    """One zitting that is not closed."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, zitting_id: ZittingId, *, leeg: bool = False) -> None:
        """``leeg``: who makes it goes through ``lees_in_delen`` first."""
        self._dienst = dienst
        self._navigatie = navigatie
        self.zitting_id = zitting_id
        self._open: set[str] = set()
        if not leeg:
            self.ververs()

    def blad(self) -> Agendablad:
        """The state of the page."""
        zitting, vandaag = self._beeld.zitting, self._dienst.klok.today()
        agenda_ = tuple(rij_van(k, zitting, self._stand, vandaag) for k in self._beeld.kaarten)
        duur = sum(minuten(k.punt, verschil=bool(verschil(k.adviezen))) for k in self._beeld.kaarten)
        hamer = sum(1 for r in agenda_ if r.hamer)
        waarvan = f", waarvan {meervoud(hamer, 'hamerstuk', 'hamerstukken')}" if hamer else ""
        gevraagd_bij = [str(k.nummer) for k in self._beeld.kaarten if any(b.code == WENS for b in k.bespreken)]
        wens = f" · bespreken gevraagd bij punt {opsomming(gevraagd_bij)}" if gevraagd_bij else ""
        gasten = [(k.nummer, k.punt.gasten) for k in self._beeld.kaarten if k.punt.gasten is not None]
        komen = [f"{g.om or g.wanneer} bij punt {nummer}" for nummer, g in gasten]
        wens += f" · gasten: {opsomming(komen)}" if komen else ""
        plannen = self._dienst.mag(Actie.ZITTING_AGENDEREN)
        plaats = f" · {zitting.plaats}" if zitting.plaats else ""
        wanneer = onder_titel(self._beeld, f"{zitting.begintijd}–{zitting.eindtijd} uur{plaats}" if zitting.ronde is None
                              else f"stemmen vanaf {datum_kort(zitting.datum)} · {zitting.ronde.aanleiding}")  # fmt: skip
        te_openen = plannen and zitting.toestand is Zittingtoestand.GEPLAND
        wacht_op_dag = "openen kan op de dag zelf" if te_openen and zitting.datum > vandaag else ""
        return Agendablad(
            titel=titel(zitting),
            sub=" · ".join(filter(None, (wanneer, self._stukken_uit() if agenda_ else "", wacht_op_dag))),
            telling=f"op agenda {len(agenda_)}{waarvan} · verwacht {meervoud(duur, 'minuut', 'minuten')}{wens}",
            agenda=agenda_, blok=gevouwen((r for r in agenda_ if r.hamer), self._open),
            wacht=self._wacht(), mag_plannen=plannen,
            mag_openen=te_openen and zitting.datum <= vandaag,
            mag_afdrukken=self._dienst.mag(Actie.DOCUMENT_UITVOEREN) and bool(agenda_),
            mag_uitlichten=self._dienst.mag(Actie.HAMERSTUK_UITLICHTEN),
            mag_leesmap=self._dienst.mag(Actie.LEESMAP_MAKEN) and bool(agenda_), mag_gasten=plannen and zitting.ronde is None,
            mag_lezen=self._dienst.mag(Actie.LEESLIJST_INZIEN) and bool(agenda_),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read again."""
        self._beeld: Zittingbeeld = zitting_inzien.zittingbeeld(self._dienst, self.zitting_id)
        self._stand = agendastand(self._dienst, self.zitting_id)

    def lees_in_delen(self) -> Iterator[None]:
        """The same, of a zitting in which nothing is decided yet: each item takes a moment of its own."""
        beeld = yield from zitting_inzien.beeld_in_delen(self._dienst, self.zitting_id)
        yield
        self._beeld, self._stand = beeld, agendastand(self._dienst, self.zitting_id)

    def kandidaten(self) -> Kandidaten:
        """What may come on the agenda, read now. Slow in a large register: in ``Taken``."""
        beeld, stand = self._beeld, self._stand
        return lees_kandidaten(self._dienst, self.zitting_id, beeld.volgende, stand.spoed)

    def vouw(self, rij: Agendarij, *, open_: bool) -> bool:
        """Open or close the line in which this one stands; False when there is none or it stands so already."""
        if not rij.blok or (rij.blok in self._open) is open_:
            return False
        self._open ^= {rij.blok}
        return True

    def _stukken_uit(self) -> str:
        """``stukken uit: di 4 mei``, with how many members have them as long as that is not everybody."""
        stand = self._stand
        if stand.stukken_uit is None:
            return "stukken nog niet uit"
        wie = f" ({stand.kregen} van {stand.leden} leden)" if stand.kregen < stand.leden else ""
        return f"stukken uit: {datum_kort(stand.stukken_uit)}{wie}"

    def _wacht(self) -> tuple[Wachtregel, ...]:
        regels, punten = list[Wachtregel](), dict[tuple[str, str], list[int]]()
        mag, ik = self._dienst.mag(Actie.VERSCHONING_NOTEREN), self._dienst.sessie.persoon_id
        for k in self._beeld.kaarten:
            niet_mee = set[PersoonId]()
            for m in k.wacht:
                toch = next((reden for wat, reden in k.aanvraag.overrides if wat == stemt_toch(m.naam)), "")
                stand = f"stemt mee, met reden: {toch}" if toch else "stemt niet mee"
                niet_mee |= set() if toch else {m.persoon_id}
                mag_toch = m.niveau is Wachtniveau.WAARSCHUWT and not toch and mag and m.persoon_id != ik
                wie = f"{initiaal_naam(m.naam)} {m.grond}; {stand}."
                punten.setdefault((wie, "" if not mag_toch else str(k.aanvraag.id)), []).append(k.nummer)
                regels.append(Wachtregel(aanvraag_id=k.aanvraag.id, persoon_id=m.persoon_id, tekst=wie, voorstel=m.voorstel,
                                         mag_toch=mag_toch))  # fmt: skip
            if niet_mee and not (q := self._beeld.zitting.quorum_zonder(frozenset(niet_mee))).voldoende:
                regels.append(Wachtregel(
                    aanvraag_id=k.aanvraag.id, persoon_id=k.wacht[0].persoon_id, voorstel=_KLEINE_KERN, mag_toch=False,
                    tekst=f"Punt {k.nummer} haalt zo het quorum niet: {_zonder_raad(q.reden)}",
                ))  # fmt: skip
        return tuple(_bijeen(regels, punten))

    # --- acts -------------------------------------------------------------------------------------------------------

    def op_agenda(self, aanvraag_id: AanvraagId) -> None:
        """Put a dossier on the agenda."""
        zittingen.agenderen(self._dienst, self.zitting_id, aanvraag_id)
        self.ververs()

    def van_elders(self, aanvraag_id: str, reden: str) -> None:
        """Put a dossier of another commission on the agenda, for this once, with a reason."""
        zittingen.agenderen(self._dienst, self.zitting_id, AanvraagId(UUID(aanvraag_id)), reden)
        self.ververs()

    def van_agenda(self, aanvraag_id: AanvraagId) -> None:
        """Take an item off the agenda."""
        zittingen.afvoeren(self._dienst, self.zitting_id, aanvraag_id)
        self.ververs()

    def verplaats(self, aanvraag_id: AanvraagId, richting: int) -> bool:
        """Alt+↑ and Alt+↓ within the group; False at an end of it."""
        groep = {k.aanvraag.id: k.punt.behandeling for k in self._beeld.kaarten}
        ids = list(groep)
        van = ids.index(aanvraag_id)
        naar = van + richting
        if not 0 <= naar < len(ids) or groep[ids[naar]] is not groep[aanvraag_id]:
            return False
        ids[van], ids[naar] = ids[naar], ids[van]
        zittingen.volgorde(self._dienst, self.zitting_id, ids)
        self.ververs()
        return True

    def gasten(self, aanvraag_id: AanvraagId) -> tuple[str, str]:
        """At what time who comes in at an item, or twice ''."""
        gasten = self._beeld.kaart(aanvraag_id).punt.gasten
        return (gasten.om, gasten.wie) if gasten is not None else ("", "")

    def vraag_gasten(self, aanvraag_id: AanvraagId, om: str, wie: str) -> None:
        """Keep it; both empty: nobody comes."""
        zittingen.gasten_vragen(self._dienst, self.zitting_id, aanvraag_id, om, wie)
        self.ververs()

    def uitlichten(self, aanvraag_id: AanvraagId) -> None:
        """U: from the block to what is discussed."""
        hamerstukken.uitlichten(self._dienst, self.zitting_id, aanvraag_id)
        self.ververs()

    def aanmerken(self, rij: Agendarij, *, toch: bool = False) -> None:
        """H: into the block; ``toch`` passes over what the program names and the law does not ask."""
        hamerstukken.aanmerken(self._dienst, self.zitting_id, rij.id, rij.ondanks if toch else ())
        self.ververs()

    def toch_stemmen(self, regel: Wachtregel, reden: str) -> None:
        """Let a deskundige vote, with a reason."""
        zittingen.toch_stemmen(self._dienst, self.zitting_id, regel.aanvraag_id, regel.persoon_id, reden)
        self.ververs()

    def concept(self, aanvraag_id: AanvraagId) -> tuple[dict[str, object], str]:
        """``(values of the form, name of the item)`` for the conceptbesluit; what was typed and not kept comes back."""
        kaart = self._beeld.kaart(aanvraag_id)
        getypt = lees_concept(self._dienst, self._sleutel(aanvraag_id), Conceptbesluit)
        v = getypt.voorstel if getypt else kaart.punt.voorstel
        vraag = gevraagd(kaart.aanvraag)
        waarden: dict[str, object] = {
            "uitkomst": v.uitkomst.name if v else "",
            "categorie": str((v.categorie if v and v.categorie else vraag.categorie) or ""),
            "ingangsdatum": v.ingangsdatum if v and v.ingangsdatum else vraag.ingangsdatum,
            "einddatum": v.einddatum if v and v.einddatum else vraag.einddatum,
            "waarom_anders": v.waarom_anders if v else "", "redenen": getypt.redenen if getypt else kaart.punt.concept_redenen,
            "aanhouden_tot": v.aanhouden_tot if v else None, "aanhouden_waarvoor": v.aanhouden_waarvoor if v else "",
        }  # fmt: skip
        return waarden, f"{kaart.onderwerp.korte_naam} ({kaart.punt.kenmerk})"

    def bewaar_concept(self, aanvraag_id: AanvraagId, waarden: dict[str, object]) -> None:
        """Write the conceptbesluit."""
        concept = _conceptbesluit(waarden)
        zittingen.conceptbesluit(self._dienst, self.zitting_id, aanvraag_id, concept.voorstel, concept.redenen)
        vergeet_concept(self._dienst, self._sleutel(aanvraag_id))
        self.ververs()

    def onthoud_concept(self, aanvraag_id: AanvraagId, waarden: dict[str, object]) -> None:
        """Keep what is being typed, so that a crash loses nothing."""
        bewaar_concept(self._dienst, self._sleutel(aanvraag_id), _conceptbesluit(waarden))

    def houd_concept(self, aanvraag_id: AanvraagId, waarden: dict[str, object]) -> None:
        """What was typed, as somebody leaves the form: the conceptbesluit, or a draft as long as something lacks."""
        try:
            self.bewaar_concept(aanvraag_id, waarden)
        except CvtError:
            self.onthoud_concept(aanvraag_id, waarden)

    def _sleutel(self, aanvraag_id: AanvraagId) -> str:
        return f"conceptbesluit/{self.zitting_id}/{aanvraag_id}"

    def toewijzingvelden(self, aanvraag_id: AanvraagId) -> tuple[str, ...]:
        """What is filled in when this kind is given."""
        soort = beschrijving(self._beeld.kaart(aanvraag_id).aanvraag.soort)
        velden = (("categorie", soort.met_categorie), ("ingangsdatum", True), ("einddatum", soort.met_periode))
        return tuple(veld for veld, er in velden if er)

    def uitkomsten(self, aanvraag_id: AanvraagId) -> tuple[Keuze, ...]:
        """The choices of the conceptbesluit; what nobody advises on does not go back to deskundigen."""
        terug = beschrijving(self._beeld.kaart(aanvraag_id).aanvraag.soort).met_adviezen
        return tuple(Keuze(waarde=u.name, tekst=tekst) for u, tekst in KNOPTEKST.items() if terug or u is not Uitkomst.TERUG)

    # --- the document ---------------------------------------------------------------------------------------------------

    def agenda_pdf(self) -> bytes:
        """The uitnodiging with the agenda. Slow: in ``Taken``."""
        return self._dienst.opmaker.maak(agenda.agenda_document(self._dienst, self.zitting_id))

    def bestandsnaam(self) -> str:
        """The name to save it under."""
        return agenda.bestandsnaam(self._beeld.zitting)

    def uitgevoerd(self) -> None:
        """Tell the log that it leaves the program."""
        agenda.uitgevoerd(self._dienst, self.zitting_id)

    def naar_leeslijst(self, aanvraag_id: AanvraagId | None) -> None:
        """Read for this zitting, at this dossier."""
        self._navigatie.naar_leeslijst(self.zitting_id, aanvraag_id)

    def naar_dossier(self, aanvraag_id: AanvraagId) -> None:
        """Open a dossier."""
        self._navigatie.naar_dossier(aanvraag_id)


def _bijeen(regels: list[Wachtregel], punten: dict[tuple[str, str], list[int]]) -> Iterator[Wachtregel]:
    """The same words about several items stand there once: ``Punten 5, 8 en 9: J. Bakkenes werkt voor …``."""
    for regel in regels:
        sleutel = (regel.tekst, str(regel.aanvraag_id) if regel.mag_toch else "")
        nummers = punten.pop(sleutel, None)
        if nummers is not None:
            kop = "Punt" if len(nummers) == 1 else "Punten"
            yield replace(regel, tekst=f"{kop} {opsomming([str(n) for n in nummers])}: {regel.tekst}")
        elif regel.tekst.startswith("Punt "):
            yield regel


def _conceptbesluit(waarden: dict[str, object]) -> Conceptbesluit:
    naam = str(waarden.get("uitkomst") or "")
    voorstel = lees_voorgenomen(Voorgenomen(uitkomst=Uitkomst[naam]), waarden) if naam else None
    return Conceptbesluit(voorstel=voorstel, redenen=str(waarden.get("redenen") or ""))
