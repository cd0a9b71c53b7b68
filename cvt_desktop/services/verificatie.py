"""What is signed in this register, and whether it is what stands there (ADR 0051).

A stem counts when that member signed it, the signed bytes are the stem that stands in the register now, and the role
certificate of that key counted at that moment with a role that votes. Everything else is said, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from cvt_desktop.domain import keten
from cvt_desktop.domain.agendapunt import Agendapunt
from cvt_desktop.domain.bekrachtiging import via_lijst
from cvt_desktop.domain.beleid import Actie, mag
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.deskundigenadvies import Advieswijze, Deskundigenadvies
from cvt_desktop.domain.echtheid import NIET_BEKRACHTIGD, Echtheid, Oordeel
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.instellingen import KERN, Instellingen
from cvt_desktop.domain.ondertekend import puntverklaring, stemverklaring, stemvormen
from cvt_desktop.domain.rolcertificaat import Rolstand
from cvt_desktop.domain.stem import Bekrachtiging, Stem
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.getekend import Getekend
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.handtekeningtoets import toets
from cvt_desktop.services.rolcertificaten import gezien_log, lees_ledenlijst

LIJSTSTEM, LIJSTPUNT = "lijststem", "lijstpunt"
"""Under these names the log holds what the voorzitter signed with the besluitenlijst: each stem, and each item."""
_EIGEN_STEM = (Actie.STEM_UITBRENGEN, Actie.STEM_BEKRACHTIGEN, Actie.STEM_BETWISTEN)
_ANDERS = "wat is ondertekend, is iets anders dan hier staat"
_ROL: dict[Actie, str] = {
    Actie.STEM_BEKRACHTIGEN: "een rol met stemrecht", Actie.STEM_UITBRENGEN: "een rol met stemrecht",
    Actie.ADVIES_VASTSTELLEN: "de rol van deskundige",
    Actie.ADVIES_OVERNEMEN: "de rol van secretaris", Actie.ADVIES_INLEZEN: "de rol van secretaris",
    Actie.BESLUIT_TEKENEN: "een rol die besluiten tekent", Actie.BESLUITENLIJST_VASTSTELLEN: "de rol van voorzitter",
}  # fmt: skip


def verwarm(dienst: Dienst) -> None:
    """Walk the log now, in a thread, so that the first screen with stemmen need not."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        Verificatie(dienst, uow)


