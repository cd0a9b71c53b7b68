"""The figures of the table (issue section 9): what each must reach, and how samples become one figure."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """What a figure must reach: at most (``<=``) or at least (``>=``) ``reach``."""

    what: str
    reach: float
    side: Literal["<=", ">="] = "<="
    unit: str = "ms"

    def ok(self, value: float) -> bool:
        """Whether ``value`` reaches it."""
        return value <= self.reach if self.side == "<=" else value >= self.reach


TABEL: dict[str, Norm] = {
    "start_ratio_bare_qt": Norm(what="process start to the painted login / to a painted empty window", reach=2.0, unit="x"),
    "open_10k_ms": Norm(what="imported and key known, to the painted list of 10,000 aanvragen", reach=300),
    "search_10k_p95_ms": Norm(what="key to repainted table, 100 keystrokes, p95, best of three passes", reach=16),
    "commit_ratio_plain": Norm(what="one service call with key, log and signature / without any of them", reach=2.0, unit="x"),
    "audit_verify_per_s": Norm(what="entries of an exported log that audit verify judges", reach=5_000, side=">=", unit="/s"),
    "unlock_ms": Norm(what="passphrase to keys, of which kdf_ms is Argon2id, slow on purpose (aims at 850 ms)", reach=1_500),
    "tlv_ms": Norm(what="one TLV laid out and signed, RSA-3072", reach=60),
    "check_ms": Norm(what="the whole check before signing on one dossier of the practice register", reach=20),
    "tlv_ratio_pyhanko": Norm(what="pyHanko's PKCS#12 signer / ours, signing alone", reach=6, side=">=", unit="x"),
    "backup_ratio_copy": Norm(what="verified backup of a database of 200 MB / plain copy with fsync", reach=8, unit="x"),
    "werkvoorraad_10k_ms": Norm(what="the terms and next steps of 10,000 open dossiers, in order", reach=300),
    "longest_block_ms": Norm(what="longest pause of the event loop in the headless journey", reach=50),
    "intake_velden": Norm(what="fields by hand: an aanvraag with six files, known school, new pupil", reach=14, unit="fields"),
    "verlenging_velden": Norm(what="fields by hand: a verlenging from its TLV in the register", reach=6, unit="fields"),
    "toets_antwoorden": Norm(what="answers by hand: the toets of a new vso aanvraag", reach=12, unit="answers"),
    "aanvulling_toetsen": Norm(what="keys from a nee to the verzoek om aanvulling that was sent", reach=5, unit="keys"),
    "telefoon_toetsen": Norm(what="keys from any screen to the dossier of who is called about, and the note kept", reach=4,
                             unit="keys"),
    "telefoon_s": Norm(what="the same with its pauses, typed at once", reach=5, unit="s"),
    "hamerblok_toetsen": Norm(what="keys for the block of hamerstukken, from its page to the next item", reach=4, unit="keys"),
    "bespreekstuk_toetsen": Norm(what="keys for one bespreekstuk, conform and unanimous, to the next", reach=6, unit="keys"),
    "lock_ms": Norm(what="signal of sleep to the painted login, keys and connections gone", reach=500),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfer:
    """One figure: its value, the samples that it comes from, and the absolute numbers underneath."""

    value: float
    samples: Sequence[float]
    under: dict[str, Any] = field(default_factory=dict)


def spreiding(samples: Sequence[float]) -> dict[str, float]:
    """Median, quartiles, extremes and number."""
    q1, midden, q3 = statistics.quantiles(samples, n=4, method="inclusive") if len(samples) > 1 else [samples[0]] * 3
    afgerond = {"median": midden, "q1": q1, "q3": q3, "min": min(samples), "max": max(samples)}
    return {naam: _rond(getal) for naam, getal in afgerond.items()} | {"n": len(samples)}


def percentiel(samples: Sequence[float], deel: float) -> float:
    """The smallest sample that at least ``deel`` of all do not exceed (nearest rank)."""
    rang = max(1, -(-round(deel * 1000) * len(samples) // 1000))
    return sorted(samples)[rang - 1]


def mediaan(samples: Sequence[float], **under: Sequence[float]) -> Cijfer:
    """The median is the figure; ``under`` are other samples by name."""
    return Cijfer(
        value=statistics.median(samples), samples=samples, under={naam: spreiding(reeks) for naam, reeks in under.items()}
    )


def verhouding(boven: Sequence[float], beneden: Sequence[float], *, namen: tuple[str, str]) -> Cijfer:
    """The ratio of two medians that were measured by turns; the spread is that of the ratios of each turn."""
    return Cijfer(
        value=statistics.median(boven) / statistics.median(beneden),
        samples=[a / b for a, b in zip(boven, beneden, strict=True)],
        under={namen[0]: spreiding(boven), namen[1]: spreiding(beneden)},
    )


def als_json(cijfer: Cijfer) -> dict[str, Any]:
    """What a part hands to ``__main__``."""
    return {"value": _rond(cijfer.value), "spread": spreiding(cijfer.samples), **cijfer.under}


def _rond(getal: float) -> float:
    return round(getal, 3)
