"""The letters of a bezwaar (Awb 6:6, 6:14, 6:15, 7:2, 7:10, 7:12), made from its page and sent as every other letter.

What a letter does to the bezwaar happens when it has left: see ``services.bezwaarverzending``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_cijfers, hoofdletter
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bezwaar import LOPEND, Bezwaar, Bezwaartoestand, Indiener, Uitstelgrond
from cvt_desktop.domain.bezwaartermijnen import Bezwaartermijnen, bezwaartermijnen, inzage_vanaf, stukken_tot
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.controlefeiten import Ontvangerrol
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import BezwaarId
from cvt_desktop.domain.mandaat import Beslisgrond, bezwaargrond
from cvt_desktop.domain.termijn import plus_dagen, toets_datum, werkdag_vanaf
from cvt_desktop.domain.termijnen import VERDAGING_WEKEN
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documentbrieven import BeslissingOpBezwaar, Bezwaarbrief, Bezwaarinhoud
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bezwaarstand import bekendmakingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import nieuw
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier, ondertekening
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.documenten.penbesluit import bezwaarclausule
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst

_HIER = frozenset({Bezwaartoestand.ONTVANGEN, Bezwaartoestand.HERSTEL_GEVRAAGD})
_WANNEER = {
    Briefsoort.BEZWAAR_ONTVANGST: LOPEND,
    Briefsoort.BEZWAAR_HERSTEL: frozenset({Bezwaartoestand.ONTVANGEN}),
    Briefsoort.BEZWAAR_AANBIEDING: _HIER,
    Briefsoort.BEZWAAR_DOORZENDING: _HIER,
    Briefsoort.BEZWAAR_HOORZITTING: frozenset({Bezwaartoestand.DOORGEZONDEN}),
    Briefsoort.BEZWAAR_VERDAGING: LOPEND,
    Briefsoort.BEZWAAR_UITSTEL: LOPEND,
    Briefsoort.BEZWAAR_BESLISSING: frozenset({Bezwaartoestand.BESLIST}),
}
SOORTEN = frozenset(_WANNEER)
_ALLEN = frozenset({Briefsoort.BEZWAAR_HOORZITTING, Briefsoort.BEZWAAR_VERDAGING, Briefsoort.BEZWAAR_UITSTEL,
                    Briefsoort.BEZWAAR_BESLISSING})  # fmt: skip
"""These go to all who are concerned, not only to who objected (Awb 7:2, lid 2; 7:10, lid 5; 7:12, lid 3)."""
_LEEG = {
    Briefsoort.BEZWAAR_HERSTEL: ("wat", "Zeg wat de indiener moet herstellen, bijvoorbeeld: de gronden of de handtekening."),
    Briefsoort.BEZWAAR_VERDAGING: ("wat", "Schrijf waarom de beslissing later komt; dat staat in de brief."),
    Briefsoort.BEZWAAR_DOORZENDING: ("wat", "Schrijf waarom dit orgaan over het bezwaar gaat; dat staat in de brief."),
    Briefsoort.BEZWAAR_BESLISSING: ("wat", "Schrijf de motivering van de beslissing (Awb 7:12, lid 1)."),
    Briefsoort.BEZWAAR_HOORZITTING: ("plaats", "Schrijf waar en hoe laat de hoorzitting is."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarbriefinvoer:
    """What the form of a letter asks; each kind needs its own part. ``dag`` is the last day, the hearing, or the new day.

    ``naar`` with ``adres`` is the body to which the bezwaar goes; ``inzage`` says where and when the file can be seen.
    """

    soort: Briefsoort
    wat: str = field(default="", repr=False)
    dag: date | None = None
    weken: int | None = None
    grond: Uitstelgrond | None = None
    plaats: str = field(default="", repr=False)
    inzage: str = field(default="", repr=False)
    naar: str = field(default="", repr=False)
    adres: Adres = field(default=Adres(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Zaak:
    d: Dossiergegevens = field(repr=False)
    bezwaar: Bezwaar = field(repr=False)
    termijnen: Bezwaartermijnen
    bekend_op: date | None


def soorten(bezwaar: Bezwaar) -> tuple[Briefsoort, ...]:
    """The letters that fit how far a bezwaar is."""
    zonder = {
        Briefsoort.BEZWAAR_ONTVANGST: bezwaar.bevestigd_op is not None,
        Briefsoort.BEZWAAR_VERDAGING: bezwaar.verdaging is not None,
    }
    return tuple(s for s, standen in _WANNEER.items() if bezwaar.toestand in standen and not zonder.get(s, False))


def voorbeeld(dienst: Dienst, bezwaar_id: BezwaarId, invoer: Bezwaarbriefinvoer) -> bytes:
    """The first of its letters as it would be made now. Raises ``CvtError`` as making it does."""
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        z = _zaak(dienst, uow, bezwaar_id)
        _keur(z, invoer)
        kop = koppen.kop(dienst, uow, z.d.instellingen, z.d.aanvraag.kenmerk, dagtekening=z.d.vandaag, concept=True)
        document = _document(uow, z, kop, _ontvangers(z, invoer)[0], invoer)
    return dienst.opmaker.maak(document)


def maken(dienst: Dienst, bezwaar_id: BezwaarId, invoer: Bezwaarbriefinvoer) -> tuple[Brief, ...]:
    """Its letters, one per addressee; earlier ones of this kind that were not sent lapse.

    Raises ``InvoerError`` that names the field, ``ToestandError`` when this letter does not fit how far the bezwaar is.
    """
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        uow = werk.uow
        z = _zaak(dienst, uow, bezwaar_id)
        _keur(z, invoer)
        for oud in uow.brieven.of_aanvraag(z.d.aanvraag.id):
            if oud.bezwaar_id == bezwaar_id and oud.soort is invoer.soort and oud.te_verzenden:
                uow.brieven.save(oud.vervallen())
        kop = koppen.kop(dienst, uow, z.d.instellingen, z.d.aanvraag.kenmerk, dagtekening=z.d.vandaag, concept=False)
        brieven = []
        for ontvanger in _ontvangers(z, invoer):
            brief = nieuw(invoer.soort, z.d.aanvraag.id, ontvanger, z.d.vandaag, bezwaar_id=bezwaar_id, nieuwe_datum=invoer.dag,
                          weken=invoer.weken, wat=_kern(invoer))  # fmt: skip
            document = _document(uow, z, kop, ontvanger, invoer)
            brieven.append(bewaar_definitief(dienst, uow, brief, dienst.opmaker.maak(document)))
        werk.leg_vast("brief", brieven[0].id, tuple(brieven), aanvraag_id=z.d.aanvraag.id, aantal=len(brieven))
    return tuple(brieven)


def _kern(invoer: Bezwaarbriefinvoer) -> str:
    """What the sending of this letter notes with the bezwaar."""
    if invoer.soort is Briefsoort.BEZWAAR_HERSTEL:
        return invoer.wat.strip()
    if invoer.soort is Briefsoort.BEZWAAR_DOORZENDING:
        return invoer.naar.strip()
    return str(invoer.grond or "")


def _zaak(dienst: Dienst, uow: Leeseenheid, bezwaar_id: BezwaarId) -> _Zaak:
    bezwaar = uow.bezwaren.get(bezwaar_id)
    d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, bezwaar.aanvraag_id))
    verzonden = bekendmakingen(uow, bezwaar)
    return _Zaak(d=d, bezwaar=bezwaar, termijnen=bezwaartermijnen(bezwaar, verzonden, d.feestdagen),
                 bekend_op=min(verzonden, default=None))  # fmt: skip


# --- what cannot be -------------------------------------------------------------------------------------------------


def _keur(z: _Zaak, invoer: Bezwaarbriefinvoer) -> None:
    for veld in ("wat", "plaats", "inzage", "naar"):
        eis_tekst(veld, getattr(invoer, veld))
    if z.bezwaar.toestand not in _WANNEER[invoer.soort]:
        raise ToestandError(f"Dit bezwaar is '{z.bezwaar.toestand}'; daar hoort deze brief niet bij. Kies een andere brief.",
                            code="bezwaarbrief-toestand")  # fmt: skip
    if invoer.soort in _LEEG:
        veld, melding = _LEEG[invoer.soort]
        if not str(getattr(invoer, veld)).strip():
            raise InvoerError(melding, code="bezwaarbrief-leeg", veld=veld)
    keur = {
        Briefsoort.BEZWAAR_HERSTEL: _keur_herstel, Briefsoort.BEZWAAR_VERDAGING: _keur_verdaging,
        Briefsoort.BEZWAAR_UITSTEL: _keur_uitstel, Briefsoort.BEZWAAR_HOORZITTING: _keur_hoorzitting,
        Briefsoort.BEZWAAR_AANBIEDING: _keur_elders, Briefsoort.BEZWAAR_DOORZENDING: _keur_elders,
        Briefsoort.BEZWAAR_BESLISSING: _keur_beslissing,
    }.get(invoer.soort)  # fmt: skip
    if keur is not None:
        keur(z, invoer)


def _keur_herstel(z: _Zaak, invoer: Bezwaarbriefinvoer) -> None:
    dag = _dag_na(z, invoer)
    if werkdag_vanaf(dag, z.d.feestdagen) != dag:
        raise InvoerError("Dit is geen werkdag, en een eigen datum schuift niet op. Kies een werkdag.",
                          code="bezwaarbrief-werkdag", veld="dag")  # fmt: skip


def _keur_verdaging(z: _Zaak, invoer: Bezwaarbriefinvoer) -> None:
    if z.bezwaar.verdaging is not None:
        raise ToestandError("Verdagen kan één keer, en dat is al gebeurd (Awb 7:10, lid 3). Kies verder uitstel.",
                            code="verdaging-dubbel")  # fmt: skip
    if invoer.weken is None or not 1 <= invoer.weken <= VERDAGING_WEKEN:
        raise InvoerError(f"Verdagen kan met 1 tot en met {VERDAGING_WEKEN} weken (Awb 7:10, lid 3). Kies een ander aantal.",
                          code="verdaging-weken", veld="weken")  # fmt: skip
    if (laatste := _beslissen_voor(z)) < z.d.vandaag:
        raise ToestandError(f"De termijn is om sinds {datum_cijfers(laatste)}; verdagen kan dan niet meer. Vraag om instemming "
                            "met uitstel (Awb 7:10, lid 4).", code="verdaging-laat")  # fmt: skip


def _keur_uitstel(z: _Zaak, invoer: Bezwaarbriefinvoer) -> None:
    if invoer.grond is None:
        raise InvoerError("Kies de grond van het uitstel (Awb 7:10, lid 4).", code="uitstel-grond", veld="grond")
    if _dag_na(z, invoer) <= _beslissen_voor(z):
        raise InvoerError("De nieuwe dag ligt niet na de termijn die nu loopt. Kies een latere dag.", code="uitstel-dag",
                          veld="dag")  # fmt: skip


def _keur_hoorzitting(z: _Zaak, invoer: Bezwaarbriefinvoer) -> None:
    dag = _dag_na(z, invoer)
    if not invoer.inzage.strip():
        raise InvoerError("Schrijf waar en wanneer de stukken ter inzage liggen (Awb 7:4, lid 3).", code="inzage", veld="inzage")
    if plus_dagen(z.d.vandaag, 10) > dag:
        raise InvoerError("De hoorzitting is te dichtbij: tot tien dagen ervoor kunnen nog stukken komen en een week ervoor "
                          "liggen de stukken ter inzage (Awb 7:4). Kies een latere dag.", code="hoorzitting-dichtbij",
                          veld="dag")  # fmt: skip


def _keur_elders(_z: _Zaak, invoer: Bezwaarbriefinvoer) -> None:
    if not invoer.naar.strip():
        raise InvoerError("Vul in naar welk orgaan het bezwaar gaat.", code="bezwaarbrief-naar", veld="naar")
    if not invoer.adres.volledig:
        raise InvoerError("Vul straat en plaats van dit orgaan in.", code="bezwaarbrief-adres",
                          veld="plaatsnaam" if invoer.adres.straat.strip() else "straat")  # fmt: skip


def _keur_beslissing(z: _Zaak, _invoer: Bezwaarbriefinvoer) -> None:
    if z.bezwaar.niet_gehoord is None and (z.bezwaar.hoorzitting_op is None or z.bezwaar.hoorzitting_op > z.d.vandaag):
        raise ToestandError("De beslissing moet zeggen wanneer is gehoord, of waarom niet (Awb 7:3 en 7:12). Noteer eerst de "
                            "hoorzitting of de reden om niet te horen.", code="beslissing-horen")  # fmt: skip


def _dag_na(z: _Zaak, invoer: Bezwaarbriefinvoer) -> date:
    if invoer.dag is None:
        raise InvoerError("Vul deze dag in.", code="bezwaarbrief-dag", veld="dag")
    if toets_datum(invoer.dag, veld="dag") <= z.d.vandaag:
        raise InvoerError("Deze dag ligt niet na vandaag. Kies een latere dag.", code="bezwaarbrief-dag", veld="dag")
    return invoer.dag


def _beslissen_voor(z: _Zaak) -> date:
    """The last day for the decision. Raises ``ToestandError`` when no sending of the besluit is known."""
    if z.termijnen.beslissen is None or z.termijnen.beslissen.laatste_dag is None:
        raise ToestandError("Van het besluit is geen verzending geregistreerd, dus de termijn is niet te berekenen. Registreer "
                            "eerst de verzending.", code="bezwaar-zonder-termijn")  # fmt: skip
    return z.termijnen.beslissen.laatste_dag


# --- to whom --------------------------------------------------------------------------------------------------------


def _ontvangers(z: _Zaak, invoer: Bezwaarbriefinvoer) -> list[Ontvanger]:
    if invoer.soort is Briefsoort.BEZWAAR_AANBIEDING:
        return [_orgaan(invoer)]
    indieners = _indieners(z)
    if invoer.soort is Briefsoort.BEZWAAR_DOORZENDING:
        return [_orgaan(invoer), *indieners]
    if invoer.soort not in _ALLEN:
        return indieners
    al = {o.adres.sleutel for o in indieners}
    ouders = [o for o in z.d.ouder_ontvangers if o.adres.volledig]
    return [*indieners, *(o for o in (z.d.school_ontvanger, *ouders) if o.adres.sleutel not in al)]


def _indieners(z: _Zaak) -> list[Ontvanger]:
    """Who objected: at the address that was registered with the bezwaar, else as the dossier knows them."""
    b, d = z.bezwaar, z.d
    if b.adres.volledig:
        return [_persoon(b.naam, b.adres)]
    if b.indiener is Indiener.SCHOOL:
        return [d.school_ontvanger]
    if b.indiener is Indiener.LEERLING and d.leerling.adres.volledig:
        return [_persoon(d.leerling.naam, d.leerling.adres)]
    if b.indiener is Indiener.OUDER:
        ouders = [o for o in d.ouder_ontvangers if o.adres.volledig]
        zelf = [o for o in ouders if b.naam.strip() in o.naam]
        if zelf or ouders:
            return zelf or ouders
    raise InvoerError("Van wie het bezwaar maakte is geen adres bekend. Vul het in bij 'Adres van de indiener'.",
                      code="brief-zonder-adres", veld="adres")  # fmt: skip


def _persoon(naam: str, adres: Adres) -> Ontvanger:
    return Ontvanger(rol=Ontvangerrol.OUDER, aanduiding="de indiener", naam=naam, regels=(naam, *adres.regels), adres=adres,
                     aanhef="Geachte heer/mevrouw")  # fmt: skip


def _orgaan(invoer: Bezwaarbriefinvoer) -> Ontvanger:
    naam = invoer.naar.strip()
    return Ontvanger(rol=Ontvangerrol.SCHOOL, aanduiding="het orgaan", naam=naam, regels=(naam, *invoer.adres.regels),
                     adres=invoer.adres, aanhef="Geacht bestuur")  # fmt: skip


# --- what it says ---------------------------------------------------------------------------------------------------


def _document(uow: Leeseenheid, z: _Zaak, kop: deel.Kop, wie: Ontvanger, invoer: Bezwaarbriefinvoer) -> Bezwaarbrief:
    b, d, beslissen = z.bezwaar, z.d, z.termijnen.beslissen
    tekst = _TEKSTEN[invoer.soort]
    if invoer.soort is Briefsoort.BEZWAAR_DOORZENDING and wie.adres != invoer.adres:
        tekst = Bezwaarinhoud.DOORZENDING_INDIENER
    hoorzitting = invoer.dag if invoer.soort is Briefsoort.BEZWAAR_HOORZITTING else None
    nieuwe_dag = None if hoorzitting else invoer.dag
    if invoer.weken is not None:
        nieuwe_dag = plus_dagen(_beslissen_voor(z), 7 * invoer.weken)
    beslist = _beslissing(uow, z) if b.beslissing is not None and invoer.soort is Briefsoort.BEZWAAR_BESLISSING else None
    return Bezwaarbrief(
        kop=kop, adres=wie.regels, aanhef=wie.aanhef, inhoud=tekst, leerling=koppen.leerling(d.leerling),
        ondertekening=beslist.tekent if beslist else ondertekening(d),
        bijlagen=beslist.bijlagen if beslist else _MEE.get(tekst, ()),
        soort=koppen.soortnaam(d), indiener=b.naam, ontvangen_op=b.ontvangst.ontvangen_op, bekend_op=z.bekend_op,
        beslissen_voor=beslissen.laatste_dag if beslissen else None, wat=invoer.wat.strip(), naar=invoer.naar.strip(),
        nieuwe_dag=nieuwe_dag, grond=invoer.grond.zin if invoer.grond else "", hoorzitting=hoorzitting,
        plaats=invoer.plaats.strip(), inzage=invoer.inzage.strip(),
        stukken_tot=stukken_tot(hoorzitting, d.feestdagen).laatste_dag if hoorzitting else None,
        inzage_vanaf=inzage_vanaf(hoorzitting, d.feestdagen).laatste_dag if hoorzitting else None,
        beslissing=beslist.deel if beslist else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beslissing:
    tekent: deel.Ondertekening = field(repr=False)
    bijlagen: tuple[str, ...]
    deel: BeslissingOpBezwaar = field(repr=False)


def _beslissing(uow: Leeseenheid, z: _Zaak) -> _Beslissing:
    """Who decided signs; the advice is always enclosed (Awb 7:13, lid 7)."""
    b, d = z.bezwaar, z.d
    genomen = b.beslissing
    assert genomen is not None  # only the letter of a bezwaar that was decided on asks for it
    wie = uow.personen.get(genomen.beslist_door)
    grond = bezwaargrond(uow.mandaten.all(), wie, d.aanvraag.soort, genomen.op) or Beslisgrond(mandaat_van=None)
    return _Beslissing(
        tekent=deel.Ondertekening(naam=wie.naam, functie=koppen.functie(wie), wijze=deel.Tekenwijze.OP_PAPIER),
        bijlagen=("Advies van de LBT",) if b.advies else (),
        deel=BeslissingOpBezwaar(
            op=genomen.op, oordeel=str(genomen.oordeel), gevolg=genomen.gevolg.zin,
            advies_van=b.advies.gedateerd if b.advies else None,
            advies=str(b.advies.strekking) if b.advies else "", afwijking=genomen.reden_afwijking,
            nemer=koppen.nemer(grond, wie, d.commissie.naam, None),
            gehoord_op=None if b.niet_gehoord else b.hoorzitting_op, niet_gehoord=b.niet_gehoord.zin if b.niet_gehoord else "",
            beroep=bezwaarclausule(d),
        ),
    )  # fmt: skip


_TEKSTEN = {
    Briefsoort.BEZWAAR_ONTVANGST: Bezwaarinhoud.ONTVANGST, Briefsoort.BEZWAAR_HERSTEL: Bezwaarinhoud.HERSTEL,
    Briefsoort.BEZWAAR_AANBIEDING: Bezwaarinhoud.AANBIEDING, Briefsoort.BEZWAAR_DOORZENDING: Bezwaarinhoud.DOORZENDING,
    Briefsoort.BEZWAAR_HOORZITTING: Bezwaarinhoud.HOORZITTING, Briefsoort.BEZWAAR_VERDAGING: Bezwaarinhoud.VERDAGING,
    Briefsoort.BEZWAAR_UITSTEL: Bezwaarinhoud.UITSTEL, Briefsoort.BEZWAAR_BESLISSING: Bezwaarinhoud.BESLISSING,
}  # fmt: skip
_MEE = {
    Bezwaarinhoud.AANBIEDING: ("Het bezwaarschrift", "De stukken, met inventaris"),
    Bezwaarinhoud.DOORZENDING: ("Het bezwaarschrift", "De envelop"),
}


def naam(soort: Briefsoort) -> str:
    """How a kind is called on a button."""
    return hoofdletter(str(soort))
