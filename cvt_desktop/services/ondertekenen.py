"""Signing a besluit: the check once more, the number, the documents, the signature, the line in the TLV register.

Everything happens inside one write unit: the number comes from the counter, and when anything fails (a character,
a full disk, a key that will not open) the unit is undone and the number was never given (WVO 2020 art. 2.47 lid 17).
Laying out and signing three documents takes a few tenths of a second, in a thread of the window; nobody else can
write to a register with one writer, so holding the unit that long costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand, Ondertekening, Tekenwijze
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.ids import BesluitId, BriefId, TlvId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.tlv import Verklaring, maak_nummer
from cvt_desktop.ports.ondertekening import Ondertekenaar
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.besluitcontrole import bevindingen, verslag
from cvt_desktop.services.besluiten import eis_in_orde
from cvt_desktop.services.certificaten import laad_ondertekenaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.correctie import vervang
from cvt_desktop.services.documenten import besluitstukken, koppen
from cvt_desktop.services.documenten.besluitdocument import besluitdocument, besluitontvangers
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.gegevens import Besluitgegevens, laad

_REDEN = "besluit van {commissie}, kenmerk {kenmerk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Getekend:
    """What came of signing; ``nummer`` is empty for a refusal, and for an arrangement."""

    besluit: Besluit
    nummer: str
    brieven: tuple[Brief, ...] = field(repr=False)


def teller_naam(jaar: str) -> str:
    """The name of the counter of TLV numbers of a school year (``2026-2027``)."""
    return f"tlv:{jaar}"


def tekenen(
    dienst: Dienst, besluit_id: BesluitId, wijze: Tekenwijze = Tekenwijze.DIGITAAL, *,
    ondertekenaar: Ondertekenaar | None = None,
) -> Getekend:  # fmt: skip
    """Sign one besluit of the Tekenmap, or make it ready for the pen; letters get the date of today.

    For a stack: load the ``ondertekenaar`` once (``certificaten.laad_ondertekenaar``). With the pen the number is given
    now, because it stands on the page that is printed (screens.md 3.3). Raises ``GeenRechtError`` for the wrong person,
    ``ToestandError`` while the check blocks, ``InvoerError`` that names a field; then nothing happened.
    """
    dienst.eis(Actie.BESLUIT_TEKENEN)
    if wijze is Tekenwijze.DIGITAAL and ondertekenaar is None:
        ondertekenaar = laad_ondertekenaar(dienst)
    zet_teken = ondertekenaar if wijze is Tekenwijze.DIGITAAL else None
    with dienst.werk(Actie.BESLUIT_TEKENEN) as werk:
        uow = werk.uow
        g = laad(dienst, uow, besluit_id)
        tekenaar = _eis_tekenaar(dienst, g)
        if g.besluit.toestand is not Besluittoestand.TE_TEKENEN:
            raise ToestandError(
                f"Dit besluit ligt niet in de Tekenmap: het is {g.besluit.toestand}. "
                "Leg het er eerst in vanuit het dossier.", code="besluit-toestand",
            )  # fmt: skip
        if g.wacht_op_bestuur:
            raise ToestandError("Het bestuur heeft nog niet over het advies besloten. Kies eerst Conform advies, of Anders "
                                "besluiten.", code="bestuur-onbeslist")  # fmt: skip
        gevonden = bevindingen(dienst, uow, g, tekenaar)
        eis_in_orde(gevonden, g.besluit.overrides)
        op, moment = dienst.klok.today(), dienst.klok.signing_moment()
        verklaring = _verklaring(uow, g, tekenaar, wijze, op) if g.geeft_tlv else None
        t = _tekening(dienst, uow, g, tekenaar, wijze, op, verklaring)
        brieven = _documenten(dienst, uow, g, t, zet_teken, moment)
        if verklaring is not None:
            verklaring = uow.verklaringen.save(_met_digest(verklaring, brieven))
        beeindigde = vervang(uow, g, verklaring, op)
        onder = Ondertekening(persoon_id=tekenaar.id, naam=tekenaar.naam, functie=koppen.functie(tekenaar), op=op, wijze=wijze)
        besluit = uow.besluiten.save(g.besluit.tekenen(onder, verklaring.id if verklaring else None, beeindigde))
        uow.aanvragen.save(g.aanvraag.naar(Status.GETEKEND).met_controle(verslag(dienst, g, gevonden)))
        werk.leg_vast("besluit", besluit_id, besluit, aanvraag_id=g.aanvraag.id)
    return Getekend(besluit=besluit, nummer=verklaring.nummer if verklaring else "", brieven=brieven)


def _eis_tekenaar(dienst: Dienst, g: Besluitgegevens) -> Persoon:
    """M2: the bestuurder; M1 and M3: the voorzitter or a mandated bestuurder."""
    persoon = g.persoon(dienst.sessie.persoon_id)
    if g.zitting.zonder_zitting and g.zitting.voorzitter_id != dienst.sessie.persoon_id:
        raise GeenRechtError("Dit besluit is zonder zitting genomen; wie het nam, tekent het. Laat diegene zich aanmelden.",
                             code="geen-recht:tekenen", dossier=g.aanvraag.id)  # fmt: skip
    if persoon is not None and g.mag_tekenen(persoon):
        return persoon
    wie = "de bestuurder" if g.model is Besluitmodel.M2 else "de voorzitter of de bestuurder"
    raise GeenRechtError(f"Dit besluit tekent {wie}. Laat diegene zich aanmelden.", code="geen-recht:tekenen",
                         dossier=g.aanvraag.id)  # fmt: skip


def _verklaring(uow: Schrijfeenheid, g: Besluitgegevens, tekenaar: Persoon, wijze: Tekenwijze, op: date) -> Verklaring:
    """The line in the TLV register, with the next number of this school year."""
    b, jaar = g.besluit, schooljaar(op).naam
    if b.ingangsdatum is None:
        raise ToestandError("Vul eerst in vanaf wanneer de verklaring geldt.", code="tlv-onvolledig", veld="ingangsdatum")
    volgnummer = uow.tellers.volgende(teller_naam(jaar))
    nummer = maak_nummer(g.instellingen.reglement.tlv_sjabloon, schooljaar=jaar, swv=g.instellingen.swv.nummer,
                         soort=g.aanvraag.soort, volgnummer=volgnummer)  # fmt: skip
    return Verklaring(
        id=TlvId(uuid4()), nummer=nummer, schooljaar=jaar, volgnummer=volgnummer, soort=g.aanvraag.soort,
        aanvraag_id=g.aanvraag.id, besluit_id=b.id, leerling=g.leerling.officiele_naam,
        geboortedatum=g.leerling.geboortedatum, school=g.school.naam, categorie=b.categorie, ingangsdatum=b.ingangsdatum,
        einddatum=b.einddatum, besloten_op=b.besloten_op, getekend_op=op, ondertekenaar=tekenaar.naam,
        op_papier=wijze is Tekenwijze.PAPIER,
    )  # fmt: skip


def _tekening(
    dienst: Dienst, uow: Schrijfeenheid, g: Besluitgegevens, tekenaar: Persoon, wijze: Tekenwijze, op: date,
    verklaring: Verklaring | None,
) -> besluitstukken.Tekening:  # fmt: skip
    kop = koppen.kop(dienst, uow, g.instellingen, g.aanvraag.kenmerk, dagtekening=op, concept=False, met_anker=True)
    return besluitstukken.Tekening(kop=kop, tekenaar=tekenaar, wijze=wijze, op=op,
                                   nummer=verklaring.nummer if verklaring else None)  # fmt: skip


def _documenten(
    dienst: Dienst, uow: Schrijfeenheid, g: Besluitgegevens, t: besluitstukken.Tekening, zet_teken: Ondertekenaar | None,
    moment: datetime,
) -> tuple[Brief, ...]:  # fmt: skip
    """Lay out, sign and keep the TLV and each letter."""
    reden = _REDEN.format(commissie=g.commissie.naam, kenmerk=g.aanvraag.kenmerk)
    brieven = []
    for soort, ontvanger in besluitontvangers(g):
        inhoud = dienst.opmaker.maak(besluitdocument(g, t, soort, ontvanger))
        if zet_teken is not None:
            inhoud = zet_teken.onderteken(inhoud, reden=reden, moment=moment)
        brief = Brief(
            id=BriefId(uuid4()), aanvraag_id=g.aanvraag.id, besluit_id=g.besluit.id, soort=soort,
            geadresseerde=ontvanger.naam, adres=ontvanger.adres, gedateerd=t.op,
            ondertekend_op=moment if zet_teken is not None else None,
        )  # fmt: skip
        brieven.append(bewaar_definitief(dienst, uow, brief, inhoud))
    return tuple(brieven)


def _met_digest(verklaring: Verklaring, brieven: tuple[Brief, ...]) -> Verklaring:
    sha256 = next(b.sha256 for b in brieven if b.soort is Briefsoort.TLV)
    return verklaring.met_digest(sha256)
