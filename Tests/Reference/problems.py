"""Linear systems, least squares, inverses, determinants and subspaces."""

import mpmath
import numpy as np
import scipy.linalg

from support import (EPS, FIELDS, Area, condition, dominant, exact_inverse, exact_matrix, exact_solve, kinds,
                     positive, random, rank_deficient, rounded, scaled_hilbert)


def solve(area):
    for field in FIELDS:
        for n, k in ((1, 1), (2, 3), (3, 1), (5, 2), (10, 4), (0, 2), (4, 0)):
            a, b = random((n, n), field, 320 + n), random((n, k), field, 330 + n)
            area.add(f"solve {field} general {n}x{n} for {k}", "solve", field, {"a": a, "b": b},
                     {"x": np.linalg.solve(a, b)}, {"structure": "general"}, condition=condition(a))
        for n in (1, 3, 7):
            t, b = dominant(n, field, 340 + n), random((n, 2), field, 350 + n)
            for structure, cut in (("lower", np.tril), ("upper", np.triu)):
                a = cut(t)
                area.add(f"solve {field} {structure} triangular {n}x{n}", "solve", field, {"a": a, "b": b},
                         {"x": scipy.linalg.solve_triangular(a, b, lower=structure == "lower")},
                         {"structure": structure}, condition=condition(a))
        for n in (2, 5, 12):
            full, b = dominant(n, field, 360 + n), random((n, 2), field, 370 + n)
            for structure, below, above in (("tridiagonal", 1, 1), ("banded", 1, 2)):
                a = np.triu(np.tril(full, above), -below)
                area.add(f"solve {field} {structure} {n}x{n}", "solve", field, {"a": a, "b": b},
                         {"x": np.linalg.solve(a, b)},
                         {"structure": structure, "below": below, "above": above}, condition=condition(a))
        for n in (1, 4, 9):
            a, b = positive(n, field, 380 + n), random((n, 2), field, 390 + n)
            area.add(f"solve {field} positive definite {n}x{n}", "solve", field, {"a": a, "b": b},
                     {"x": np.linalg.solve(a, b)}, {"structure": "positiveDefinite"}, condition=condition(a))
    for n in (4, 6, 8):
        a, b = scaled_hilbert(n), np.ones((n, 1))
        area.add(f"solve scaled Hilbert {n}x{n}", "solve", "real", {"a": a, "b": b}, {"x": exact_solve(a, b)},
                 {"structure": "positiveDefinite"}, condition=condition(a))
    for kind, a in kinds(6).items():
        b = random((6, 2), "real", 399)
        area.add(f"solve {kind} 6x6", "solve", "real", {"a": a, "b": b}, {"x": exact_solve(a, b)},
                 {"structure": "general"}, condition=condition(a))
    for n in (3, 5):
        a = np.tril(np.ones((n, n)), -1) * -1 + np.eye(n)
        a[:, -1] = 1
        area.add(f"solve Wilkinson's growth matrix {n}x{n}", "solve", "real", {"a": a, "b": np.ones((n, 1))},
                 {"x": exact_solve(a, np.ones((n, 1)))}, {"structure": "general"}, condition=condition(a))


def least_squares_condition(a, b, x):
    k, residual = condition(a), np.linalg.norm(b - a @ x)
    size = np.linalg.norm(a, 2) * np.linalg.norm(x)
    return k + k * k * residual / size if size else k


def least_squares(area):
    for field in FIELDS:
        for m, n, k in ((1, 1, 1), (3, 2, 1), (6, 3, 2), (10, 4, 3), (12, 7, 1), (4, 4, 1), (2, 5, 2), (4, 9, 1)):
            a, b = random((m, n), field, 400 + m + n), random((m, k), field, 420 + m)
            x = np.linalg.lstsq(a, b, rcond=None)[0]
            area.add(f"least squares {field} {m}x{n} for {k}", "leastSquares", field, {"a": a, "b": b},
                     {"x": x, "residualNorms": np.linalg.norm(b - a @ x, axis=0), "rank": min(m, n)},
                     condition=least_squares_condition(a, b, x), scale=np.linalg.norm(b) if m <= n else None)
        for m, n, r in ((5, 4, 2), (8, 5, 3), (3, 6, 2), (4, 4, 1)):
            a, b = rank_deficient(m, n, r, field, 430 + m), random((m, 2), field, 440 + m)
            x = np.linalg.lstsq(a, b, rcond=max(m, n) * EPS * 4)[0]
            area.add(f"minimum norm {field} {m}x{n} of rank {r}", "minimumNorm", field, {"a": a, "b": b},
                     {"x": x, "rank": r}, condition=least_squares_condition(a, b, x))
        for m, n in ((4, 2), (9, 4)):
            a, b = random((m, n), field, 450 + m), random((m, 1), field, 460 + m)
            w = np.abs(random(m, "real", 470 + m)) + 0.5
            x = np.linalg.lstsq(np.sqrt(w)[:, None] * a, np.sqrt(w)[:, None] * b, rcond=None)[0]
            area.add(f"weighted least squares {field} {m}x{n}", "weighted", field, {"a": a, "b": b, "weights": w},
                     {"x": x}, condition=condition(a) ** 2 * np.sqrt(w.max() / w.min()))
        for m, n, ridge in ((5, 3, 0.5), (3, 6, 2.0), (8, 4, 0.125)):
            a, b = random((m, n), field, 480 + m), random((m, 2), field, 490 + m)
            gram = a.conj().T @ a + ridge * np.eye(n)
            area.add(f"ridge {field} {m}x{n}, {ridge}", "ridge", field, {"a": a, "b": b},
                     {"x": np.linalg.solve(gram, a.conj().T @ b)}, {"lambda": ridge}, condition=condition(gram))
        for m, n, p in ((5, 3, 1), (7, 4, 2), (6, 4, 4)):
            a, b = random((m, n), field, 500 + m), random(m, field, 510 + m)
            c, d = random((p, n), field, 520 + m), random(p, field, 530 + m)
            kkt = np.block([[a.conj().T @ a, c.conj().T], [c, np.zeros((p, p))]])
            x = rounded(exact_kkt(kkt, np.concatenate([a.conj().T @ b, d])), field == "complex")[:n, 0]
            area.add(f"equality-constrained least squares {field} {m}x{n} under {p}", "equalityConstrained", field,
                     {"a": a, "b": b, "c": c, "d": d}, {"x": x}, condition=condition(kkt))