class Verificatie:
    """Judges within one read unit; the certificates are read and judged once, of the log only what came since."""

    def __init__(self, dienst: Dienst, uow: Leeseenheid) -> None:
        self._dienst, self._uow = dienst, uow
        self.leden = lees_ledenlijst(dienst, uow)
        self._kluis = uow.logboek.kluis()
        toets_ = toets(self.leden, dienst.zegel.klopt)
        self.log_breuk = dienst.logwacht.breuk(uow, toets_, gezien_log(dienst.zegel, uow))
        self._gelezen: dict[tuple[UUID, str], list[Getekend]] = {}
        self._ondertekende_instelling: dict[UUID, bool] = {}
        self._lijst_telt: dict[UUID, bool] = {}

    # --- stemmen --------------------------------------------------------------------------------------------------------

    def stem(self, zitting: Zitting, punt: Agendapunt, stem: Stem) -> Oordeel:
        """The verdict on one stem of a decided item."""
        eigen = self.leden.van(stem.persoon_id)
        if punt.is_verschoond(stem.persoon_id):
            return _vals("dit lid was verschoond bij dit punt")
        if stem.bekrachtigd_op is None and (via_de_lijst := self._via_lijst(zitting, punt, stem)) is not None:
            return via_de_lijst
        if not eigen and not self.leden.alarm:
            return self._zonder_eigen_sleutel(zitting)
        if stem.bekrachtigd_op is None:
            return _zonder("betwist" if stem.betwist_op else NIET_BEKRACHTIGD)
        if self.leden.overgang and eigen and stem.bekrachtigd_op < eigen[0].verklaring.van:
            return _zonder("bekrachtigd voordat dit lid een sleutel had")
        oordeel = self._oordeel(stem.persoon_id, _EIGEN_STEM, punt.aanvraag_id, "stem", zitting.id,
                                *stemvormen(zitting, punt, stem))  # fmt: skip
        return replace(oordeel, telt=oordeel.echtheid is Echtheid.ECHT)

    def punt(self, zitting: Zitting, punt: Agendapunt) -> dict[PersoonId, Oordeel]:
        """The verdict on each stem of an item."""
        return {s.persoon_id: self.stem(zitting, punt, s) for s in punt.stemmen} if punt.voorgenomen is not None else {}

    def _zonder_eigen_sleutel(self, zitting: Zitting) -> Oordeel:
        """Somebody who never had a key: the setting says whether such a stem counts, and a beheerder signed the setting."""
        if self.zonder_sleutel_mag(zitting):
            reden = "lid zonder persoonlijke sleutel; telt mee door de instelling 'Stemmen zonder persoonlijke sleutel'"
            return Oordeel(echtheid=Echtheid.ZONDER, reden=reden, telt=True)
        return _zonder("dit lid heeft geen persoonlijke sleutel")

    def zonder_sleutel_mag(self, zitting: Zitting) -> bool:
        """Whether stemmen without a key count in this zitting."""
        versie = self._uow.instellingen.op(zitting.datum)
        return versie.reglement.stemmen_zonder_sleutel and self._getekende_versie(versie)

    def _getekende_versie(self, versie: Instellingen) -> bool:
        """Whether a beheerder signed this version of the settings: by hand nobody makes stemmen count.

        A version of before its kern was signed apart is signed as a whole, and only until somebody changed a list in it.
        """
        if versie.id not in self._ondertekende_instelling:
            self._ondertekende_instelling[versie.id] = any(
                self._klopt(g, (Actie.INSTELLINGEN_WIJZIGEN, Actie.GEBRUIKERS_BEHEREN), inhoud)
                for soort, inhoud in ((KERN, versie.kern()), ("instellingen", versie))
                for g in self._uow.logboek.getekend_over(soort, versie.id)
            )
        return self._ondertekende_instelling[versie.id]

    # --- via the besluitenlijst -----------------------------------------------------------------------------------------

    def _via_lijst(self, zitting: Zitting, punt: Agendapunt, stem: Stem) -> Oordeel | None:
        """The verdict by the signature of the voorzitter over the list; None when this stem rests on its own member.

        Whoever signed anything about the own stem is judged by that: the list never goes against it.
        """
        if not via_lijst(zitting) or stem.betwist_op is not None or not self._lijst_mag(zitting):
            return None
        if any(g.gebeurtenis.persoon_id == stem.persoon_id and g.gebeurtenis.actie in _EIGEN_STEM and self._handtekening_klopt(g)
               for g in self._getekend(punt.aanvraag_id, "stem", zitting.id)):  # fmt: skip
            return None
        verklaring = stemverklaring(zitting, punt, stem)
        return self._op_de_lijst(zitting, punt, LIJSTSTEM, verklaring, "de stem is niet die van de ondertekende besluitenlijst")

    def lijstpunt(self, zitting: Zitting, punt: Agendapunt) -> Oordeel | None:
        """The verdict on the outcome of an item of a list that the voorzitter signed; None when no list lets stemmen count."""
        if not via_lijst(zitting) or not punt.beslist or not self._lijst_mag(zitting):
            return None
        return self._op_de_lijst(zitting, punt, LIJSTPUNT, puntverklaring(zitting, punt),
                                 "het punt is niet dat van de ondertekende besluitenlijst")  # fmt: skip

    def _op_de_lijst(self, zitting: Zitting, punt: Agendapunt, soort: str, verklaring: object, anders: str) -> Oordeel:
        voorzitter = zitting.vastgesteld_door
        assert voorzitter is not None
        lijst = self._getekend(punt.aanvraag_id, soort, zitting.id)
        deze = [g for g in lijst if g.gebeurtenis.persoon_id == voorzitter and self._zegt(g, verklaring)]
        if not deze:
            return _vals(anders if lijst else "de besluitenlijst is niet ondertekend door de voorzitter van de zitting")
        oordeel = self._vel(deze, voorzitter, (Actie.BESLUITENLIJST_VASTSTELLEN,), verklaring)
        if oordeel.echtheid is not Echtheid.ECHT:
            return replace(oordeel, reden=f"de handtekening onder de besluitenlijst: {oordeel.reden}")
        return Oordeel(echtheid=Echtheid.LIJST, door=voorzitter, telt=True, reden="niet door dit lid zelf ondertekend; telt door "
                       "de handtekening van de voorzitter onder de besluitenlijst")  # fmt: skip

    def _lijst_mag(self, zitting: Zitting) -> bool:
        """Whether a version of the settings that was in force on the day of the zitting says so, signed by a beheerder.

        The zitting kept the way of the moment at which it was opened; on that day a newer version may have begun. Of several
        commissions one is meant in which everybody with a stem sits: by hand a zitting does not become one of another.
        """
        if zitting.id not in self._lijst_telt:
            alle, dag = self._uow.instellingen.all(), zitting.datum
            eerder = max((v for v in alle if v.geldig_vanaf < dag), key=lambda v: (v.geldig_vanaf, v.nummer), default=None)
            die_dag = [v for v in alle if v.geldig_vanaf == dag or v is eerder]
            self._lijst_telt[zitting.id] = any(
                _stemt_via_lijst(v, zitting) and self._getekende_versie(v) for v in die_dag
            )
        return self._lijst_telt[zitting.id]

    def _zegt(self, g: Getekend, inhoud: object) -> bool:
        codec = self._dienst.codec  # what was signed under an earlier version of the program had fewer fields
        return any(g.gaat_over(vorm) for vorm in (codec.schrijf(inhoud), *codec.oudere_vormen(inhoud)))

    def _klopt(self, g: Getekend, acties: Sequence[Actie], inhoud: object) -> bool:
        wie = g.gebeurtenis.persoon_id
        return wie is not None and self._vel([g], wie, acties, inhoud).echtheid is Echtheid.ECHT

    # --- the rest -------------------------------------------------------------------------------------------------------

    def advies(self, advies: Deskundigenadvies) -> Oordeel:
        """The verdict on a vastgesteld advice: signed by the deskundige, or by the secretaris who took it over."""
        if not advies.vastgesteld:
            return _zonder("nog niet vastgesteld")
        getekend = [g for g in self._getekend(advies.aanvraag_id, "advies", advies.id) if self._handtekening_klopt(g)]
        zelf = {g.gebeurtenis.persoon_id for g in getekend if g.gebeurtenis.actie == Actie.ADVIES_VASTSTELLEN}
        if zelf - {advies.persoon_id} or (zelf and advies.wijze.uit_stuk):
            return _vals("de deskundige ondertekende dit advies zelf, en er staat nu iets anders")
        if not getekend and self.leden.overgang:
            return _zonder("vastgesteld voordat er sleutels waren")
        if advies.wijze.uit_stuk:
            wie = advies.overgenomen_door
            if wie is None or not self.leden.van(wie):
                return _zonder("overgenomen door iemand zonder persoonlijke sleutel")
            formulier = advies.wijze is Advieswijze.FORMULIER
            actie = Actie.ADVIES_INLEZEN if formulier else Actie.ADVIES_OVERNEMEN
            oordeel = self._oordeel(wie, (actie,), advies.aanvraag_id, "advies", advies.id, advies)
            if oordeel.echtheid is Echtheid.ECHT:
                reden = "overgenomen uit het ondertekende stuk; de overname is ondertekend"
                if formulier:
                    reden = "ingelezen uit het ingevulde formulier; het inlezen is ondertekend"
                return replace(oordeel, reden=reden)
            return oordeel
        if not self.leden.van(advies.persoon_id):
            return _zonder("deze deskundige heeft geen persoonlijke sleutel")
        return self._oordeel(advies.persoon_id, (Actie.ADVIES_VASTSTELLEN,), advies.aanvraag_id, "advies", advies.id, advies)

    def beslist(self, zitting: Zitting, punt: Agendapunt) -> Oordeel:
        """The verdict on who was there and who stepped aside, as it was fixed when the item was decided."""
        if not punt.beslist:
            return _zonder("nog niet beslist")
        getekend = self._getekend(punt.aanvraag_id, "punt", zitting.id)
        wie = getekend[-1].gebeurtenis.persoon_id if getekend else None
        if wie is None:
            return _zonder("vastgelegd zonder handtekening")
        return self._oordeel(wie, (Actie.UITSLAG_VASTSTELLEN, Actie.OP_ADVIEZEN_BESLISSEN), punt.aanvraag_id, "punt", zitting.id,
                             puntverklaring(zitting, punt))  # fmt: skip

    def besluit(self, besluit: Besluit) -> Oordeel:
        """The verdict on a signed besluit: the bytes that were signed are those of now, but for sending and withdrawing."""
        if besluit.ondertekening is None:
            return _zonder("nog niet getekend")
        wie = besluit.ondertekening.persoon_id
        if not self.leden.van(wie) or (self.leden.overgang and not self._getekend(besluit.aanvraag_id, "besluit", besluit.id)):
            return _zonder("getekend zonder persoonlijke sleutel")
        return self._oordeel(wie, (Actie.BESLUIT_TEKENEN,), besluit.aanvraag_id, "besluit", besluit.id,
                             besluit.zoals_getekend())  # fmt: skip

    # --- inside ---------------------------------------------------------------------------------------------------------

    def _oordeel(
        self, wie: PersoonId, acties: Sequence[Actie], aanvraag_id: UUID, soort: str, object_id: UUID, *inhoud: object
    ) -> Oordeel:
        return self._vel(self._getekend(aanvraag_id, soort, object_id), wie, acties, *inhoud)

    def _vel(self, getekend: Iterable[Getekend], wie: PersoonId, acties: Sequence[Actie], *inhoud: object) -> Oordeel:
        """The newest thing that ``wie`` signed about this must be what stands here: an older one put back is not believed.

        ``inhoud``: what stands here, in each form in which it may have been signed.
        """
        if self.leden.alarm:
            return _vals("de rolcertificaten zijn niet te vertrouwen")
        eigen = [g for g in getekend if g.gebeurtenis.persoon_id == wie and g.gebeurtenis.actie in acties]
        echt = [g for g in eigen if self._handtekening_klopt(g)]
        if not echt:
            return _vals("de handtekening klopt niet" if eigen else "er is geen handtekening van wie dit deed")
        laatste = max(echt, key=lambda g: (g.gebeurtenis.moment, g.gebeurtenis.volgnummer))
        if not any(self._zegt(laatste, een) for een in inhoud):
            return _vals(_ANDERS)
        if self.log_breuk:
            return Oordeel(echtheid=Echtheid.VALS, door=wie, reden=f"het logboek is buiten het programma om gewijzigd. "
                           f"{self.log_breuk.rstrip('.')}")  # fmt: skip
        if laatste.gebeurtenis.actie == Actie.STEM_BETWISTEN:
            return _vals("dit lid heeft deze stem betwist")
        return self._rol(laatste, wie)

    def _rol(self, g: Getekend, wie: PersoonId) -> Oordeel:
        """Whether the key was certified for this act at that moment."""
        e = g.gebeurtenis
        assert e.sleutel_id is not None
        toen, actie = self.leden.op(wie, e.sleutel_id, e.moment), Actie(e.actie)
        if toen is None:
            return _vals("de sleutel hoort niet bij dit lid, of is ingetrokken")
        if not mag(toen.verklaring.rollen, actie):
            return _vals(f"dit lid had toen niet {_ROL.get(actie, 'de rol die dit mag')}")
        if toen.stand is Rolstand.WACHT:
            wacht = f"ondertekend; het rolcertificaat telt nog niet: {toen.reden}"
            return Oordeel(echtheid=Echtheid.WACHT, reden=wacht, door=wie)
        return Oordeel(echtheid=Echtheid.ECHT, reden="ondertekend met de eigen sleutel", door=wie)

    def _handtekening_klopt(self, g: Getekend) -> bool:
        e = g.gebeurtenis
        if e.persoon_id is None or e.sleutel_id is None:
            return False
        publiek = self.leden.publiek(e.persoon_id, e.sleutel_id)
        return publiek is not None and self._dienst.zegel.klopt(publiek, keten.verklaring(self._kluis, e), e.handtekening)

    def _getekend(self, aanvraag_id: UUID, soort: str, object_id: UUID) -> list[Getekend]:
        sleutel = (aanvraag_id, soort)
        if sleutel not in self._gelezen:
            self._gelezen[sleutel] = self._uow.logboek.getekend(aanvraag_id, soort)  # type: ignore[arg-type]
        return [g for g in self._gelezen[sleutel] if g.gebeurtenis.object_id == object_id]


def _stemt_via_lijst(versie: Instellingen, zitting: Zitting) -> bool:
    """Whether these settings know the commission of this zitting and those who voted there, and let their stemmen count so."""
    stemmers = {s.persoon_id for p in zitting.punten for s in p.stemmen}
    return any(c.id == zitting.commissie_id and c.bekrachtiging is Bekrachtiging.LIJST
               and all(c.is_lid(wie, zitting.datum) for wie in stemmers) for c in versie.commissies)  # fmt: skip


def _vals(reden: str) -> Oordeel:
    return Oordeel(echtheid=Echtheid.VALS, reden=reden)


def _zonder(reden: str) -> Oordeel:
    return Oordeel(echtheid=Echtheid.ZONDER, reden=reden)
