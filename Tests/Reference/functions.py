"""Polar decomposition, exponential, logarithm, square root, powers."""

import mpmath
import numpy as np
import scipy.linalg

from support import FIELDS, Area, condition, exact_matrix, hermitian, positive, random, rounded, sensitivity


def polar(area):
    for field in FIELDS:
        for m, n in ((1, 1), (3, 3), (6, 3), (8, 8)):
            a = random((m, n), field, 700 + m)
            u, p = scipy.linalg.polar(a)
            area.add(f"polar decomposition of {field} {m}x{n}", "polar", field, {"a": a},
                     {"unitary": u, "positive": p}, condition=condition(a))


def exponential(area):
    def exact(a, is_complex):
        return rounded(mpmath.expm(exact_matrix(a), method="taylor"), is_complex)

    for field in FIELDS:
        for n in (1, 2, 3, 6):
            a = random((n, n), field, 710 + n)
            area.add(f"exponential of {field} {n}x{n}", "expm", field, {"a": a},
                     {"result": exact(a, field == "complex")}, condition=n * sensitivity(scipy.linalg.expm, a))
        a = hermitian(4, field, 715)
        area.add(f"exponential of {field} Hermitian 4x4", "expm", field, {"a": a},
                 {"result": exact(a, field == "complex")}, condition=4 * sensitivity(scipy.linalg.expm, a))
        a = random((5, 5), field, 716) / 128
        area.add(f"exponential of {field} small 5x5", "expm", field, {"a": a},
                 {"result": exact(a, field == "complex")})
    for name, a in (("zero 3x3", np.zeros((3, 3))), ("a Jordan block 4x4", np.eye(4, k=1) + np.eye(4)),
                    ("nilpotent 4x4", np.eye(4, k=1) * 8), ("a rotation by 1", np.array([[0.0, -1], [1, 0]])),
                    ("a rotation by 20", np.array([[0.0, -20], [20, 0]])),
                    ("Ward's 49 and 24", np.array([[-49.0, 24], [-64, 31]]))):
        area.add(f"exponential of {name}", "expm", "real", {"a": a}, {"result": exact(a, False)},
                 condition=4 * sensitivity(scipy.linalg.expm, a))


def logarithm_and_root(area):
    def exact(operation, a):
        function = mpmath.logm if operation == "logm" else mpmath.sqrtm
        return rounded(function(exact_matrix(a)), np.iscomplexobj(a))

    for field in FIELDS:
        for n in (1, 2, 4, 7):
            a = positive(n, field, 720 + n)
            for operation, function in (("logm", scipy.linalg.logm), ("sqrtm", scipy.linalg.sqrtm)):
                area.add(f"{operation} of {field} positive definite {n}x{n}", operation, field, {"a": a},
                         {"result": exact(operation, a)}, condition=n * sensitivity(function, a))
            a = positive(n, field, 725 + n) + 2 * np.triu(random((n, n), field, 730 + n), 1)
            values = np.linalg.eigvals(a)
            if np.all(np.abs(np.angle(values)) < 3):
                for operation, function in (("logm", scipy.linalg.logm), ("sqrtm", scipy.linalg.sqrtm)):
                    area.add(f"{operation} of {field} unsymmetric {n}x{n}", operation, field, {"a": a},
                             {"result": exact(operation, a)}, condition=n * sensitivity(function, a))
    identity = np.eye(3)
    jordan = np.array([[4.0, 1], [0, 4]])
    area.add("logm of identity 3x3", "logm", "real", {"a": identity}, {"result": np.zeros((3, 3))}, scale=1)
    area.add("sqrtm of identity 3x3", "sqrtm", "real", {"a": identity}, {"result": identity})
    area.add("sqrtm of a Jordan block", "sqrtm", "real", {"a": jordan}, {"result": [[2, 0.25], [0, 2]]}, condition=4)
    area.add("logm of a Jordan block", "logm", "real", {"a": jordan},
             {"result": [[np.log(4.0), 0.25], [0, np.log(4.0)]]}, condition=4)


def powers(area):
    for field in FIELDS:
        for n, exponent in ((1, 3), (2, 0), (2, 5), (3, 1), (4, 7), (3, -1), (4, -2)):
            a = random((n, n), field, 740 + n, 16, 16)
            area.add(f"{field} {n}x{n} to the power {exponent}", "integerPower", field, {"a": a},
                     {"result": np.linalg.matrix_power(a, exponent)}, {"exponent": exponent},
                     condition=max(1, abs(exponent)) * condition(a) ** max(1, abs(exponent) if exponent < 0 else 1)
                     * sensitivity(lambda x, e=exponent: np.linalg.matrix_power(x, e), a))
        for n, exponent in ((1, 0.5), (3, 0.25), (4, 1.5), (3, -0.5)):
            a = positive(n, field, 750 + n)
            w, v = np.linalg.eigh(a)
            area.add(f"{field} positive definite {n}x{n} to the power {exponent}", "realPower", field, {"a": a},
                     {"result": (v * w**exponent) @ v.conj().T}, {"exponent": exponent}, condition=condition(a))
    a = np.array([[2.0, 1], [0, 3]])
    area.add("a triangle to the power 0.5", "realPower", "real", {"a": a},
             {"result": [[np.sqrt(2), np.sqrt(3) - np.sqrt(2)], [0, np.sqrt(3)]]}, {"exponent": 0.5}, condition=8)


def build():
    area = Area("functions")
    for part in (polar, exponential, logarithm_and_root, powers):
        part(area)
    return [area]
