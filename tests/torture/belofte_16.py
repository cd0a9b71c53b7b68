"""Promise 16: nobody can forge a stem or an advice, and a secretaris cannot vote.

The attacker holds the data key, so that any row may say anything, and one member's key: the own one, whoever that is. An
honest secretaris, who opened the register before, then looks. Broken is: a stem counts that its member did not sign like that,
or somebody without a vote has one, or a changed advice is called that of its deskundige. Each run is undone again.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Connection, text

from cvt_desktop.domain import keten, ledenlijst
from cvt_desktop.domain.aanvraag import Koppeling
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.echtheid import Echtheid
from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.domain.ids import AanvraagId, AdviesId, InstellingenId, PersoonId
from cvt_desktop.domain.ondertekend import stemverklaring
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.rolcertificaat import Rolcertificaat, Rolgrond, Roltekening
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.getekend import Getekend
from cvt_desktop.services import adviezen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.logwacht import Logwacht
from cvt_desktop.services.toetslijsten import toetslijst
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.zitting_behandelen import stem_herstellen
from db.engine import schrijfeenheid
from db.unit_of_work import DbSchrijfeenheid
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.dossiers import vul_dossier
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    FG,
    MET_LOGIN,
    RIETDIJK,
    SECRETARIS,
    maak_aanvraag_bij_deskundigen,
    maak_adviesinhoud,
    maak_leerling,
)
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst
from tests.zitting_opzet import eigen

NUMMER = 16
BELOFTE = "nobody can forge a vote; a secretaris cannot vote"
KORT = 300
LANG = 100_000


class _OngedaanError(Exception):
    """Ends a run."""


@dataclass(slots=True)
class Wereld:
    """Two decided dossiers, one stem that was corrected and signed again, one advice that its deskundige signed."""

    opzet: Besluitopzet
    advies_id: AdviesId
    zei: dict[tuple[AanvraagId, PersoonId], bytes] = field(default_factory=dict)
    advies: bytes = b""

    def dienst(self, wie: Persoon) -> Dienst:
        return self.opzet.als(wie)


def _maak(map_: Path) -> Wereld:
    opzet = zet_besluit_op(map_, aantal=2)
    opzet.zitting.klok.verder(seconden=60)
    stem_herstellen(opzet.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id(1), BAKKENES.id, Stemkeuze.TEGEN, "te lang")
    bekrachtigen(opzet.als(BAKKENES), opzet.zitting.zitting_id, eigen(opzet.als(BAKKENES)))
    leerling = maak_leerling("Noor", "Schuilhof")
    gevraagd = (Koppeling(volgorde=1, persoon_id=BENSALEM.id, gevraagd_op=date(2027, 4, 12)),)
    aanvraag = maak_aanvraag_bij_deskundigen("2026-0555", koppelingen=gevraagd, leerling_id=leerling.id)
    vul_dossier(opzet.dienst, aanvraag=aanvraag, leerling=leerling, vastgesteld=(), op_agenda=False)
    with opzet.zitting.register.schrijven() as uow:
        for advies in uow.adviezen.of_aanvraag(aanvraag.id):
            ander = BENSALEM if advies.volgorde == 1 else CRUTZER
            uow.adviezen.save(replace(advies, persoon_id=ander.id, naam=ander.naam, beroep=ander.beroep))
    advies = adviezen.vaststellen(opzet.als(BENSALEM), aanvraag.id, maak_adviesinhoud())
    wereld = Wereld(opzet=opzet, advies_id=advies.id, advies=opzet.dienst.codec.schrijf(advies))
    with opzet.zitting.register.lezen() as uow:
        zitting = uow.zittingen.get(opzet.zitting.zitting_id)
    for punt in zitting.punten:
        for stem in punt.stemmen:
            wereld.zei[punt.aanvraag_id, stem.persoon_id] = opzet.dienst.codec.schrijf(stemverklaring(zitting, punt, stem))
    return wereld


# --- the attacker -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Aanval:
    """One run: who attacks, with what chance, on the connection that will be undone; ``daden`` says what was done."""

    wereld: Wereld
    wie: Persoon
    dobbel: random.Random
    db: Connection
    uow: DbSchrijfeenheid
    daden: list[str] = field(default_factory=list)

    @property
    def dienst(self) -> Dienst:
        return self.wereld.dienst(self.wie)

    def zitting(self) -> Zitting:
        return self.uow.zittingen.get(self.wereld.opzet.zitting.zitting_id)

    def sleutel(self) -> tuple[UUID, bytes]:
        bewaard = self.uow.geheimen.get(f"lidsleutel:{self.wie.id}")
        assert bewaard is not None
        return UUID(bytes=bewaard[:16]), bewaard[16:]

    def teken(self, bericht: bytes) -> bytes:
        return self.dienst.zegel.onderteken(self.sleutel()[1], bericht)

    def slachtoffer(self) -> Persoon:
        return self.dobbel.choice([p for p in MET_LOGIN if p.id != self.wie.id])

    def getekend(self, aanvraag_id: AanvraagId, soort: str, van: PersoonId) -> list[Getekend]:
        return [g for g in self.uow.logboek.getekend(aanvraag_id, soort) if g.gebeurtenis.persoon_id == van]

    def vervals(self, oud: Getekend, inhoud: object, **velden: object) -> None:
        """Let an entry say something else, signed with the own key under one of two names."""
        assert oud.zout is not None
        digest = hashlib.sha256(oud.zout + self.dienst.codec.schrijf(inhoud)).hexdigest()
        g = replace(oud.gebeurtenis, digest=digest, **velden)  # type: ignore[arg-type]
        if self.dobbel.random() < 0.5:
            g = replace(g, sleutel_id=self.sleutel()[0])
        self.schrijf(replace(g, handtekening=self.teken(keten.verklaring(self.uow.logboek.kluis(), g))))

    def schrijf(self, g: Gebeurtenis) -> None:
        self.db.execute(
            text("UPDATE gebeurtenis SET digest=:d, handtekening=:h, sleutel_id=:k, persoon_id=:p, object_id=:o, aanvraag_id=:a, "
                 "moment=:m, actie=:actie, vorige=:v, schakel=:s WHERE volgnummer=:n"),
            {"d": g.digest, "h": g.handtekening, "k": str(g.sleutel_id) if g.sleutel_id else None, "p": str(g.persoon_id),
             "o": str(g.object_id), "a": str(g.aanvraag_id) if g.aanvraag_id else None, "n": g.volgnummer, "actie": g.actie,
             "m": g.moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z", "v": g.vorige, "s": g.schakel},
        )  # fmt: skip

    def herketen(self) -> None:
        """Every link of the log anew."""
        vorige = keten.begin(self.uow.logboek.kluis())
        for g in self.uow.logboek.since(0):
            nieuw = replace(g, vorige=vorige)
            vorige = keten.schakel(nieuw)
            self.db.execute(text("UPDATE gebeurtenis SET vorige=:v, schakel=:s WHERE volgnummer=:n"),
                            {"v": nieuw.vorige, "s": vorige, "n": nieuw.volgnummer})  # fmt: skip


def _andere_stem(a: Aanval, stem: Stem) -> Stem:
    if a.dobbel.random() < 0.2:
        return replace(stem, reden=stem.reden + " en meer")
    return replace(stem, keuze=a.dobbel.choice([k for k in Stemkeuze if k is not stem.keuze]))


def wijzig_stem(a: Aanval) -> None:
    zitting = a.zitting()
    punt = a.dobbel.choice(zitting.punten)
    stem = a.dobbel.choice([s for s in punt.stemmen if s.persoon_id != a.wie.id])
    anders = _andere_stem(a, stem)
    zitting = a.uow.zittingen.save(zitting.met_punt(punt.met_stem(anders)))
    if (oude := a.getekend(punt.aanvraag_id, "stem", stem.persoon_id)) and a.dobbel.random() < 0.8:
        a.vervals(oude[-1], stemverklaring(zitting, zitting.punt(punt.aanvraag_id), anders))


def voeg_stem_toe(a: Aanval) -> None:
    """Of somebody who was not there, of somebody without a key, or of the attacker, who may be the secretaris."""
    zitting = a.zitting()
    punt = a.dobbel.choice(zitting.punten)
    wie = a.dobbel.choice([a.wie, CRUTZER, FG, a.slachtoffer()])
    if punt.stem_van(wie.id) is not None:
        return wijzig_stem(a)
    stem = replace(punt.stemmen[0], persoon_id=wie.id, naam=wie.naam, keuze=Stemkeuze.TEGEN)
    zitting = a.uow.zittingen.save(zitting.met_punt(punt.met_stem(stem)))
    oude = a.uow.logboek.getekend(punt.aanvraag_id, "stem")
    a.vervals(a.dobbel.choice(oude), stemverklaring(zitting, zitting.punt(punt.aanvraag_id), stem), persoon_id=wie.id)
    return None


def wijzig_voorstel(a: Aanval) -> None:
    zitting = a.zitting()
    punt = a.dobbel.choice(zitting.punten)
    assert punt.voorgenomen is not None
    ander = replace(punt.voorgenomen, einddatum=date(2028, 7, 31))
    if a.dobbel.random() < 0.5:
        zitting = replace(zitting, quorum=1)
    a.uow.zittingen.save(zitting.met_punt(replace(punt, voorgenomen=ander)))


def wijzig_advies(a: Aanval) -> None:
    advies = a.uow.adviezen.get(a.wereld.advies_id)
    anders: Deskundigenadvies = replace(advies, inhoud=replace(advies.inhoud, kern="Iets heel anders."))
    a.uow.adviezen.save(anders)
    oude = a.getekend(advies.aanvraag_id, "advies", BENSALEM.id)
    if oude and a.dobbel.random() < 0.8:
        a.vervals(oude[-1], anders)


def speel_opnieuw(a: Aanval) -> None:
    """An older signature of the same member under a newer moment or place, with the stem put back to what it says."""
    zitting = a.zitting()
    punt = zitting.punt(a.wereld.opzet.aanvraag_id(1))
    oude, stem = a.getekend(punt.aanvraag_id, "stem", BAKKENES.id), punt.stem_van(BAKKENES.id)
    if a.wie.id == BAKKENES.id or stem is None or len(oude) < 2:
        return wijzig_stem(a)
    oud, nieuw = oude[0], oude[-1]
    a.uow.zittingen.save(zitting.met_punt(punt.met_stem(replace(stem, keuze=Stemkeuze.VOOR, reden=""))))
    ruil = replace(oud.gebeurtenis, volgnummer=nieuw.gebeurtenis.volgnummer)
    if a.dobbel.random() < 0.5:
        ruil = replace(ruil, moment=nieuw.gebeurtenis.moment + timedelta(seconds=1))
    if a.dobbel.random() < 0.3:
        ruil = replace(ruil, aanvraag_id=a.wereld.opzet.aanvraag_id(0))
    if a.dobbel.random() < 0.5:
        a.db.execute(text("UPDATE zout SET zout=:z WHERE volgnummer=:n"), {"z": oud.zout, "n": ruil.volgnummer})
        a.schrijf(ruil)
    else:
        a.vervals(nieuw, stemverklaring(zitting, punt, replace(stem, keuze=Stemkeuze.VOOR, reden="")))
    return None


def vervang_sleutel(a: Aanval) -> None:
    """The own public key in the certificate of a victim, whose stem is then changed and signed with it."""
    wie = a.dobbel.choice([p for p in (BAKKENES, BENSALEM, RIETDIJK) if p.id != a.wie.id])
    rij = a.uow.rolcertificaten.all()
    van_mij = next(c.verklaring for c in rij if c.verklaring.persoon_id == a.wie.id)
    nieuw = [replace(c, verklaring=replace(c.verklaring, publiek=van_mij.publiek)) if c.verklaring.persoon_id == wie.id else c
             for c in rij]  # fmt: skip
    if a.dobbel.random() < 0.7:
        nieuw = _herteken(a, nieuw)
    _zet_certificaten(a, nieuw)
    _stem_van(a, wie)


def smeed_certificaat(a: Aanval) -> None:
    """A new certificate for a victim, or with a vote for the attacker, under every ground, signed as well as can be."""
    wie = a.dobbel.choice([a.wie, BAKKENES, RIETDIJK])
    rij = a.uow.rolcertificaten.all()
    van_mij = next(c.verklaring for c in rij if c.verklaring.persoon_id == a.wie.id)
    codec = a.dienst.codec.schrijf
    verklaring = replace(
        van_mij, persoon_id=wie.id, nummer=len(rij) + 1, vorige=ledenlijst.digest(rij[-1].verklaring, codec),
        rollen=frozenset({Rol.LID}), grond=a.dobbel.choice(list(Rolgrond)), reeks=a.dobbel.choice([0, 1, 99]),
    )  # fmt: skip
    onder = a.teken(codec(verklaring)).hex()
    tekeningen = [Roltekening(persoon_id=a.wie.id, sleutel_id=van_mij.sleutel_id, handtekening=onder)]
    tekeningen += [replace(tekeningen[0], persoon_id=p.id) for p in MET_LOGIN if p.id != a.wie.id and a.dobbel.random() < 0.5]
    a.uow.rolcertificaten.save(Rolcertificaat(id=uuid4(), verklaring=verklaring, tekeningen=tuple(tekeningen)))
    _stem_van(a, wie)


def zet_instelling_aan(a: Aanval) -> None:
    """*Stemmen zonder persoonlijke sleutel*, and the stem of somebody without a key."""
    oud = a.uow.instellingen.all()[0]
    nieuw = replace(oud, id=InstellingenId(uuid4()), nummer=99, geldig_vanaf=date(2027, 5, 2), versie=0,
                    reglement=replace(oud.reglement, stemmen_zonder_sleutel=True))  # fmt: skip
    a.uow.instellingen.save(nieuw)
    if Rol.BEHEERDER not in a.wie.rollen:  # a beheerder may, and it is then under that name
        oude = a.uow.logboek.getekend(a.wereld.opzet.aanvraag_id(0), "stem")
        a.vervals(oude[0], nieuw, object_id=nieuw.id, actie="instellingen.wijzigen", aanvraag_id=None)
    zitting = a.zitting()
    punt = zitting.punten[0]
    stem = replace(punt.stemmen[0], persoon_id=CRUTZER.id, naam=CRUTZER.naam, bekrachtigd_op=None)
    a.uow.zittingen.save(zitting.met_punt(punt.met_stem(stem)))


def geef_rol(a: Aanval) -> None:
    """A role by hand in the row of a person, and the own stem."""
    a.uow.personen.save(replace(a.uow.personen.get(a.wie.id), rollen=frozenset({Rol.LID, Rol.VOORZITTER})))
    _stem_van(a, a.wie)


def _stem_van(a: Aanval, wie: Persoon) -> None:
    zitting = a.zitting()
    punt = zitting.punten[0]
    stem = replace(punt.stem_van(wie.id) or punt.stemmen[0], persoon_id=wie.id, naam=wie.naam, keuze=Stemkeuze.TEGEN)
    zitting = a.uow.zittingen.save(zitting.met_punt(punt.met_stem(stem)))
    oude = a.getekend(punt.aanvraag_id, "stem", wie.id) or a.uow.logboek.getekend(punt.aanvraag_id, "stem")
    a.vervals(oude[-1], stemverklaring(zitting, zitting.punten[0], stem), persoon_id=wie.id)


def _herteken(a: Aanval, rij: list[Rolcertificaat]) -> list[Rolcertificaat]:
    """The chain anew: every link, and the own signature everywhere."""
    nieuw: list[Rolcertificaat] = []
    vorige, codec = ledenlijst.begin(a.uow.logboek.kluis()), a.dienst.codec.schrijf
    for c in rij:
        v = replace(c.verklaring, vorige=vorige)
        onder = Roltekening(persoon_id=a.wie.id, sleutel_id=a.sleutel()[0], handtekening=a.teken(codec(v)).hex())
        nieuw.append(replace(c, verklaring=v).getekend(onder))
        vorige = ledenlijst.digest(v, codec)
    return nieuw


def _zet_certificaten(a: Aanval, rij: list[Rolcertificaat]) -> None:
    a.db.execute(text("DELETE FROM rolcertificaat"))
    for c in rij:
        a.uow.rolcertificaten.save(replace(c, versie=0))


AANVALLEN: tuple[Callable[[Aanval], None], ...] = (
    wijzig_stem, voeg_stem_toe, wijzig_voorstel, wijzig_advies, speel_opnieuw, vervang_sleutel, smeed_certificaat,
    zet_instelling_aan, geef_rol,
)  # fmt: skip


# --- the runs -----------------------------------------------------------------------------------------------------------


@contextmanager
def _ongedaan(wereld: Wereld) -> Iterator[tuple[Connection, DbSchrijfeenheid]]:
    with suppress(_OngedaanError), schrijfeenheid(wereld.opzet.zitting.register._engine) as sessie:
        db = sessie.connection()
        for trigger in ("gebeurtenis_geen_update", "gebeurtenis_geen_delete", "gebeurtenis_zonder_gat", "zout_geen_update"):
            db.execute(text(f"DROP TRIGGER {trigger}"))
        yield db, DbSchrijfeenheid(db, toetslijst, uuid4())
        raise _OngedaanError


def _een(wereld: Wereld, dobbel: random.Random, verificateur: Dienst) -> str:
    """What was wrongly believed after one attack, or ``""``."""
    wie = dobbel.choice([p for p in MET_LOGIN if p.id != SECRETARIS.id or dobbel.random() < 0.5])
    geloofd, daden = "", list[str]()
    with _ongedaan(wereld) as (db, uow):
        a = Aanval(wereld=wereld, wie=wie, dobbel=dobbel, db=db, uow=uow, daden=daden)
        for doe in dobbel.sample(AANVALLEN, dobbel.choice([1, 1, 1, 2, 3])):
            doe(a)
            a.daden.append(doe.__name__)
        if dobbel.random() < 0.5:
            a.herketen()
            a.daden.append("herketen")
        geloofd = _geloofd(wereld, wie, uow, replace(verificateur, logwacht=Logwacht()))  # as when it is opened anew
    return f"{wie.functie} ({', '.join(daden)}): {geloofd}" if geloofd else ""


def _geloofd(wereld: Wereld, wie: Persoon, uow: DbSchrijfeenheid, verificateur: Dienst) -> str:
    v = Verificatie(verificateur, uow)
    zitting = uow.zittingen.get(wereld.opzet.zitting.zitting_id)
    for punt in zitting.punten:
        for stem in punt.stemmen:
            if not v.stem(zitting, punt, stem).telt:
                continue
            if stem.persoon_id == wie.id and wie.stemgerechtigd:
                continue  # the own stem, with the own key
            gezegd = verificateur.codec.schrijf(stemverklaring(zitting, punt, stem))
            if wereld.zei.get((punt.aanvraag_id, stem.persoon_id)) != gezegd:
                return f"the stem of {stem.naam} at {punt.kenmerk} counts"
    advies = uow.adviezen.get(wereld.advies_id)
    oordeel = v.advies(advies)
    if oordeel.echtheid is Echtheid.ECHT and oordeel.door == BENSALEM.id != wie.id:
        return "" if verificateur.codec.schrijf(advies) == wereld.advies else "the advice is believed"
    return ""


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Random attacks by random attackers, before the eyes of a secretaris who knows the register."""
    with tijdelijke_map() as map_:
        wereld = _maak(map_)
        _eis_geloofd(wereld)
        return _loop(wereld, wereld.dienst(SECRETARIS), aantal, zaad, tot)


