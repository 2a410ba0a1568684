"""SVD, symmetric, general and generalised eigenvalues, Schur and Hessenberg forms."""

import mpmath
import numpy as np
import scipy.linalg

from support import (FIELDS, Area, condition, exact_matrix, exact_singular_values, gap, hermitian, kinds,
                     normalised_columns, positive, random, rank_deficient, scaled_hilbert, svd)


def repeated(n):
    """A Hadamard matrix over two: all singular values equal."""
    return scipy.linalg.hadamard(n).astype(float) / 2


def graded(n):
    scale = 2.0 ** -np.arange(0, 4 * n, 4)
    return random((n, n), "real", 215) * scale[:, None]


def jordan(n, value):
    return value * np.eye(n) + np.diag(np.ones(n - 1), 1)


def grcar(n):
    return np.triu(np.tril(np.ones((n, n)), 3)) - np.diag(np.ones(n - 1), -1)


def singular_values(area):
    for field in FIELDS:
        for m, n in ((1, 1), (2, 2), (3, 3), (5, 5), (10, 10), (7, 3), (3, 7), (20, 4), (4, 20), (5, 1), (1, 6)):
            a = random((m, n), field, 180 + 2 * m + n)
            u, s, vh = svd(a)
            distance = min(gap(s), s[-1])
            area.add(f"SVD of {field} {m}x{n}", "svd", field, {"a": a}, {"singularValues": s, "u": u, "vh": vh},
                     condition=s[0] / distance if min(m, n) > 1 else 1.0)
        for m, n, r in ((5, 5, 2), (8, 4, 3), (4, 9, 1)):
            a = rank_deficient(m, n, r, field, 200 + m)
            s = exact_singular_values(a)
            s[r:] = 0
            area.add(f"singular values of {field} {m}x{n} of rank {r}", "singularValues", field, {"a": a},
                     {"singularValues": s})
        area.add(f"singular values of {field} zero 3x2", "singularValues", field, {"a": np.zeros((3, 2))},
                 {"singularValues": np.zeros(2)})
        area.add(f"singular values of {field} 0x3", "singularValues", field, {"a": np.zeros((0, 3))},
                 {"singularValues": np.zeros(0)})
    for name, a in (("scaled Hilbert 6x6", scaled_hilbert(6)), ("scaled Hilbert 8x8", scaled_hilbert(8)),
                    ("four equal values", repeated(4)), ("identity 5x5", np.eye(5)), ("graded rows 8x8", graded(8)),
                    ("a Jordan block 7x7", jordan(7, 0.0)), ("Grcar 9x9", grcar(9)), ("ones 4x6", np.ones((4, 6)))):
        s = exact_singular_values(a)
        s = np.where(s < 1e-30, 0, s)
        area.add(f"singular values of {name}", "singularValues", "real", {"a": a}, {"singularValues": s})
    for kind, a in kinds(5).items():
        area.add(f"singular values of {kind} 5x5", "singularValues", "real", {"a": a},
                 {"singularValues": exact_singular_values(a)})
    a = graded(6)
    area.add("small singular values of graded rows to high relative accuracy", "relativeSingularValues", "real",
             {"a": a}, {"singularValues": exact_singular_values(a)}, condition=row_scaled_condition(a))


def row_scaled_condition(a):
    return condition(a / np.linalg.norm(a, axis=1, keepdims=True))


def symmetric(area):
    for field in FIELDS:
        for n in (1, 2, 3, 5, 10, 17):
            a = hermitian(n, field, 220 + n)
            w, v = np.linalg.eigh(a)
            scale = np.abs(w).max()
            area.add(f"eigenpairs of {field} Hermitian {n}x{n}", "symmetricEigen", field, {"a": a},
                     {"eigenvalues": w, "eigenvectors": normalised_columns(v)},
                     condition=scale / gap(w) if n > 1 else 1.0, scale=scale)
        for n in (2, 4, 7):
            a, b = hermitian(n, field, 240 + n), positive(n, field, 250 + n)
            w = scipy.linalg.eigh(a, b, eigvals_only=True)
            area.add(f"generalised eigenvalues of {field} Hermitian {n}x{n}", "generalizedSymmetricEigen", field,
                     {"a": a, "b": b}, {"eigenvalues": w}, condition=condition(b))
    for kind, a in kinds(6).items():
        if np.array_equal(a, a.T):
            w = np.sort([float(x) for x in mpmath.eigsy(exact_matrix(a), eigvals_only=True)])
            area.add(f"eigenvalues of {kind} 6x6", "symmetricEigenvalues", "real", {"a": a}, {"eigenvalues": w})
    one = np.ones((5, 5))
    wilkinson = np.diag(np.abs(np.arange(-5.0, 6))) + np.diag(np.ones(10), 1) + np.diag(np.ones(10), -1)
    second = 2 * np.eye(8) - np.diag(np.ones(7), 1) - np.diag(np.ones(7), -1)
    for name, a in (("zero 4x4", np.zeros((4, 4))), ("identity 6x6", np.eye(6)), ("ones 5x5", one),
                    ("Wilkinson 11x11", wilkinson), ("a second difference 8x8", second),
                    ("scaled Hilbert 6x6", scaled_hilbert(6)), ("0x0", np.zeros((0, 0)))):
        w = np.linalg.eigvalsh(a)
        w = np.where(np.abs(w) < 1e-13, 0, w)
        area.add(f"eigenvalues of {name}", "symmetricEigenvalues", "real", {"a": a}, {"eigenvalues": w},
                 scale=np.abs(a).max() if a.size else 1)


