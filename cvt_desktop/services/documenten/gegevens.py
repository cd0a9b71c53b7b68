"""Everything that a besluit and its documents draw on, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Agendapunt, Voorgenomen
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.ids import BesluitId, PersoonId
from cvt_desktop.domain.instellingen import Besluitmodel, Instellingen
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.mandaat import Beslisgrond, Mandaat, beslisgrond
from cvt_desktop.domain.onderwerp import Onderwerp
from cvt_desktop.domain.persoon import BESTUURDERS, TEKENAARS, Persoon, Rol
from cvt_desktop.domain.school import School
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import Termijn, bezwaartermijn
from cvt_desktop.domain.tlv import Verklaring
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.ontvangers import Ontvanger, leerling_ontvanger, ouder_ontvangers, school_ontvanger
from cvt_desktop.services.dossiertoegang import eis_dossier
from cvt_desktop.services.onderwerpen import als_leerling, onderwerp_van


@dataclass(frozen=True, slots=True, kw_only=True)
class Gecorrigeerd:
    """The besluit that this one replaces, with its verklaring if it gave one."""

    besluit: Besluit = field(repr=False)
    verklaring: Verklaring | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitgegevens:
    """A besluit with its dossier, under the settings that it was taken with."""

    besluit: Besluit = field(repr=False)
    aanvraag: Aanvraag = field(repr=False)
    onderwerp: Onderwerp = field(repr=False)
    school: School = field(repr=False)
    adviezen: tuple[Deskundigenadvies, ...] = field(repr=False)
    zitting: Zitting = field(repr=False)
    instellingen: Instellingen = field(repr=False)
    personen: tuple[Persoon, ...] = field(repr=False)
    mandaten: tuple[Mandaat, ...] = field(repr=False)
    feestdagen: Feestdagentabel = field(repr=False)
    vandaag: date
    gecorrigeerd: Gecorrigeerd | None = field(default=None, repr=False)

    @property
    def leerling(self) -> Leerling:
        """The pupil; raises ``ToestandError`` for a groepsarrangement."""
        return als_leerling(self.onderwerp)

    @property
    def punt(self) -> Agendapunt:
        """The item of the zitting in which it was decided."""
        return self.zitting.punt(self.aanvraag.id)

    @property
    def behandeld_op(self) -> date:
        """The day on which the commission came to its outcome."""
        return self.punt.beslist_op or self.zitting.datum

    @property
    def geeft_tlv(self) -> bool:
        """Whether this besluit gives a toelaatbaarheidsverklaring; an arrangement that is given has none."""
        return self.besluit.uitkomst.tlv and beschrijving(self.aanvraag.soort).met_tlv

    @property
    def commissie(self) -> Commissie:
        """The commission of the zitting, under the name that it had then."""
        nu = self.instellingen.commissie_met(self.zitting.commissie_id)
        return replace(nu, naam=self.zitting.commissie or nu.naam)

    @property
    def model(self) -> Besluitmodel | None:
        """Who decides: that of the kind, and as under M2 for a dossier that the zitting laid before the bestuur."""
        if self.punt.voorgenomen is not None and self.punt.voorgenomen.aan_bestuur:
            return Besluitmodel.M2
        return self.instellingen.reglement.model(self.aanvraag.soort)

    @property
    def school_ontvanger(self) -> Ontvanger:
        """The applying school."""
        return school_ontvanger(self.school, self.aanvraag)

    @property
    def ouder_ontvangers(self) -> tuple[Ontvanger, ...]:
        """One per address."""
        vorm = self.instellingen.reglement.aanspreekvorm
        return ouder_ontvangers(self.aanvraag, self.onderwerp, vorm, self.besluit.besloten_op)

    @property
    def leerling_ontvanger(self) -> Ontvanger | None:
        """The pupil with an own letter; None for who gets that of the ouders only, or the letter of the ouders self."""
        return leerling_ontvanger(self.aanvraag, self.onderwerp)

    @property
    def ontvangers(self) -> tuple[Ontvanger, ...]:
        """Everybody who gets a letter of the besluit."""
        zelf = self.leerling_ontvanger
        return (self.school_ontvanger, *self.ouder_ontvangers, *((zelf,) if zelf else ()))

    @property
    def voorziene_tekenaar(self) -> Persoon | None:
        """Who will sign as far as can be known: the bestuurder under M2, else the voorzitter of the zitting."""
        if self.model is Besluitmodel.M2:
            besturend = [p for p in self.personen if p.actief and p.rollen & BESTUURDERS]
            return min(besturend, key=lambda p: Rol.BESTUURDER not in p.rollen, default=None)
        return self.persoon(self.zitting.voorzitter_id)

    def persoon(self, persoon_id: PersoonId | None) -> Persoon | None:
        """Somebody of the commission."""
        return next((p for p in self.personen if p.id == persoon_id), None)

    def mag_tekenen(self, persoon: Persoon) -> bool:
        """M2: a bestuurder. M1 and M3: a voorzitter or bestuurder, in mandate (screens.md 3.2)."""
        rollen = BESTUURDERS if self.model is Besluitmodel.M2 else TEKENAARS
        return persoon.actief and bool(persoon.rollen & rollen)

    def beslisgrond(self, tekenaar: Persoon | None) -> Beslisgrond | None:
        """What lets this person decide: it holds on the day of signing and on that of the besluit."""
        op = self.besluit.ondertekening.op if self.besluit.ondertekening else self.vandaag
        return beslisgrond(self.model, self.mandaten, self.commissie.mandaat_van, tekenaar, self.aanvraag.soort,
                         (op, self.besluit.besloten_op))  # fmt: skip

    def nemer(self, tekenaar: Persoon | None) -> deel.Besluitnemer:
        """B3: who decided, as documents say it. A concept without a ground, which the check blocks, has a day all the same."""
        commissie = self.commissie
        grond = self.beslisgrond(tekenaar) or Beslisgrond(mandaat_van=commissie.mandaat_van or self.zitting.datum)
        bestuur = self.besluit.bestuur
        # in a schriftelijke ronde nothing was discussed; the bestuur had the advice of that day all the same
        schriftelijk = self.zitting.zonder_zitting or (self.zitting.ronde is not None and grond.mandaat_van is not None)
        besproken = None if schriftelijk else self.behandeld_op
        return koppen.nemer(grond, tekenaar, commissie.naam, besproken, bestuur.reden if bestuur is not None else "")

    @property
    def wacht_op_bestuur(self) -> bool:
        """This is what the commission advises, and the bestuur has not decided."""
        return self.model is Besluitmodel.M2 and self.besluit.bestuur is None

    @property
    def advies_commissie(self) -> Voorgenomen | None:
        """What the zitting fixed: under M2, and for what it laid before the bestuur, the advice."""
        return self.punt.voorgenomen.geadviseerd if self.punt.voorgenomen is not None else None

    def bezwaar_vanaf(self, verzonden: date) -> Termijn:
        """The term for bezwaar after sending on this day (Awb 6:7, 6:8)."""
        return bezwaartermijn(verzonden, feestdagen=self.feestdagen)


def laad(dienst: Dienst, uow: Leeseenheid, besluit_id: BesluitId) -> Besluitgegevens:
    """Read everything; raises ``NietGevondenError``."""
    return laad_bij(dienst, uow, uow.besluiten.get(besluit_id))


def laad_bij(dienst: Dienst, uow: Leeseenheid, besluit: Besluit) -> Besluitgegevens:
    """As ``laad``, for a besluit that is in hand. Raises ``GeenRechtError`` for a dossier that is not for this person."""
    aanvraag = uow.aanvragen.get(besluit.aanvraag_id)
    eis_dossier(dienst, uow, aanvraag)
    instellingen = uow.instellingen.get(besluit.instellingen_id)
    adviezen = uow.adviezen.of_aanvraag(aanvraag.id)
    return Besluitgegevens(
        besluit=besluit, aanvraag=aanvraag, onderwerp=onderwerp_van(uow, aanvraag),
        school=uow.scholen.get(aanvraag.school_id), adviezen=tuple(sorted(adviezen, key=lambda a: a.volgorde)),
        zitting=uow.zittingen.get(besluit.zitting_id), instellingen=instellingen,
        personen=tuple(uow.personen.all()), mandaten=tuple(uow.mandaten.all()),
        # a day that was equated with a holiday after the besluit counts too: the table is that of today
        feestdagen=feestdagen_volgens(dienst.instellingen(uow)), vandaag=dienst.klok.today(),
        gecorrigeerd=_gecorrigeerd(uow, besluit),
    )  # fmt: skip


def _gecorrigeerd(uow: Leeseenheid, besluit: Besluit) -> Gecorrigeerd | None:
    if besluit.correctie is None:
        return None
    oud = uow.besluiten.get(besluit.correctie.van)
    return Gecorrigeerd(besluit=oud, verklaring=uow.verklaringen.get(oud.tlv_id) if oud.tlv_id is not None else None)
