"""Norms of vectors and matrices, condition numbers, numerical rank."""

import numpy as np

from support import FIELDS, Area, exact_singular_values, random, rank_deficient, scaled_hilbert

ORDERS = {"0": 0, "0.5": 0.5, "1": 1, "1.5": 1.5, "2": 2, "3": 3, "infinity": np.inf, "-infinity": -np.inf, "-1": -1}


def vector_norms(area):
    for field in FIELDS:
        for n in (1, 2, 5, 20):
            x = random(n, field, 630 + n)
            if n == 5:
                x[1] = 0
            with np.errstate(divide="ignore"):
                outputs = {f"p{name}": np.linalg.norm(x, p) for name, p in ORDERS.items() if p != -1 or np.all(x != 0)}
            area.add(f"vector norms of {n} {field} numbers", "vectorNorms", field, {"x": x}, outputs)
    huge = np.array([3.0, 4.0]) * 2.0**100
    area.add("norm of numbers whose squares leave single precision", "vectorNorms", "real", {"x": huge},
             {"p2": 5 * 2.0**100, "p1": 7 * 2.0**100, "pinfinity": 4 * 2.0**100})
    tiny = np.array([3.0, 4.0]) * 2.0**-100
    area.add("norm of numbers whose squares vanish in single precision", "vectorNorms", "real", {"x": tiny},
             {"p2": 5 * 2.0**-100, "p1": 7 * 2.0**-100, "pinfinity": 4 * 2.0**-100})


def matrix_norms(area):
    for field in FIELDS:
        for m, n in ((1, 1), (2, 2), (3, 5), (6, 2), (8, 8)):
            a = random((m, n), field, 640 + m)
            s = np.linalg.svd(a, compute_uv=False)
            area.add(f"matrix norms of {field} {m}x{n}", "matrixNorms", field, {"a": a},
                     {"frobenius": np.linalg.norm(a), "spectral": s[0], "nuclear": s.sum(),
                      "schatten3": np.sum(s**3) ** (1 / 3), "schatten1.5": np.sum(s**1.5) ** (1 / 1.5),
                      "one": np.linalg.norm(a, 1), "infinity": np.linalg.norm(a, np.inf), "max": np.abs(a).max()})
    zero = np.zeros((3, 2))
    names = ("frobenius", "spectral", "nuclear", "schatten3", "one", "infinity", "max")
    area.add("matrix norms of zero 3x2", "matrixNorms", "real", {"a": zero}, {name: 0.0 for name in names})
    area.add("matrix norms of identity 4x4", "matrixNorms", "real", {"a": np.eye(4)},
             {"frobenius": 2, "spectral": 1, "nuclear": 4, "schatten3": 4 ** (1 / 3),
              "one": 1, "infinity": 1, "max": 1})


def condition_numbers(area):
    for field in FIELDS:
        for n in (1, 2, 4, 9):
            a = random((n, n), field, 650 + n)
            s = np.linalg.svd(a, compute_uv=False)
            area.add(f"condition numbers of {field} {n}x{n}", "conditionNumbers", field, {"a": a},
                     {"one": np.linalg.cond(a, 1), "two": np.linalg.cond(a, 2), "infinity": np.linalg.cond(a, np.inf)},
                     condition=s[0] / s[-1])
        for m, n in ((5, 3), (2, 6)):
            a = random((m, n), field, 660 + m)
            s = np.linalg.svd(a, compute_uv=False)
            area.add(f"condition number of {field} {m}x{n}", "conditionNumbers", field, {"a": a},
                     {"two": s[0] / s[-1]}, condition=s[0] / s[-1])
    for n in (4, 6):
        a = scaled_hilbert(n)
        s = exact_singular_values(a)
        area.add(f"condition number of scaled Hilbert {n}x{n}", "conditionNumbers", "real", {"a": a},
                 {"two": s[0] / s[-1]}, condition=s[0] / s[-1])


def ranks(area):
    for field in FIELDS:
        for m, n, r in ((1, 1, 1), (4, 4, 2), (6, 3, 3), (3, 8, 1), (9, 9, 5), (5, 5, 0)):
            a = rank_deficient(m, n, r, field, 670 + m) if r else np.zeros((m, n))
            assert np.linalg.matrix_rank(a) == r
            area.add(f"rank of {field} {m}x{n} is {r}", "rank", field, {"a": a}, {"rank": r})
        area.add(f"rank of {field} 0x3", "rank", field, {"a": np.zeros((0, 3))}, {"rank": 0})
    a = np.diag([1.0, 0.5, 2.0**-10, 2.0**-20])
    for tolerance, r in ((2.0**-5, 2), (2.0**-15, 3), (2.0**-22, 4)):
        area.add(f"rank above {tolerance}", "rank", "real", {"a": a}, {"rank": r}, {"tolerance": tolerance})


def build():
    area = Area("norms")
    for part in (vector_norms, matrix_norms, condition_numbers, ranks):
        part(area)
    return [area]