def eigenvalue_condition(a):
    """Largest 1/|yᴴx| over unit left and right eigenvectors."""
    w, left, right = scipy.linalg.eig(a, left=True, right=True)
    return 1 / np.min(np.abs(np.sum(left.conj() * right, axis=0)))


def general(area):
    for field in FIELDS:
        for n in (1, 2, 3, 5, 10, 16):
            a = random((n, n), field, 260 + n)
            w = np.linalg.eigvals(a).astype(complex)
            area.add(f"eigenvalues of {field} {n}x{n}", "eigen", field, {"a": a}, {"eigenvalues": ordered(w)},
                     condition=eigenvalue_condition(a), scale=np.linalg.norm(a))
        for n in (2, 4, 6):
            a, b = random((n, n), field, 280 + n), positive(n, field, 290 + n)
            w = scipy.linalg.eigvals(a, b).astype(complex)
            area.add(f"generalised eigenvalues of {field} {n}x{n}", "generalizedEigen", field, {"a": a, "b": b},
                     {"eigenvalues": ordered(w)}, condition=eigenvalue_condition(np.linalg.solve(b, a)) * condition(b))
    for kind, a in kinds(6).items():
        w = np.array([complex(x) for x in mpmath.eig(exact_matrix(a), left=False, right=False)])
        w = np.where(np.abs(w.imag) < 1e-30, w.real, w)
        if eigenvalue_condition(a) < 1e6:
            area.add(f"eigenvalues of {kind} 6x6", "eigen", "real", {"a": a}, {"eigenvalues": ordered(w)},
                     condition=eigenvalue_condition(a), scale=np.linalg.norm(a))
    rotation = np.array([[0.0, -1.0], [1.0, 0.0]])
    cycle = np.roll(np.eye(6), 1, axis=0)
    triangle = np.triu(random((6, 6), "real", 299), 1) + np.diag([1.0, 2, 4, 8, 16, 32])
    for name, a in (("a quarter turn", rotation), ("a cycle of six", cycle), ("Grcar 6x6", grcar(6)),
                    ("a triangle 6x6", triangle)):
        area.add(f"eigenvalues of {name}", "eigen", "real", {"a": a},
                 {"eigenvalues": ordered(np.linalg.eigvals(a).astype(complex))}, condition=eigenvalue_condition(a),
                 scale=np.linalg.norm(a))


def ordered(w):
    return w[np.lexsort((np.round(w.imag, 9), np.round(w.real, 9)))]


def schur(area):
    for field in FIELDS:
        for n in (1, 2, 3, 6, 9):
            a = random((n, n), field, 310 + n)
            w = np.linalg.eigvals(a).astype(complex)
            area.add(f"Schur form of {field} {n}x{n}", "schur", field, {"a": a},
                     {"eigenvalues": ordered(w), "negativeCount": int(np.sum(w.real < 0)),
                      "insideUnitCircleCount": int(np.sum(np.abs(w) < 1)),
                      "departureFromNormality": np.sqrt(max(0, np.linalg.norm(a) ** 2 - np.sum(np.abs(w) ** 2)))},
                     condition=eigenvalue_condition(a), scale=np.linalg.norm(a))
            h = scipy.linalg.hessenberg(a)
            area.add(f"Hessenberg form of {field} {n}x{n}", "hessenberg", field, {"a": a}, {"absolute": np.abs(h)},
                     condition=max(1.0, np.linalg.norm(a) / smallest_subdiagonal(h)) ** 2, scale=np.linalg.norm(a))


def smallest_subdiagonal(h):
    below = np.abs(np.diag(h, -1))[:-1]
    return below.min() if below.size else np.linalg.norm(h)


def build():
    areas = []
    parts = (("svd", singular_values), ("symmetriceigen", symmetric), ("eigen", general), ("schur", schur))
    for name, part in parts:
        areas.append(Area(name))
        part(areas[-1])
    return areas
