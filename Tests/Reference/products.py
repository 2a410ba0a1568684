"""Level 1 to 3 products, Kronecker and Khatri-Rao products, vec."""

import itertools

import numpy as np
import scipy.linalg

from support import FIELDS, Area, dominant, hermitian, random

TRANSFORMS = {"none": lambda a: a, "transpose": lambda a: a.T, "adjoint": lambda a: a.conj().T}


def scalar(field, index=0):
    value = (0.75, -1.5, 2.0)[index % 3]
    return np.array(value + 0.5j if field == "complex" else value)


def level_one(area):
    for field in FIELDS:
        for n in (0, 1, 2, 5, 10, 33):
            x, y = random(n, field, 10 + n), random(n, field, 50 + n)
            scale = float(np.sum(np.abs(x) * np.abs(y)))
            area.add(f"dot products of {n} {field} numbers", "dot", field, {"x": x, "y": y},
                     {"dot": np.dot(x, y), "conjugatedDot": np.vdot(x, y)}, scale=scale)
            area.add(f"a multiple added to {n} {field} numbers", "axpy", field,
                     {"alpha": scalar(field), "x": x, "y": y},
                     {"sum": scalar(field) * x + y, "scaled": scalar(field) * x})
            outputs = {"norm": np.linalg.norm(x), "absoluteSum": np.sum(np.abs(x)),
                       "partsSum": np.sum(np.abs(x.real)) + np.sum(np.abs(x.imag))}
            if n:
                outputs["indexOfLargestParts"] = int(np.argmax(np.abs(x.real) + np.abs(x.imag)))
                outputs["indexOfLargest"] = int(np.argmax(np.abs(x)))
            area.add(f"sizes of {n} {field} numbers", "sizes", field, {"x": x}, outputs)


def level_two(area):
    for field in FIELDS:
        for index, ((m, n), transform) in enumerate(
                itertools.product([(1, 1), (3, 2), (2, 5), (7, 7), (0, 3), (3, 0)], TRANSFORMS)):
            if field == "real" and transform == "adjoint":
                continue
            a = random((m, n), field, 100 + index)
            op = TRANSFORMS[transform](a)
            x, y = random(op.shape[1], field, 200 + index), random(op.shape[0], field, 300 + index)
            alpha, beta = scalar(field, index), scalar(field, index + 1)
            area.add(f"matrix-vector product, {field} {m}x{n}, {transform}", "gemv", field,
                     {"a": a, "x": x, "y": y, "alpha": alpha, "beta": beta},
                     {"product": op @ x, "updated": alpha * (op @ x) + beta * y}, {"transform": transform},
                     scale=4.0 * max(1, op.shape[1]))
        for m, n in ((1, 4), (3, 2), (6, 6), (0, 2)):
            x, y, a = random(m, field, 400 + m), random(n, field, 410 + n), random((m, n), field, 420)
            alpha = scalar(field)
            area.add(f"outer product, {field} {m} by {n}", "ger", field, {"x": x, "y": y, "a": a, "alpha": alpha},
                     {"outer": np.outer(x, y), "conjugatedOuter": np.outer(x, y.conj()),
                      "updated": a + alpha * np.outer(x, y), "conjugatedUpdated": a + alpha * np.outer(x, y.conj())})


