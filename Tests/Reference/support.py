"""Test matrices, condition estimates and the JSON layout shared by the reference generators."""

import json
import math
import pathlib

import mpmath
import numpy as np
import scipy

FOLDER = pathlib.Path(__file__).resolve().parent
FIELDS = ("real", "complex")
EPS = np.finfo(float).eps
SINGLE_PRECISION_CONDITION = 1e4
mpmath.mp.dps = 50


class Area:
    """The cases of one JSON file."""

    def __init__(self, name):
        self.name = name
        self.cases = []

    def add(self, name, operation, field, inputs, outputs, parameters=None, condition=1.0, scale=None, single=None):
        """Records a case; `scale` is a lower bound for the magnitude that errors are measured against."""
        for key, value in inputs.items():
            value = np.asarray(value)
            assert np.array_equal(value.astype(np.complex64), value), f"{name}: {key} is not exact in single precision"
        condition = max(1.0, float(condition))
        assert math.isfinite(condition), f"{name}: condition"
        entry = {"name": name, "operation": operation, "field": field}
        entry["inputs"] = {key: encode(value) for key, value in inputs.items()}
        entry["parameters"] = parameters or {}
        entry["outputs"] = {key: encode(value) for key, value in outputs.items()}
        entry["condition"] = float(f"{condition:.3g}")
        if scale is not None:
            entry["scale"] = float(f"{float(scale):.3g}")
        if single is None:
            single = condition <= SINGLE_PRECISION_CONDITION
        if not single:
            entry["singlePrecision"] = False
        assert name not in {case["name"] for case in self.cases}, f"{self.name}: {name} twice"
        self.cases.append(entry)

    def write(self):
        generator = f"numpy {np.__version__}, scipy {scipy.__version__}, mpmath {mpmath.__version__}"
        lines = ",\n".join(json.dumps(case, allow_nan=False, separators=(",", ":")) for case in self.cases)
        text = f'{{"area":{json.dumps(self.name)},"generator":{json.dumps(generator)},"cases":[\n{lines}\n]}}\n'
        (FOLDER / f"{self.name}.json").write_text(text)
        return len(self.cases), len(text)


def number(x):
    """Whole numbers without a fraction, and non-finite ones as text, since JSON has none."""
    x = float(x)
    if math.isnan(x):
        return "nan"
    if math.isinf(x):
        return "inf" if x > 0 else "-inf"
    return int(x) if x == int(x) and abs(x) < 2**53 else x


def encode(value):
    """Row-major numbers with their shape; complex ones interleave real and imaginary parts."""
    value = np.asarray(value)
    entry = {"shape": list(value.shape)}
    if np.iscomplexobj(value):
        entry["complex"] = True
        flat = np.stack([value.real.ravel(), value.imag.ravel()], axis=-1).ravel()
    else:
        flat = value.astype(float).ravel()
    entry["data"] = [number(x) for x in flat]
    return entry


def random(shape, field, seed, limit=64, unit=32):
    """Multiples of 1/unit from a frozen generator, exact in single precision and short in text."""
    state = np.random.RandomState(seed)
    value = state.randint(-limit, limit + 1, size=shape) / unit
    if field == "complex":
        value = value + 1j * (state.randint(-limit, limit + 1, size=shape) / unit)
    return value


def hermitian(n, field, seed):
    a = random((n, n), field, seed)
    return (a + a.conj().T) / 2


def positive(n, field, seed):
    """Diagonally dominant, hence positive definite, with exact entries."""
    a = hermitian(n, field, seed)
    return a + np.diag(np.ceil(np.abs(a).sum(axis=1)) + 1)


def dominant(n, field, seed):
    return random((n, n), field, seed) + np.diag(np.full(n, 4.0 * max(n, 1)))


