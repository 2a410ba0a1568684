"""Writes npy/*.npy with NumPy: every element type, both memory orders, both byte orders, all format versions."""
import pathlib

import numpy

FOLDER = pathlib.Path(__file__).with_name("npy")
TYPES = "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 c16".split()


def values(code):
    count = numpy.arange(6)
    if code == "b1":
        return count % 2 == 0
    if code[0] == "c":
        return count - 2 + 0.5j * count
    if code[0] == "f":
        return (count - 2) / 4
    return count * 7 if code[0] == "u" else count * 7 - 14


FOLDER.mkdir(exist_ok=True)
for code in TYPES:
    for order in "<>":
        for layout in "CF":
            array = numpy.array(values(code)).astype(order + code).reshape((2, 3), order="C")
            name = f"{'little' if order == '<' else 'big'}-{code}-{layout}.npy"
            numpy.save(FOLDER / name, numpy.asarray(array, order=layout))
for version in [(1, 0), (2, 0), (3, 0)]:
    with open(FOLDER / f"version-{version[0]}.npy", "wb") as file:
        numpy.lib.format.write_array(file, numpy.array([1.5, -2.0]), version=version)
numpy.save(FOLDER / "scalar.npy", numpy.array(2.5))
numpy.save(FOLDER / "empty.npy", numpy.zeros((0, 3)))
numpy.save(FOLDER / "halves.npy", numpy.array([0, 1, -2, 65504, 6e-8, 6.1e-5, numpy.inf, -numpy.inf, numpy.nan], "<f2"))
numpy.save(FOLDER / "beyond-double.npy", numpy.array([1, 2**53 + 1]))
for layout in "CF":
    cube = numpy.arange(24, dtype="f4").reshape(2, 3, 4)
    numpy.save(FOLDER / f"cube-{layout}.npy", numpy.asarray(cube, order=layout))
