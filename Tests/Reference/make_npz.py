"""Writes npz/* with NumPy: stored and deflated archives, streamed ones, and one with zip64 records."""
import io
import pathlib
import zipfile

import numpy

FOLDER = pathlib.Path(__file__).with_name("npz")
FOLDER.mkdir(exist_ok=True)

arrays = {
    "a": numpy.arange(6.0).reshape(2, 3),
    "b": numpy.asfortranarray(numpy.arange(6, dtype="f4").reshape(2, 3)),
    "c": numpy.array([True, False]),
    "d": numpy.array(2.5 - 1j),
    "h": numpy.array([0.5, -2], "f2"),
    "e": numpy.zeros((0, 3), "i8"),
    "folder/name": numpy.arange(3, dtype="u2"),
    "gr\u00f6\u00dfe": numpy.arange(1000, dtype="i4") % 7,
}
numpy.savez(FOLDER / "stored.npz", **arrays)
numpy.savez_compressed(FOLDER / "deflated.npz", **arrays)
numpy.savez(FOLDER / "none.npz")
numpy.savez_compressed(FOLDER / "big-endian.npz", x=numpy.arange(3, dtype=">f8"))


class Unseekable(io.RawIOBase):
    """A pipe, into which sizes are written behind the data."""

    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, data):
        self.data += bytes(data)
        return len(data)


pipe = Unseekable()
with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.comment = b"a comment"
    for name in ["a", "c"]:
        file = io.BytesIO()
        numpy.save(file, arrays[name])
        archive.writestr(zipfile.ZipInfo(f"{name}.npy"), file.getvalue(), zipfile.ZIP_DEFLATED)
    # By a record of its own: a name alone would get the time of day.
    archive.writestr(zipfile.ZipInfo("note.txt"), b"no array", zipfile.ZIP_DEFLATED)
(FOLDER / "streamed.npz").write_bytes(pipe.data)

# Python writes zip64 records into the directory from 2 GiB on; here from 100 bytes on.
zipfile.ZIP64_LIMIT = 100
numpy.savez(FOLDER / "zip64.npz", x=numpy.arange(20.0), y=numpy.arange(3.0))
