"""Elementwise operators, reductions, slices and cumulative powers."""

import numpy as np

from support import FIELDS, Area, random


def nonzero(shape, field, seed):
    a = random(shape, field, seed)
    return np.where(np.abs(a) < 0.25, 1.5, a)


def operators(area):
    for field in FIELDS:
        for m, n in ((1, 1), (2, 3), (5, 4), (0, 3), (9, 9)):
            a, b = random((m, n), field, 910 + m), nonzero((m, n), field, 920 + m)
            row = nonzero(n, field, 930 + n)
            area.add(f"elementwise operators on {field} {m}x{n}", "operators", field, {"a": a, "b": b, "row": row},
                     {"sum": a + b, "difference": a - b, "product": a * b, "quotient": a / b, "negative": -a,
                      "plusScalar": a + 1.5, "timesScalar": a * 1.5, "plusRow": a + row, "timesRow": a * row},
                     scale=1)
            area.add(f"rearrangements of {field} {m}x{n}", "rearrangements", field, {"a": a, "b": b},
                     {"transposed": a.T, "adjoint": a.conj().T, "conjugate": a.conj(), "reversedRows": a[::-1],
                      "reversedColumns": a[:, ::-1], "diagonal": np.diag(a), "stackedRows": np.vstack([a, b]),
                      "stackedColumns": np.hstack([a, b]), "everySecondRow": a[::2]})


def reductions(area):
    for field in FIELDS:
        for m, n in ((1, 1), (1, 5), (4, 3), (7, 2), (10, 10)):
            a = random((m, n), field, 940 + m + n)
            outputs = {"sum": a.sum(), "sumByRow": a.sum(axis=1), "sumByColumn": a.sum(axis=0), "mean": a.mean(),
                       "meanByRow": a.mean(axis=1), "meanByColumn": a.mean(axis=0)}
            if m == n:
                outputs["trace"] = np.trace(a)
            if field == "real":
                for name, function in (("minimum", np.min), ("maximum", np.max)):
                    outputs[name] = function(a)
                    outputs[f"{name}ByRow"] = function(a, axis=1)
                    outputs[f"{name}ByColumn"] = function(a, axis=0)
            area.add(f"reductions of {field} {m}x{n}", "reductions", field, {"a": a}, outputs, scale=2.0 * m * n)
        area.add(f"sums of {field} 0x3", "reductions", field, {"a": np.zeros((0, 3))},
                 {"sum": 0, "sumByRow": np.zeros(0), "sumByColumn": np.zeros(3)})


def cumulative(area):
    for field in FIELDS:
        for n, count in ((1, 4), (2, 5), (3, 4)):
            a = random((n, n), field, 960 + n, 4, 4)
            powers = [np.linalg.matrix_power(a, k) for k in range(count)]
            area.add(f"cumulative powers of {field} {n}x{n}", "cumulativePowers", field, {"a": a},
                     {f"power{k}": power for k, power in enumerate(powers)} | {"sum": sum(powers)},
                     scale=max(1, np.linalg.norm(a)) ** (count - 1))


def build():
    area = Area("elementwise")
    for part in (operators, reductions, cumulative):
        part(area)
    return [area]