def level_three(area):
    for field in FIELDS:
        pairs = itertools.product(TRANSFORMS, TRANSFORMS)
        for index, (left, right) in enumerate(pairs):
            if field == "real" and "adjoint" in (left, right):
                continue
            for m, k, n in ((2, 3, 4), (5, 5, 5), (1, 6, 1), (3, 0, 2)):
                seed = 500 + 10 * index + m
                a = random((m, k) if left == "none" else (k, m), field, seed)
                b = random((k, n) if right == "none" else (n, k), field, seed + 1)
                c = random((m, n), field, seed + 2)
                alpha, beta = scalar(field, index), scalar(field, index + 1)
                product = TRANSFORMS[left](a) @ TRANSFORMS[right](b)
                area.add(f"matrix product, {field} {m}x{k}x{n}, {left} and {right}", "gemm", field,
                         {"a": a, "b": b, "c": c, "alpha": alpha, "beta": beta},
                         {"product": product, "updated": alpha * product + beta * c},
                         {"left": left, "right": right}, scale=4.0 * max(1, k))
        for n in (1, 4, 9):
            h, s = hermitian(n, field, 700 + n), random((n, n), field, 710 + n)
            s = (s + s.T) / 2
            b, r = random((n, 3), field, 720 + n), random((2, n), field, 730 + n)
            area.add(f"symmetric and Hermitian products, {field} {n}", "symm", field,
                     {"hermitian": h, "symmetric": s, "b": b, "r": r},
                     {"hermitianLeft": h @ b, "hermitianRight": r @ h, "symmetricLeft": s @ b, "symmetricRight": r @ s},
                     scale=4.0 * n)
            a = random((n, 4), field, 740 + n)
            area.add(f"Gram matrices, {field} {n}x4", "syrk", field, {"a": a},
                     {"symmetric": a @ a.T, "hermitian": a @ a.conj().T, "adjointHermitian": a.conj().T @ a,
                      "transposedSymmetric": a.T @ a}, scale=16.0)
            t = dominant(n, field, 750 + n)
            for triangle, cut in (("lower", np.tril), ("upper", np.triu)):
                for diagonal in ("nonUnit", "unit"):
                    full = cut(t)
                    if diagonal == "unit":
                        t_used = random((n, n), field, 760 + n, 4, 32)
                        full = cut(t_used, -1 if triangle == "lower" else 1) + np.eye(n)
                    else:
                        t_used = t
                    area.add(f"triangular product and solve, {field} {n}, {triangle} {diagonal}", "triangular", field,
                             {"t": t_used, "b": b, "r": r},
                             {"leftProduct": full @ b, "rightProduct": r @ full, "adjointProduct": full.conj().T @ b,
                              "leftSolve": np.linalg.solve(full, b), "rightSolve": np.linalg.solve(full.T, r.T).T,
                              "adjointSolve": np.linalg.solve(full.conj().T, b)},
                             {"triangle": triangle, "diagonal": diagonal}, condition=np.linalg.cond(full))


def kronecker(area):
    for field in FIELDS:
        for p, q, r, s in ((1, 1, 2, 3), (2, 2, 3, 2), (3, 1, 1, 4), (2, 3, 2, 3), (0, 2, 2, 2)):
            a, b = random((p, q), field, 800 + p + q), random((r, s), field, 820 + r + s)
            x = random((s, q), field, 840)
            area.add(f"Kronecker product, {field} {p}x{q} and {r}x{s}", "kron", field, {"a": a, "b": b, "x": x},
                     {"product": np.kron(a, b), "applied": (b @ x @ a.T).T.ravel(),
                      "vec": x.T.ravel()}, scale=16.0 * max(1, q * s))
        for n, m in ((1, 2), (3, 2), (2, 4)):
            a, b, c = dominant(n, field, 850 + n), dominant(m, field, 855 + m), random(n * m, field, 858)
            area.add(f"Kronecker product and solve, {field} {n} and {m}", "kronSolve", field, {"a": a, "b": b, "c": c},
                     {"x": np.linalg.solve(np.kron(a, b), c), "applied": np.kron(a, b) @ c},
                     condition=np.linalg.cond(a) * np.linalg.cond(b))
        for m, n, k in ((1, 1, 1), (2, 3, 2), (4, 2, 3), (3, 3, 0)):
            a, b = random((m, k), field, 860 + m), random((n, k), field, 870 + n)
            area.add(f"Khatri-Rao product, {field} {m}x{k} and {n}x{k}", "khatriRao", field, {"a": a, "b": b},
                     {"product": scipy.linalg.khatri_rao(a, b) if k else np.zeros((m * n, 0), a.dtype)})
        for n, m in ((2, 3), (4, 2)):
            a, b, c = dominant(n, field, 880 + n), dominant(m, field, 890 + m), random((n, m), field, 895)
            area.add(f"A X B = C, {field} {n} and {m}", "axb", field, {"a": a, "b": b, "c": c},
                     {"x": np.linalg.solve(a, np.linalg.solve(b.T, c.T).T)},
                     condition=np.linalg.cond(a) * np.linalg.cond(b))


def build():
    area = Area("products")
    for part in (level_one, level_two, level_three, kronecker):
        part(area)
    return [area]
