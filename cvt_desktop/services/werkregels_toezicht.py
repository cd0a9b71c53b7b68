"""What the beheerder and the functionaris gegevensbescherming have to do: no dossier, and no name of a pupil (screens.md 4.2).

A new subject is one function more in ``BEHEER`` or ``FG``; it gives a line when there is something to do, and None otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, meervoud, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.persoon import STEMGERECHTIGDEN, VOORZITTERS, Rol
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.verwijdering import Verwijderstand
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap
from cvt_desktop.services import certificaatuitgifte, klaarzetten, leesmapregister, rolcertificaten
from cvt_desktop.services.certificaten import CA, heeft_certificaat, tekent
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.lidsleutel import heeft_sleutel
from cvt_desktop.services.werkregel import Groep, Werkregel, groep_van

CERTIFICAAT_DAGEN = 60
FEESTDAGEN_DAGEN = 120
"""So long before the end of a certificate, or of the table of free days, somebody should see to it."""
VERWIJDERD_DAGEN = 30
"""So long the FG is told of a removal."""
_ONDERTEKENT = STEMGERECHTIGDEN | {Rol.DESKUNDIGE}


def toezichtregels(vandaag: date, dienst: Dienst) -> list[Werkregel]:
    """The lines for the roles that this person holds; none for another role."""
    rollen = dienst.sessie.rollen
    vragen = (*(BEHEER if Rol.BEHEERDER in rollen else ()), *(FG if Rol.FG in rollen else ()),
              *((_rolcertificaten,) if rollen & VOORZITTERS else ()))  # fmt: skip
    regels = [vraag(dienst, vandaag) for vraag in vragen]
    return list({regel.sleutel: regel for regel in regels if regel is not None}.values())


def kopieregels(punten: Sequence[Beveiligingspunt], vandaag: date) -> list[Werkregel]:
    """The backups that are not as they should be, told by who knows this computer."""
    slecht = [p for p in punten if p.stand is not Beveiligingsstand.GOED]
    return [_regel(f"kopie {p.titel}", p.tekst, "reservekopieen", vandaag, waarom=p.middel) for p in slecht]


def _regel(
    sleutel: str, tekst: str, scherm: str, vandaag: date, *, tab: str = "", dag: date | None = None, waarom: str = ""
) -> Werkregel:  # fmt: skip
    stap = VolgendeStap(tekst=tekst, aan_zet=AanZet.SECRETARIS, tab=tab, dag=dag or vandaag)
    groep = Groep.VANDAAG if dag is None else groep_van(stap, vandaag)
    return Werkregel(sleutel=sleutel, groep=groep, stap=stap, scherm=scherm, toelichting=waarom)


# --- the beheerder ------------------------------------------------------------------------------------------------------


def _zonder_sleutel(dienst: Dienst, vandaag: date) -> Werkregel | None:
    """Who has to sign and never logged in: the key is made at the first login."""
    with dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
        zonder = [p.naam for p in uow.personen.all()
                  if p.actief and p.met_login and p.rollen & _ONDERTEKENT and not heeft_sleutel(uow, p.id)]  # fmt: skip
    if not zonder:
        return None
    tekst = f"Nog geen sleutel om mee te ondertekenen: {meervoud(len(zonder), 'gebruiker', 'gebruikers')}"
    return _regel("zonder sleutel", tekst, "instellingen", vandaag, tab="gebruikers",
                  waarom=f"{opsomming(zonder)}: de sleutel wordt gemaakt als diegene zich voor het eerst aanmeldt.")  # fmt: skip


def _rolcertificaten(dienst: Dienst, vandaag: date) -> Werkregel | None:
    """Certificates that wait for this signature, or that cannot be trusted."""
    regels, alarm = rolcertificaten.overzicht(dienst)
    if alarm:
        return _regel("rolcertificaten", "Sleutels van de leden: nagaan", "instellingen", vandaag, tab="rollen", waarom=alarm)
    wacht = sum(1 for r in regels if r.mag_ik)
    if not wacht:
        return None
    tekst = f"{meervoud(wacht, 'rolcertificaat wacht', 'rolcertificaten wachten')} op uw handtekening"
    return _regel("rolcertificaten", tekst, "instellingen", vandaag, tab="rollen",
                  waarom="Tot dan tellen de stemmen en adviezen van die leden niet mee.")  # fmt: skip


def _uitgifte(dienst: Dienst, vandaag: date) -> Werkregel | None:
    aantal = len(certificaatuitgifte.uit_te_geven(dienst))
    if not aantal:
        return None
    tekst = f"{meervoud(aantal, 'certificaat', 'certificaten')} uitgeven voor wie tekent"
    waarom = "Zonder certificaat ondertekent diegene op papier."
    if not certificaatuitgifte.kan_uitgeven(dienst):
        waarom += " Dat kan alleen de beheerder die dit register heeft gemaakt."
    return _regel("uitgifte", tekst, "instellingen", vandaag, tab="certificaten", waarom=waarom)


def _aflopende_certificaten(dienst: Dienst, vandaag: date) -> Werkregel | None:
    """That of the commission, and those of who signs; they end on a real day, also where the day of the register was chosen."""
    echt = dienst.klok.signing_moment().date()
    dagen, stuk = dict[str, date](), list[str]()
    with dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
        wie = {CA: "de commissie"} | {str(p.id): p.naam for p in uow.personen.all()
                                      if p.actief and tekent(p) and heeft_certificaat(uow, p.id)}  # fmt: skip
        for sleutel, naam in wie.items():
            if (der := uow.geheimen.get(f"certificaat:{sleutel}")) is None:
                continue
            tot = dienst.certificaten.geldig_tot(der)
            if tot is None:
                stuk.append(naam)
            elif tot <= plus_dagen(echt, CERTIFICAAT_DAGEN):
                dagen[naam] = tot
    if stuk:
        return _regel("certificaten", f"Niet te lezen: het certificaat van {opsomming(sorted(stuk))}", "instellingen", vandaag,
                      tab="certificaten",
                      waarom="Wie er een heeft dat niet te lezen is, kan niet digitaal tekenen. Laat diegene bij "
                             "Instellingen, Certificaten een nieuw aanvragen, en geef het uit.")
    if not dagen:
        return None
    eerste = min(dagen.values())
    wat = "is verlopen" if eerste < echt else f"loopt af op {datum_kort(eerste)}"
    tekst = f"Het certificaat van {opsomming(sorted(dagen))} {wat}" if len(dagen) == 1 else (
        f"{len(dagen)} certificaten {'zijn verlopen of ' if eerste < echt else ''}lopen af, de eerste op {datum_kort(eerste)}")
    waarom = "; ".join(f"{naam}: {datum_kort(dag)}" for naam, dag in sorted(dagen.items()))
    return _regel("certificaten", tekst, "instellingen", vandaag, tab="certificaten",
                  waarom=f"{waarom}. Wie het is, vraagt bij Instellingen, Certificaten een nieuw aan; daarna geeft u het "
                         "uit.")  # fmt: skip


def _feestdagen(dienst: Dienst, vandaag: date) -> Werkregel | None:
    """After the last year of the table no term is reckoned over a day that was made equal to a feestdag (Atw art. 3)."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        jaar = dienst.instellingen(uow).feestdagen_tot_en_met
    einde = date(jaar, 12, 31)
    if plus_dagen(vandaag, FEESTDAGEN_DAGEN) <= einde:
        return None
    return _regel("feestdagen", f"De feestdagentabel loopt tot en met {jaar}: aanvullen", "instellingen", vandaag,
                  tab="reglement",
                  waarom="Termijnen daarna kennen de gelijkgestelde dagen nog niet. Vul ze aan bij Instellingen.")  # fmt: skip


