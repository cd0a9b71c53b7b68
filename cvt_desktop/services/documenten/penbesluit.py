"""A besluit that somebody takes outside a zitting, with its letters on paper: who may, and one letter per addressee.

To leave an aanvraag buiten behandeling (Awb 4:5), and to end a verklaring (screens.md 4.14).
"""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.mandaat import beslisgrond
from cvt_desktop.domain.termijn import bezwaartermijn
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documenten import Document
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import nieuw
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens
from cvt_desktop.services.documenten.ontvangers import Ontvanger

Opsteller = Callable[[deel.Kop, deel.Lezer, Ontvanger], Document]

_GEEN_MANDAAT = {
    True: "Over deze soort aanvraag besluit het bestuur. Vraag de bestuurder dit besluit te nemen.",
    False: "U hebt vandaag geen mandaat voor deze soort aanvraag. Laat iemand met mandaat besluiten, of vraag de beheerder het "
    "mandaat vast te leggen bij Instellingen.",
}


def eis_nemer(dienst: Dienst, uow: Leeseenheid, d: Dossiergegevens) -> deel.Besluitnemer:
    """Who is logged in, as the letters name who decides: under the model of the kind and the mandates (screens.md 3.2).

    Raises ``GeenRechtError`` when nothing lets this person decide today.
    """
    wie, soort = uow.personen.get(dienst.sessie.persoon_id), d.aanvraag.soort
    commissie, model = d.commissie, d.instellingen.reglement.model(soort)
    grond = beslisgrond(model, uow.mandaten.all(), commissie.mandaat_van, wie, soort, (d.vandaag,))
    if grond is None:
        raise GeenRechtError(_GEEN_MANDAAT[model is Besluitmodel.M2], code="geen-mandaat", dossier=d.aanvraag.id)
    return koppen.nemer(grond, wie, commissie.naam, None)


def maak_brieven(
    dienst: Dienst, uow: Schrijfeenheid, d: Dossiergegevens, school: Briefsoort, ouders: Briefsoort, stel_op: Opsteller, *,
    tlv_id: TlvId | None = None,
) -> tuple[Brief, ...]:  # fmt: skip
    """One to the school and one per address of the ouders; of a besluit nobody may miss the letter.

    ``tlv_id``: the verklaring that the besluit ends. Raises ``InvoerError`` for an addressee without address.
    """
    kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False, met_anker=True)
    plan = [(school, deel.Lezer.SCHOOL, d.school_ontvanger), *((ouders, deel.Lezer.OUDERS, o) for o in d.ouder_ontvangers)]
    return tuple(
        bewaar_definitief(dienst, uow, nieuw(soort, d.aanvraag.id, ontvanger, d.vandaag, tlv_id=tlv_id),
                          dienst.opmaker.maak(stel_op(kop, lezer, ontvanger)))
        for soort, lezer, ontvanger in plan
    )  # fmt: skip


def ondertekening(d: Dossiergegevens, nemer: deel.Besluitnemer) -> deel.Ondertekening:
    """With a pen: by who has the mandate, or by the bestuur."""
    naam, functie = (nemer.naam, nemer.functie) if isinstance(nemer, deel.BesluitInMandaat) else ("", "het bestuur")
    return deel.Ondertekening(naam=naam or d.instellingen.swv.naam, functie=functie, wijze=deel.Tekenwijze.OP_PAPIER)


def bezwaarclausule(d: Dossiergegevens) -> deel.Bezwaar:
    """Until when, for a letter that leaves today."""
    laatste = bezwaartermijn(d.vandaag, feestdagen=d.feestdagen).laatste_dag
    return deel.Bezwaar(verzenddatum=d.vandaag, laatste_dag=laatste)
