"""LU, Cholesky, LDL, QR and their pivoted forms."""

import numpy as np
import scipy.linalg

from support import (EPS, FIELDS, Area, condition, dominant, exact_solve, hermitian, positive, random, rank_deficient,
                     scaled_hilbert)


def lu(area):
    matrices = []
    for field in FIELDS:
        matrices += [(f"{field} random {n}x{n}", field, random((n, n), field, 20 + n)) for n in (1, 2, 3, 5, 10)]
        matrices += [(f"{field} dominant {n}x{n}", field, dominant(n, field, 30 + n)) for n in (4, 12)]
        matrices += [(f"{field} {m}x{n}", field, random((m, n), field, 40 + m)) for m, n in ((5, 3), (3, 5), (0, 4))]
    matrices.append(("scaled Hilbert 6x6", "real", scaled_hilbert(6)))
    for name, field, a in matrices:
        m, n = a.shape
        if min(m, n):
            p, lower, upper = scipy.linalg.lu(a)
            permutation = np.argmax(p, axis=0)
        else:
            lower, upper, permutation = np.zeros((m, 0)), np.zeros((0, n)), np.arange(m)
        outputs = {"lower": lower, "upper": upper, "permutation": permutation}
        inputs = {"a": a}
        if m == n:
            b = random((m, 2), field, 60 + m)
            inputs["b"] = b
            outputs["determinant"] = np.linalg.det(a)
            outputs["solution"] = exact_solve(a, b) if "Hilbert" in name else np.linalg.solve(a, b)
            outputs["adjointSolution"] = np.linalg.solve(a.conj().T, b)
        area.add(f"LU of {name}", "lu", field, inputs, outputs, condition=condition(a))


def cholesky(area):
    for field in FIELDS:
        for n in (1, 2, 3, 6, 11):
            a, b = positive(n, field, 70 + n), random((n, 2), field, 80 + n)
            area.add(f"Cholesky of {field} {n}x{n}", "cholesky", field, {"a": a, "b": b},
                     {"lower": np.linalg.cholesky(a), "solution": np.linalg.solve(a, b),
                      "logDeterminant": np.linalg.slogdet(a)[1], "inverse": np.linalg.inv(a)}, condition=condition(a))
        for n, r in ((4, 2), (6, 3), (7, 7)):
            g = random((n, r), field, 90 + n, 9, 1)
            a = g @ g.conj().T
            u, order, rank = pivoted_cholesky(a)
            area.add(f"pivoted Cholesky of {field} {n}x{n} of rank {r}", "pivotedCholesky", field, {"a": a},
                     {"permutation": order, "rank": rank, "upper": u[:rank]}, condition=condition(a))
    hilbert = scaled_hilbert(5)
    area.add("Cholesky of scaled Hilbert 5x5", "cholesky", "real", {"a": hilbert, "b": np.ones((5, 2))},
             {"lower": np.linalg.cholesky(hilbert), "solution": exact_solve(hilbert, np.ones((5, 2))),
              "logDeterminant": np.linalg.slogdet(hilbert)[1], "inverse": exact_solve(hilbert, np.eye(5))},
             condition=condition(hilbert))
    for n, minor in ((2, 2), (4, 3)):
        a = np.eye(n)
        a[minor - 1, minor - 1] = -1
        area.add(f"not positive definite from leading minor {minor}", "notPositiveDefinite", "real", {"a": a},
                 {"leadingMinor": minor})


def pivoted_cholesky(a):
    pstrf = scipy.linalg.get_lapack_funcs("pstrf", (a,))
    c, pivots, rank, _ = pstrf(a)
    order = pivots - 1
    return np.triu(c), order, rank


def ldl(area):
    for field in FIELDS:
        for n in (1, 2, 3, 5, 8, 12):
            a, b = hermitian(n, field, 110 + n), random((n, 2), field, 120 + n)
            values = np.linalg.eigvalsh(a)
            assert np.min(np.abs(values)) > 1e-6
            area.add(f"LDL of {field} Hermitian {n}x{n}", "ldl", field, {"a": a, "b": b},
                     {"inertia": [np.sum(values > 0), np.sum(values < 0), 0], "solution": np.linalg.solve(a, b),
                      "determinant": np.linalg.det(a).real}, condition=condition(a))
    zero_diagonal = np.array([[0.0, 1.0], [1.0, 0.0]])
    area.add("LDL of a zero diagonal", "ldl", "real", {"a": zero_diagonal, "b": np.eye(2)},
             {"inertia": [1, 1, 0], "solution": zero_diagonal, "determinant": -1.0})


def qr(area):
    for field in FIELDS:
        for m, n in ((1, 1), (2, 2), (3, 3), (6, 6), (8, 3), (3, 8), (12, 5), (4, 0), (0, 3)):
            a = random((m, n), field, 130 + 3 * m + n)
            r = np.abs(np.linalg.qr(a)[1])
            area.add(f"QR of {field} {m}x{n}", "qr", field, {"a": a}, {"absoluteR": r},
                     condition=condition(a[:, :m]), scale=np.linalg.norm(a))
            if min(m, n) == 0:
                continue
            _, r, order = scipy.linalg.qr(a, mode="economic", pivoting=True)
            if unique_pivots(a, order):
                area.add(f"pivoted QR of {field} {m}x{n}", "pivotedQR", field, {"a": a},
                         {"permutation": order, "absoluteR": np.abs(r)},
                         condition=condition(a), scale=np.linalg.norm(a))
        for m, n, r in ((6, 4, 2), (4, 7, 3)):
            a = rank_deficient(m, n, r, field, 170 + m)
            _, _, order = scipy.linalg.qr(a, mode="economic", pivoting=True)
            area.add(f"pivoted QR of {field} {m}x{n} of rank {r}", "pivotedQRRank", field, {"a": a},
                     {"rank": r, "leading": order[:1]}, condition=condition(a))


def unique_pivots(a, order):
    """Whether the largest remaining column is ahead of the others by one in a thousand at each step."""
    rest = a[:, order].copy()
    for k in range(min(a.shape) if a.shape[1] > a.shape[0] else a.shape[1] - 1):
        sizes = np.linalg.norm(rest[:, k:], axis=0)
        if len(sizes) > 1 and sizes[0] < 1.001 * np.max(sizes[1:]):
            return False
        q = rest[:, k] / max(sizes[0], EPS)
        rest[:, k + 1:] -= np.outer(q, q.conj() @ rest[:, k + 1:])
    return True


def build():
    areas = []
    for name, part in (("lu", lu), ("cholesky", cholesky), ("ldl", ldl), ("qr", qr)):
        areas.append(Area(name))
        part(areas[-1])
    return areas
