"""Writes csv/* with NumPy, pandas and Python's csv module, and the numbers themselves as .npy."""
import csv
import pathlib
import random
import struct

import numpy
import pandas

FOLDER = pathlib.Path(__file__).with_name("csv")
FOLDER.mkdir(exist_ok=True)

generator = numpy.random.default_rng(1)
random.seed(1)
plain = generator.standard_normal((7, 3))
numpy.savetxt(FOLDER / "savetxt.csv", plain, delimiter=",")
numpy.savetxt(FOLDER / "savetxt.tsv", plain, delimiter="\t", fmt="%.17g")
numpy.save(FOLDER / "plain.npy", plain)

frame = pandas.DataFrame(plain, columns=["a", "b, c", 'd "e"\nf'])
frame.iloc[2, 1] = numpy.nan
frame.to_csv(FOLDER / "pandas.csv", index=False)
numpy.save(FOLDER / "pandas.npy", frame.to_numpy())
with open(FOLDER / "quoted.csv", "w", newline="") as file:
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["x", "y"], [1.5, -2], [3, 4e-5]])

# Numbers of all sizes, among them those that are hard to round, in texts of many forms.
numbers = [struct.unpack("<d", random.randbytes(8))[0] for _ in range(1500)]
numbers = [x for x in numbers if x == x and abs(x) != float("inf")]
texts = [repr(x) for x in numbers]
texts += [f"{random.uniform(-1, 1) * 10.0 ** random.randint(-30, 30):.{random.randint(0, 20)}g}" for _ in range(1500)]
texts += [f"{random.randint(0, 2**64 - 1)}e{random.randint(-60, 40)}" for _ in range(1500)]
texts += [f"{random.uniform(-1000, 1000):.{random.randint(0, 25)}f}" for _ in range(500)]
# Halfway between two neighbours, and a little beside.
for _ in range(300):
    low = random.randint(2**52, 2**53 - 1)
    texts += [f"{2 * low + 1}.0e{random.randint(0, 3)}", f"{2 * low + 1}.000000000000000000001", f"{low}.5", f"{low}.49999999999999999999"]
texts += "0 -0.0 1 +1 .5 5. 1e5 1E+05 1e-05 4.9e-324 2.4703282292062327e-324 2.4703282292062328e-324 1.7976931348623157e308".split()
texts += "1.7976931348623159e308 1e400 -1e400 1e-400 inf -inf Infinity nan NaN 9007199254740993.0 00000000000000000000001.5".split()
texts += ["0." + "0" * 400 + "1", "1" + "0" * 300 + ".0", "123456789012345678901234567890.5e-10", "2.2250738585072011e-308"]
(FOLDER / "numbers.csv").write_text("\n".join(texts) + "\n")
numpy.save(FOLDER / "numbers.npy", numpy.array([float(text) for text in texts]))