def _eis_geloofd(wereld: Wereld) -> None:
    """The register as it was made: every stem counts and the advice is believed, or nothing would be proven."""
    dienst = wereld.dienst(SECRETARIS)
    with wereld.opzet.zitting.register.lezen() as uow:
        zitting, v = uow.zittingen.get(wereld.opzet.zitting.zitting_id), Verificatie(dienst, uow)
        tellen = all(v.stem(zitting, punt, stem).telt for punt in zitting.punten for stem in punt.stemmen)
        if not tellen or v.advies(uow.adviezen.get(wereld.advies_id)).echtheid is not Echtheid.ECHT:
            raise RuntimeError("what was signed is not believed")


def _loop(wereld: Wereld, verificateur: Dienst, aantal: int, zaad: int, tot: float) -> Uitkomst:
    dobbel, fouten, runs = random.Random(zaad), list[str](), 0
    while runs < aantal and (runs == 0 or time.monotonic() < tot):
        if geloofd := _een(wereld, dobbel, verificateur):
            fouten.append(geloofd)
        runs += 1
    return Uitkomst(runs, tuple(fouten))


class _Goedgelovig:
    """A seal that calls every signature good."""

    def __init__(self, dienst: Dienst) -> None:
        self._zegel = dienst.zegel

    def __getattr__(self, naam: str) -> object:
        return getattr(self._zegel, naam)

    def klopt(self, publiek: bytes, bericht: bytes, handtekening: bytes) -> bool:
        return True


def controle(zaad: int) -> Uitkomst:
    """A verification that ignores the signatures believes the attacker."""
    with tijdelijke_map() as map_:
        wereld = _maak(map_)
        dienst = wereld.dienst(SECRETARIS)
        lui = replace(dienst, zegel=_Goedgelovig(dienst))  # type: ignore[arg-type]
        return _loop(wereld, lui, 60, zaad, time.monotonic() + 30)