# --- the functionaris gegevensbescherming -------------------------------------------------------------------------------


def _uitvoer(dienst: Dienst, vandaag: date) -> Werkregel | None:
    nog = klaarzetten.herinnering(dienst)
    return _regel("klaargezet", f"Niet opgeruimd: {nog.rstrip('.')}", "klaargezet", vandaag) if nog else None


def _leesmappen(dienst: Dienst, vandaag: date) -> Werkregel | None:
    open_ = leesmapregister.te_melden(dienst)
    if not open_:
        return None
    tekst = f"Niet als vernietigd gemeld: {leesmapregister.geteld(open_)} na de einddatum"
    oudste = datum_kort(open_[0].vernietigen_na)
    return _regel("leesmappen", tekst, "leesmappen", vandaag, waarom=f"De oudste einddatum is {oudste}.")


def _verwijderd(dienst: Dienst, vandaag: date) -> Werkregel | None:
    """What two people removed as registered by mistake in the last weeks: the list says why and who."""
    with dienst.lezen(Actie.VERWIJDERINGEN_INZIEN) as uow:
        dagen = [v.afgedaan_op.date() for v in uow.verwijderingen.all()
                 if v.stand is Verwijderstand.VERWIJDERD and v.afgedaan_op is not None]  # fmt: skip
    aantal = sum(1 for dag in dagen if dag >= plus_dagen(vandaag, -VERWIJDERD_DAGEN))
    if not aantal:
        return None
    stap = VolgendeStap(tekst=f"Verwijderd als verkeerd geregistreerd: {meervoud(aantal, 'dossier', 'dossiers')} in de laatste "
                        f"{VERWIJDERD_DAGEN} dagen", tab="", aan_zet=AanZet.SECRETARIS)  # fmt: skip
    return Werkregel(sleutel="verwijderd", groep=Groep.LATER, stap=stap, scherm="verwijderingen",
                     toelichting="De lijst noemt het kenmerk, de reden en beide personen; van de leerling staat er niets meer.")


def _met_reden(dienst: Dienst, vandaag: date) -> Werkregel | None:
    """Where the check before signing was passed with a reason: a number, without a dossier."""
    dienst.eis(Actie.LOG_INZIEN)
    tellingen = dienst.overzichten.controletellingen()
    aanvaard = [(t.regel_id, t.aanvaard) for t in tellingen.regels if t.aanvaard]
    if not aanvaard:
        return None
    aantal = sum(hoe_vaak for _, hoe_vaak in aanvaard)
    stap = VolgendeStap(tekst=f"Met een reden aanvaard in de controle: {meervoud(aantal, 'keer', 'keer')} in "
                        f"{meervoud(tellingen.verslagen, 'besluit', 'besluiten')}", tab="", aan_zet=AanZet.SECRETARIS)
    per = ", ".join(f"{regel} {hoe_vaak}×" for regel, hoe_vaak in sorted(aanvaard, key=lambda paar: -paar[1]))
    return Werkregel(sleutel="met reden", groep=Groep.LATER, stap=stap, scherm="regels", toelichting=f"Per regel: {per}.")


_Vraag = Callable[[Dienst, date], Werkregel | None]
BEHEER: tuple[_Vraag, ...] = (_zonder_sleutel, _rolcertificaten, _uitgifte, _aflopende_certificaten, _feestdagen)
FG: tuple[_Vraag, ...] = (_uitvoer, _leesmappen, _verwijderd, _met_reden)
