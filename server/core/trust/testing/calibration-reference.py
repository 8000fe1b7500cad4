"""Computes calibration-reference.json with SciPy, independently of our own code: what calibration.test.ts compares with.

    python3 server/core/trust/testing/calibration-reference.py [folder of letters.jsonl]

Made with SciPy 1.17.1. Bounds are Clopper and Pearson's (Biometrika 26, 1934) as quantiles of the beta distribution; the chances
of a wrong certificate are computed exactly, look by look over the number of errors found so far, not simulated.
"""

import json
import math
import sys
from pathlib import Path

import numpy
from scipy.stats import beta, binom

HERE = Path(__file__).resolve().parent
DATA = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[4] / "shared" / "data"


def upper(errors, n, delta):
    return 1.0 if errors >= n else float(beta.ppf(1 - delta, errors + 1, n - errors))


def spend(delta, look):
    return 6 * delta / (math.pi**2 * look**2)


def more(errors, n, delta, share):
    """Smallest m with P(X <= errors) <= delta among n + m at that share: walked, not searched."""
    m = 0
    while binom.cdf(errors, n + m, share) > delta:
        m += 1
    return m


BOUNDS = [
    {"errors": errors, "n": n, "delta": delta, "bound": upper(errors, n, delta)}
    for errors, n in [(0, 0), (0, 1), (1, 1), (0, 10), (3, 10), (9, 10), (0, 299), (1, 299), (8, 945), (50, 1000), (7, 52000), (990, 1000)]
    for delta in [0.2, 0.05, spend(0.05, 1), spend(0.05, 52)]
]

MORE = [
    {"errors": errors, "n": n, "delta": delta, "share": share, "more": more(errors, n, delta, share)}
    for errors, n, delta, share in [
        (0, 0, 0.05, 0.01),
        (0, 0, spend(0.05, 1), 0.01),
        (0, 0, spend(0.05, 1), 0.01 * 0.8),
        (0, 100, 0.05, 0.01),
        (1, 300, 0.05, 0.01),
        (3, 100, spend(0.05, 3), 0.02),
        (30, 200, spend(0.05, 1), 0.02),
        (0, 299, 0.05, 0.01),
    ]
]


def letters():
    def lines(name):
        return [json.loads(line) for line in (DATA / name).read_text().splitlines()]

    truth = {entry["external_id"]: entry["digit"] for entry in lines("letters-truth.jsonl")}
    read = [(one["confidence"], one["action"]["arguments"]["digit"] == truth[one["external_id"]]) for one in lines("letters.jsonl")]
    delta = spend(0.05, 1)
    rows = []
    for hundredths in range(95, 45, -5):
        threshold = hundredths / 100
        lane = [right for confidence, right in read if confidence >= threshold]
        errors = lane.count(False)
        rows.append(
            {
                "threshold": threshold,
                "n": len(lane),
                "errors": errors,
                "bound": upper(errors, len(lane), delta),
                "more": more(errors, len(lane), delta, 0.02),
            }
        )
    return rows


def chance_of_certifying(rate, tolerated, looks, each, deltas):
    """That at least one look certifies a lane which errs at `rate`: paths that were certified leave the distribution."""
    alive = numpy.array([1.0])
    step = binom.pmf(numpy.arange(each + 1), each, rate)
    for look in range(1, looks + 1):
        alive = numpy.convolve(alive, step)
        errors = 0
        while errors < len(alive) and upper(errors, look * each, deltas(look)) <= tolerated:
            alive[errors] = 0
            errors += 1
    return float(1 - alive.sum())


CHANCES = [
    {"looks": looks, "each": each, "spending": spending, "chance": chance_of_certifying(0.01, 0.01, looks, each, deltas)}
    for looks, each in [(1, 500), (1, 5200), (52, 100)]
    for spending, deltas in [(False, lambda look: 0.05), (True, lambda look: spend(0.05, look))]
]


def row(value):
    return "{ " + ", ".join(f"{json.dumps(key)}: {json.dumps(entry)}" for key, entry in value.items()) + " }"


def table(name, rows):
    return f'  "{name}": [\n' + ",\n".join(f"    {row(one)}" for one in rows) + "\n  ]"


tables = {"bounds": BOUNDS, "more": MORE, "letters": letters(), "chances": CHANCES}
# Biome writes exponents without leading zeros.
text = "{\n" + ",\n".join(table(name, rows) for name, rows in tables.items()) + "\n}\n"
(HERE / "calibration-reference.json").write_text(text.replace("e-0", "e-"))
