"""The Marchenko-Pastur law, spikes above it and power-law tails, written out with NumPy and SciPy.

The tail fit is compared with the package `powerlaw` where that is installed.
"""

import numpy as np
from scipy import integrate, optimize

import components
from support import FIELDS, Area, random


def density(x, ratio, variance):
    low, high = variance * (1 - np.sqrt(ratio)) ** 2, variance * (1 + np.sqrt(ratio)) ** 2
    return np.sqrt((high - x) * (x - low)) / (2 * np.pi * variance * ratio * x) if low < x < high else 0.0


def distribution(x, ratio, variance):
    """By quadrature with x = low + (high - low) sin²t, which has no singular end."""
    low, high = variance * (1 - np.sqrt(ratio)) ** 2, variance * (1 + np.sqrt(ratio)) ** 2
    width = high - low

    def integrand(t):
        square = np.sin(t) ** 2
        share = width * square / (low + width * square) if low > 0 else 1.0
        return width * share * np.cos(t) ** 2 / (np.pi * variance * ratio)

    angle = np.arcsin(np.sqrt(np.clip((x - low) / width, 0, 1)))
    return integrate.quad(integrand, 0, angle, epsabs=1e-14, epsrel=1e-13)[0]


def threshold(m, n, variance, is_complex):
    """The 99 % quantile of the largest eigenvalue of noise (Johnstone 2001)."""
    a, b = np.sqrt(n if is_complex else n - 1), np.sqrt(m)
    scale = (a + b) * (1 / a + 1 / b) ** (1 / 3)
    return variance * ((a + b) ** 2 + (0.4777 if is_complex else 2.0234) * scale) / n


def bulk(values, n, is_complex, method):
    m = len(values)
    ratio = m / n
    if method == "entries":
        variance = values.mean()
    elif method == "median":
        low, high = (1 - np.sqrt(ratio)) ** 2, (1 + np.sqrt(ratio)) ** 2
        variance = np.median(values) / optimize.brentq(lambda x: distribution(x, ratio, 1) - 0.5, low, high, xtol=1e-15)
    else:
        variance, last = values.mean(), -1
        while True:
            spikes = np.sum(values > threshold(m, n, variance, is_complex))
            if spikes <= last or spikes == m:
                break
            last, variance = spikes, values[values <= threshold(m, n, variance, is_complex)].mean()
    limit = threshold(m, n, variance, is_complex)
    rest = np.sort(values[values <= limit])
    shares = np.array([distribution(x, ratio, variance) for x in rest])
    steps = np.arange(len(rest) + 1) / len(rest)
    return {"variance": variance, "threshold": limit, "spikes": np.sum(values > limit),
            "lower": variance * (1 - np.sqrt(ratio)) ** 2, "upper": variance * (1 + np.sqrt(ratio)) ** 2,
            "distance": max(np.max(shares - steps[:-1]), np.max(steps[1:] - shares)),
            "densities": [density(x, ratio, variance) for x in values]}


def tail(values):
    """Clauset, Shalizi and Newman (2009): every number but the largest is a candidate for the minimum."""
    x = np.sort(values[values > 0])
    fits = []
    for start in np.unique(x)[:-1]:
        t = x[x >= start]
        alpha = 1 + len(t) / np.sum(np.log(t / start))
        distance = np.max(np.abs(1 - (t / start) ** (1 - alpha) - np.arange(len(t)) / len(t)))
        fits.append((distance, start, alpha, len(t)))
    distance, start, alpha, count = min(fits)
    try:
        import powerlaw
        with np.errstate(all="ignore"):
            theirs = powerlaw.Fit(x, parameter_ranges={"alpha": [0, 1e9]}, verbose=0)
        assert np.isclose(theirs.alpha, alpha) and np.isclose(theirs.xmin, start), (theirs.alpha, alpha)
        assert np.isclose(theirs.D, distance) and np.isclose(theirs.sigma, (alpha - 1) / np.sqrt(count))
    except ImportError:
        print("powerlaw is not installed: tails are not compared with it")
    return {"alpha": alpha, "standardError": (alpha - 1) / np.sqrt(count), "minimum": start, "tailCount": count,
            "tailDistance": distance}


def report(area, name, a, field, inputs, parameters):
    values = np.linalg.svd(a, compute_uv=False) ** 2 / max(a.shape)
    outputs = {"eigenvalues": values} | tail(values)
    for method in ("median", "bulkMean", "entries"):
        fit = bulk(values, max(a.shape), field == "complex", method)
        outputs |= {f"{method}.{key}": value for key, value in fit.items()}
    area.add(name, "report", field, inputs, outputs, parameters, condition=1e3, single=False)


def build():
    area = Area("weightspectra")
    for field in FIELDS:
        for m, n in ((40, 24), (20, 60), (30, 30)):
            a = random((m, n), field, 950 + m, 32, 16)
            report(area, f"noise, {field} {m}x{n}", a, field, {"a": a}, {})
            spiked = a + np.outer(random(m, field, 960), random(n, field, 970)) * 2
            report(area, f"noise and a spike, {field} {m}x{n}", spiked, field, {"a": spiked}, {})
            steep = np.round(a * (np.arange(1, n + 1) ** -0.8) * 256) / 256
            report(area, f"graded columns, {field} {m}x{n}", steep, field, {"a": steep}, {})
    samples = components.load("wine")
    report(area, "wine", samples, "real", {}, {"dataset": "wine"})
    return (area,)
