"""Exact values of the elementary functions, for the limits in units in the last place that CVectorMath states.

A line of vectormath.txt is `x y error` or, for powers, `x exponent y error`: the correctly rounded double y of the
exact value, and what y exceeds it by, in units in the last place. A header `function bits` tells the type of the
arguments: 24 for single precision (y is a double then, too), 53 for double.
"""

import math

import mpmath
import numpy as np

from support import FOLDER

POINTS = 200


def logistic(x):
    return 1 / (1 + mpmath.exp(-x))


def gelu(x):
    return x * mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def gelu_tanh(x):
    return x * logistic(2 * mpmath.sqrt(2 / mpmath.pi) * (x + mpmath.mpf(44715) / 1000000 * x**3))


# The function, where it is uniformly sampled in single and double precision, and where it is sampled by magnitude.
FUNCTIONS = {
    "exp": (mpmath.exp, (-103.9, 88.7), (-745, 709.7), (-40, 6)),
    "expm1": (mpmath.expm1, (-17, 88.7), (-40, 709.7), (-60, 6)),
    "log": (mpmath.log, (0.5, 2), (0.5, 2), (-149, 127)),
    "log1p": (mpmath.log1p, (-0.5, 1), (-0.5, 1), (-60, 60)),
    "tanh": (mpmath.tanh, (-9.1, 9.1), (-19.1, 19.1), (-60, 1)),
    "sin": (mpmath.sin, (-700, 700), (-8e5, 8e5), (-60, 120)),
    "cos": (mpmath.cos, (-700, 700), (-8e5, 8e5), (-60, 120)),
    "erf": (mpmath.erf, (-4, 4), (-6, 6), (-60, 1)),
    "sigmoid": (logistic, (-103, 20), (-745, 40), (-60, 3)),
    "silu": (lambda x: x * logistic(x), (-103, 20), (-745, 40), (-60, 3)),
    "gelu": (gelu, (-14, 6), (-38, 9), (-60, 3)),
    "gelu_tanh": (gelu_tanh, (-10, 6), (-20, 9), (-60, 3)),
}


def arguments(rng, name, bits):
    _, single, double, (low, high) = FUNCTIONS[name]
    lower, upper = single if bits == 24 else double
    near = rng.uniform(lower, upper, POINTS // 2)
    centre = rng.normal(1 if name == "log" else 0, 1.5, POINTS // 4)
    spread = np.exp2(rng.uniform(low, high, POINTS // 4)) * rng.choice([-1, 1], POINTS // 4)
    x = np.concatenate([near, centre, spread])
    if name == "log":
        x = np.abs(x)
    if name == "log1p":
        x = np.where(x <= -1, -x, x)
    return x.astype(np.float32).astype(float) if bits == 24 else x


def digits(x):
    """A hexadecimal number without trailing zeros."""
    mantissa, exponent = float(x).hex().split("p")
    return f"{mantissa.rstrip('0').rstrip('.')}p{exponent}"


def line(values, exact, bits):
    y = float(exact)
    if y == 0 or abs(y) > (3e38 if bits == 24 else 1.7e308):
        return None
    error = (mpmath.mpf(y) - exact) / mpmath.mpf(math.ulp(y))
    return " ".join([digits(v) for v in values] + [digits(y), f"{float(error):.3f}"])


def powers(rng, bits):
    limit = 85 if bits == 24 else 700
    x = np.exp(np.concatenate([rng.uniform(-5, 5, POINTS // 2), rng.uniform(-0.01, 0.01, POINTS // 2)]))
    x = x.astype(np.float32).astype(float) if bits == 24 else x
    y = rng.uniform(-limit, limit, POINTS) / np.log(x)
    y = y.astype(np.float32).astype(float) if bits == 24 else y
    for i in range(0, POINTS, 4):
        x[i], y[i] = -x[i], float(i // 4 - 30)
    return x, y


class Points:
    """The lines of vectormath.txt."""

    name = "vectormath"

    def write(self):
        rng = np.random.Generator(np.random.PCG64(20))
        lines, count = [], 0
        with mpmath.workprec(400):
            for bits in (24, 53):
                for name, (function, *_) in FUNCTIONS.items():
                    lines.append(f"{name} {bits}")
                    lines += [line([x], function(mpmath.mpf(x)), bits) for x in arguments(rng, name, bits)]
                lines.append(f"power {bits}")
                x, y = powers(rng, bits)
                for a, b in zip(x, y):
                    exact = mpmath.re(mpmath.power(mpmath.mpf(a), mpmath.mpf(b)))
                    lines.append(line([a, b], exact, bits))
        lines = [entry for entry in lines if entry]
        text = "\n".join(lines) + "\n"
        (FOLDER / "vectormath.txt").write_text(text)
        return len(lines), len(text)


def build():
    return [Points()]