def exact_kkt(kkt, right):
    return mpmath.inverse(exact_matrix(kkt)) * exact_matrix(right[:, None])


def inverses(area):
    for field in FIELDS:
        for n in (1, 2, 3, 5, 9, 0):
            a = random((n, n), field, 540 + n)
            sign, logarithm = np.linalg.slogdet(a)
            area.add(f"inverse and determinant of {field} {n}x{n}", "inverse", field, {"a": a},
                     {"inverse": np.linalg.inv(a), "determinant": np.linalg.det(a), "sign": sign,
                      "logAbsoluteDeterminant": logarithm}, condition=condition(a), scale=1)
        for m, n, r in ((3, 3, 3), (5, 2, 2), (2, 6, 2), (5, 5, 2), (6, 4, 3), (3, 7, 1)):
            a = rank_deficient(m, n, r, field, 550 + m) if r < min(m, n) else random((m, n), field, 560 + m)
            area.add(f"pseudo-inverse of {field} {m}x{n} of rank {r}", "pseudoinverse", field, {"a": a},
                     {"pseudoinverse": np.linalg.pinv(a, rcond=max(m, n) * EPS * 4)}, condition=condition(a) ** 2)
        area.add(f"pseudo-inverse of {field} zero 2x3", "pseudoinverse", field, {"a": np.zeros((2, 3))},
                 {"pseudoinverse": np.zeros((3, 2))})
        singular = rank_deficient(3, 3, 2, field, 570)
        area.add(f"determinant of {field} singular 3x3", "determinant", field, {"a": singular},
                 {"determinant": 0.0}, scale=np.linalg.norm(singular) ** 3)
    for n in (4, 6, 8):
        a = scaled_hilbert(n)
        determinant = mpmath.det(exact_matrix(a))
        area.add(f"inverse and determinant of scaled Hilbert {n}x{n}", "inverse", "real", {"a": a},
                 {"inverse": exact_inverse(a), "determinant": float(determinant), "sign": 1,
                  "logAbsoluteDeterminant": float(mpmath.log(determinant))}, condition=condition(a))
    for kind, a in kinds(6).items():
        determinant = mpmath.det(exact_matrix(a))
        area.add(f"inverse and determinant of {kind} 6x6", "inverse", "real", {"a": a},
                 {"inverse": exact_inverse(a), "determinant": float(determinant), "sign": int(mpmath.sign(determinant)),
                  "logAbsoluteDeterminant": float(mpmath.log(abs(determinant)))}, condition=condition(a), scale=1)
    area.add("determinant beyond the range", "logDeterminant", "real", {"a": -np.eye(41) * 2.0**100},
             {"sign": -1, "logAbsoluteDeterminant": 4100 * np.log(2.0)})


def subspaces(area):
    for field in FIELDS:
        for m, n, r in ((3, 3, 3), (4, 3, 2), (3, 6, 2), (6, 6, 4), (2, 5, 2), (5, 2, 1)):
            a = rank_deficient(m, n, r, field, 580 + m + n) if r < min(m, n) else random((m, n), field, 590 + m)
            plus = np.linalg.pinv(a, rcond=max(m, n) * EPS * 4)
            b = random(m, field, 600 + m)
            area.add(f"subspaces of {field} {m}x{n} of rank {r}", "subspaces", field, {"a": a, "b": b},
                     {"rank": r, "nullity": n - r, "columnProjector": a @ plus,
                      "nullProjector": np.eye(n) - plus @ a, "rowProjector": plus @ a, "projection": a @ plus @ b},
                     condition=condition(a), scale=1)
        for m, n in ((2, 2), (5, 3), (7, 7)):
            a = random((m, n), field, 610 + m)
            q, upper = np.linalg.qr(a)
            phases = np.diag(upper) / np.abs(np.diag(upper))
            area.add(f"Gram-Schmidt of {field} {m}x{n}", "gramSchmidt", field, {"a": a},
                     {"q": q * phases, "r": upper / phases[:, None]}, condition=condition(a))
    a = np.array([[1.0], [2.0], [2.0]])
    area.add("projection onto a line", "subspaces", "real", {"a": a, "b": np.array([9.0, 0.0, 0.0])},
             {"rank": 1, "nullity": 0, "columnProjector": a @ a.T / 9, "nullProjector": np.zeros((1, 1)),
              "rowProjector": np.ones((1, 1)), "projection": [1, 2, 2]}, scale=1)


def build():
    areas = []
    parts = (("solve", solve), ("leastsquares", least_squares), ("inverse", inverses), ("subspaces", subspaces))
    for name, part in parts:
        areas.append(Area(name))
        part(areas[-1])
    return areas
