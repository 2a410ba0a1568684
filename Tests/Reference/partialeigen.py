"""A few eigenvalues by SciPy's interfaces to ARPACK and its LOBPCG."""

import numpy as np
import scipy.sparse.linalg as sparse

from support import FIELDS, Area, hermitian, positive, random

WHICH = {"largest": "LA", "smallest": "SA", "largestMagnitude": "LM"}
GENERAL = {"largestModulus": "LM", "largestReal": "LR", "smallestReal": "SR"}


def start(n):
    return np.random.RandomState(n).standard_normal(n)


def symmetric(area):
    for field in FIELDS:
        for n, k in ((12, 2), (40, 4)):
            a = hermitian(n, field, 4000 + n)
            outputs = {}
            for target, which in WHICH.items():
                values = sparse.eigsh(a, k, which=which, v0=start(n), return_eigenvectors=False)
                order = {"largest": -values, "smallest": values, "largestMagnitude": -np.abs(values)}[target]
                outputs[target] = values[np.argsort(order)]
            values = sparse.eigsh(a, k, sigma=1.5, v0=start(n), return_eigenvectors=False)
            outputs["nearest"] = values[np.argsort(np.abs(values - 1.5))]
            area.add(f"{k} of {field} {n}", "symmetric", field, {"a": a}, outputs, {"count": k, "shift": 1.5}, condition=5,
                     scale=np.linalg.norm(a, 2))


def general(area):
    for field in FIELDS:
        for n, k in ((12, 3), (40, 5)):
            a = random((n, n), field, 4100 + n)
            outputs = {}
            for target, which in GENERAL.items():
                values = sparse.eigs(a, k, which=which, v0=start(n), return_eigenvectors=False)
                key = {"largestModulus": -np.abs(values), "largestReal": -values.real, "smallestReal": values.real}
                outputs[target] = np.sort(key[target])
            area.add(f"{k} of general {field} {n}", "general", field, {"a": a}, outputs, {"count": k}, condition=100,
                     scale=np.linalg.norm(a, 2))


def pairs(area):
    for field in FIELDS:
        for n, k in ((15, 3), (40, 4)):
            a, b = hermitian(n, field, 4200 + n), positive(n, field, 4300 + n)
            outputs = {}
            for target in ("largest", "smallest"):
                rng = np.random.RandomState(n)
                x = rng.standard_normal((n, k)) + (1j * rng.standard_normal((n, k)) if field == "complex" else 0)
                values, _ = sparse.lobpcg(a, x, B=b, largest=target == "largest", tol=1e-10, maxiter=2000)
                outputs[target] = np.sort(values) if target == "smallest" else -np.sort(-values)
            area.add(f"{k} of a {field} pair {n}", "pair", field, {"a": a, "b": b}, outputs, {"count": k},
                     condition=np.linalg.cond(b))


def build():
    area = Area("partialeigen")
    symmetric(area)
    general(area)
    pairs(area)
    yield area
