"""Sylvester and Lyapunov equations, characteristic polynomials."""

import fractions
import math

import numpy as np
import scipy.linalg

from support import FIELDS, Area, dominant, hermitian, random, sensitivity


def sylvester(area):
    for field in FIELDS:
        for m, n in ((1, 1), (2, 3), (4, 4), (6, 3)):
            a, b, c = dominant(m, field, 760 + m), dominant(n, field, 770 + n), random((m, n), field, 780 + m)
            area.add(f"A X + X B = C, {field} {m} and {n}", "sylvester", field, {"a": a, "b": b, "c": c},
                     {"x": scipy.linalg.solve_sylvester(a, b, c)},
                     condition=m * n * sensitivity(scipy.linalg.solve_sylvester, a, b, c))
        for n in (1, 2, 3, 6):
            a, q = -dominant(n, field, 790 + n), hermitian(n, field, 800 + n)
            area.add(f"A X + X A' = Q, {field} {n}", "lyapunov", field, {"a": a, "q": q},
                     {"x": scipy.linalg.solve_continuous_lyapunov(a, q)},
                     condition=n * sensitivity(scipy.linalg.solve_continuous_lyapunov, a, q))
            a = random((n, n), field, 810 + n, 16, 16 * 4 * n)
            area.add(f"A X A' - X + Q = 0, {field} {n}", "discreteLyapunov", field,
                     {"a": np.round(a * 1024) / 1024, "q": q},
                     {"x": scipy.linalg.solve_discrete_lyapunov(np.round(a * 1024) / 1024, q)},
                     condition=n * sensitivity(scipy.linalg.solve_discrete_lyapunov, np.round(a * 1024) / 1024, q))


def polynomials(area):
    for field in FIELDS:
        for n in (1, 2, 3, 5, 8):
            a = random((n, n), field, 820 + n, 4, 2)
            exact = faddeev_leverrier(a)
            size = np.linalg.norm(a)
            scale = max(math.comb(n, k) * size**k for k in range(n + 1))
            area.add(f"characteristic polynomial of {field} {n}x{n}", "characteristicPolynomial", field, {"a": a},
                     {"coefficients": exact}, scale=scale)
    companion = np.array([[6.0, -11, 6], [1, 0, 0], [0, 1, 0]])
    area.add("characteristic polynomial of a companion matrix", "characteristicPolynomial", "real", {"a": companion},
             {"coefficients": [1, -6, 11, -6]}, scale=2000)
    area.add("characteristic polynomial of a nilpotent matrix", "characteristicPolynomial", "real",
             {"a": np.eye(3, k=1)}, {"coefficients": [1, 0, 0, 0]})


def faddeev_leverrier(a):
    """Coefficients of det(z I - A), from z^n down, exact for entries that are multiples of a half."""
    n = a.shape[0]

    class Pair:
        def __init__(self, re, im):
            self.re, self.im = fractions.Fraction(re), fractions.Fraction(im)

        def __add__(self, other):
            return Pair(self.re + other.re, self.im + other.im)

        def __mul__(self, other):
            return Pair(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)

    def multiply(p, q):
        return [[sum((p[i][k] * q[k][j] for k in range(n)), Pair(0, 0)) for j in range(n)] for i in range(n)]

    matrix = [[Pair(float(np.real(x)), float(np.imag(x))) for x in row] for row in a]
    power = [[Pair(int(i == j), 0) for j in range(n)] for i in range(n)]
    coefficients = [Pair(1, 0)]
    for k in range(1, n + 1):
        power = multiply(matrix, power)
        trace = sum((power[i][i] for i in range(n)), Pair(0, 0))
        c = trace * Pair(fractions.Fraction(-1, k), 0)
        coefficients.append(c)
        for i in range(n):
            power[i][i] = power[i][i] + c
    values = [complex(float(c.re), float(c.im)) for c in coefficients]
    return np.array(values) if np.iscomplexobj(a) else np.array(values).real


def build():
    areas = [Area("equations"), Area("polynomials")]
    sylvester(areas[0])
    polynomials(areas[1])
    return areas