def scaled_hilbert(n):
    """lcm(1 … 2n-1) / (i + j - 1), whole numbers."""
    factor = math.lcm(*range(1, 2 * n))
    return np.array([[factor // (i + j + 1) for j in range(n)] for i in range(n)], dtype=float)


def rank_deficient(m, n, r, field, seed):
    """An exact product of whole-number factors, the first from the seed on whose rank is clear."""
    while True:
        a = random((m, r), field, seed, 3, 1) @ random((r, n), field, seed + 1, 3, 1)
        if np.linalg.svd(a, compute_uv=False)[r - 1] > 0.25:
            return a
        seed += 10_000


def kinds(n):
    """Square matrices with a name in the literature, exact in single precision."""
    i, j = np.meshgrid(np.arange(n), np.arange(n), indexing="ij")
    sine, cosine = 0.75, 0.625
    return {
        "Pascal": scipy.linalg.pascal(n).astype(float),
        "Frank": np.triu(np.minimum(n - i, n - j).astype(float), -1),
        "Moler": np.minimum(i, j) - 1.0 + (i == j) * (i + 2.0),
        "minij": np.minimum(i, j) + 1.0,
        "Clement": np.diag(np.arange(1.0, n), 1) + np.diag(np.arange(n - 1.0, 0, -1), -1),
        "Toeplitz": scipy.linalg.toeplitz(1.0 / 2.0 ** np.arange(n)),
        "permutation": np.eye(n)[(3 * np.arange(n) + 1) % n if n % 3 else np.arange(n)[::-1]],
        "Vandermonde": np.vander(np.arange(1.0, n + 1)),
        "Kahan": np.round((np.eye(n) - cosine * np.triu(np.ones((n, n)), 1)) * sine ** i * 2.0**16) / 2.0**16,
        "Hankel": scipy.linalg.hankel(np.arange(1.0, n + 1), np.arange(n, 0, -1.0)),
        "Lauchli square": np.vstack([np.ones(n), 2.0**-10 * np.eye(n)[: n - 1]]),
        "cyclic": scipy.linalg.circulant(np.arange(1.0, n + 1)),
    }


def condition(a):
    """Spectral condition number of the part of `a` above the rank tolerance."""
    if min(a.shape) == 0:
        return 1.0
    s = np.linalg.svd(a, compute_uv=False)
    s = s[s > s[0] * max(a.shape) * EPS * 8]
    return s[0] / s[-1] if len(s) else 1.0


def sensitivity(function, *inputs, structure=lambda a: a):
    """Largest relative change of the result over relative changes of the inputs by 1e-7, tried four times."""
    value = np.asarray(function(*inputs))
    if value.size == 0 or np.linalg.norm(value) == 0:
        return 1.0
    worst, step = 1.0, 1e-7
    for trial in range(4):
        changed = []
        for index, a in enumerate(inputs):
            a = np.asarray(a)
            noise = np.random.RandomState(1000 + 17 * trial + index).standard_normal(a.shape)
            if np.iscomplexobj(a):
                noise = noise + 1j * np.random.RandomState(2000 + 17 * trial + index).standard_normal(a.shape)
            noise = structure(noise) if a.ndim == 2 and a.shape[0] == a.shape[1] else noise
            norm = np.linalg.norm(noise)
            changed.append(a + noise * (step * np.linalg.norm(a) / norm if norm else 0))
        difference = np.linalg.norm(np.asarray(function(*changed)) - value)
        worst = max(worst, difference / np.linalg.norm(value) / step)
    return worst


def exact_matrix(a):
    a = np.asarray(a)
    return mpmath.matrix([[mpmath.mpc(x) if np.iscomplexobj(a) else mpmath.mpf(float(x)) for x in row] for row in a])


def rounded(matrix, is_complex=False):
    """A matrix of 50 digits rounded to double precision."""
    rows = [[matrix[i, j] for j in range(matrix.cols)] for i in range(matrix.rows)]
    return np.array([[complex(x) if is_complex else float(mpmath.re(x)) for x in row] for row in rows])


def exact_solve(a, b):
    return rounded(mpmath.inverse(exact_matrix(a)) * exact_matrix(b), np.iscomplexobj(a) or np.iscomplexobj(b))


def exact_inverse(a):
    return rounded(mpmath.inverse(exact_matrix(a)), np.iscomplexobj(a))


def exact_singular_values(a):
    is_complex = np.iscomplexobj(a)
    values = (mpmath.svd_c if is_complex else mpmath.svd_r)(exact_matrix(a), compute_uv=False)
    return np.array(sorted((float(x) for x in values), reverse=True))


def unit_phase(z):
    """z / |z|, and 1 for zero."""
    return np.where(np.abs(z) > 0, z / np.where(np.abs(z) > 0, np.abs(z), 1), 1)


def normalised_columns(v):
    """The entry of largest absolute value in each column becomes real and positive, ties to the first."""
    v = np.array(v)
    for j in range(v.shape[1]):
        if v.shape[0]:
            size = np.abs(v[:, j])
            pivot = int(np.argmax(size >= size.max() * (1 - 1e-10)))
            v[:, j] = v[:, j] / unit_phase(v[pivot, j])
    return v


def svd(a):
    """Thin SVD with the sign rule on the rows of Vᴴ."""
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    v = vh.conj().T
    fixed = normalised_columns(v)
    phases = np.array([unit_phase(np.vdot(v[:, j], fixed[:, j])) for j in range(v.shape[1])])
    return u * phases, s, fixed.conj().T


def gap(values):
    """Smallest distance between neighbouring values."""
    values = np.sort(np.asarray(values))
    return np.min(np.diff(values)) if len(values) > 1 else np.inf
