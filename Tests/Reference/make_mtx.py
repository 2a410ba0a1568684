"""Writes mtx/* with SciPy: every format, field and symmetry, and the matrices as .npy."""
import pathlib

import numpy
import scipy.io
import scipy.sparse

FOLDER = pathlib.Path(__file__).with_name("mtx")
FOLDER.mkdir(exist_ok=True)

generator = numpy.random.default_rng(2)
real = numpy.round(generator.standard_normal((4, 4)), 3) * (generator.random((4, 4)) < 0.6)
integer = generator.integers(-9, 9, (4, 4))
imaginary = numpy.round(generator.standard_normal((4, 4)), 3)
complex_ = real + 1j * imaginary
matrices = {
    "real-general": real[:3], "integer-general": integer[:, :3], "complex-general": complex_[:2],
    "unsigned-integer-general": numpy.array([[2**64 - 1, 0], [0, 7]], "u8"),
    "real-symmetric": real + real.T, "integer-symmetric": integer + integer.T, "complex-symmetric": complex_ + complex_.T,
    "real-skew-symmetric": real - real.T, "integer-skew-symmetric": integer - integer.T,
    "complex-skew-symmetric": complex_ - complex_.T, "complex-hermitian": complex_ + complex_.conj().T,
}
for name, matrix in matrices.items():
    symmetry = name.removeprefix("unsigned-").split("-", 1)[1]
    symmetry = symmetry.removeprefix("integer-")
    scipy.io.mmwrite(FOLDER / f"array-{name}.mtx", matrix, symmetry=symmetry, comment="made by SciPy", precision=17)
    scipy.io.mmwrite(FOLDER / f"coordinate-{name}.mtx", scipy.sparse.coo_matrix(matrix), symmetry=symmetry, precision=17)
    numpy.save(FOLDER / f"{name}.npy", matrix)
pattern = real != 0
scipy.io.mmwrite(FOLDER / "coordinate-pattern-general.mtx", scipy.sparse.coo_matrix(pattern), field="pattern")
numpy.save(FOLDER / "pattern-general.npy", pattern)
both = pattern | pattern.T
scipy.io.mmwrite(
    FOLDER / "coordinate-pattern-symmetric.mtx", scipy.sparse.coo_matrix(both), field="pattern", symmetry="symmetric")
numpy.save(FOLDER / "pattern-symmetric.npy", both)
