"""Writes safetensors/* with the safetensors package: every element type, metadata, odd shapes, a model in two files."""
import json
import pathlib
import struct

import numpy
from safetensors import TensorSpec, serialize_file
from safetensors.numpy import save_file

FOLDER = pathlib.Path(__file__).with_name("safetensors")
FOLDER.mkdir(exist_ok=True)

values = numpy.arange(6).reshape(2, 3)
tensors = {code: values.astype(code) for code in "i1 i2 i4 i8 u1 u2 u4 u8".split()}
tensors |= {code: ((values - 2) / 4).astype(code) for code in "f2 f4 f8".split()}
tensors["b1"] = values % 2 == 0
tensors["c8"] = (values - 2 + 0.5j * values).astype("c8")
save_file(tensors, FOLDER / "types.safetensors")
save_file({"a": numpy.array([1.5, -2.0], "f4")}, FOLDER / "metadata.safetensors", metadata={"format": "n\u00fc\"\\\n\u0001"})
save_file(
    {
        "scalar": numpy.array(2.5), "empty": numpy.zeros((0, 3), "f4"), "m\u00e4\u00df \"\\/": numpy.ones(1, "i2"),
        "cube": numpy.arange(24, dtype="f4").reshape(2, 3, 4), "b": numpy.zeros(3, "u1"), "a": numpy.zeros(1, "u1"),
    },
    FOLDER / "shapes.safetensors")
save_file({}, FOLDER / "none.safetensors")

# The upper halves of float32, which NumPy has not.
halves = (values.astype("f4").view("u4") >> 16).astype("u2")
serialize_file(
    {"bf16": TensorSpec(dtype="bfloat16", shape=[2, 3], data_ptr=halves.ctypes.data, data_len=halves.nbytes)},
    str(FOLDER / "bfloat16.safetensors"), None)


def by_hand(name, header, data):
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    (FOLDER / name).write_bytes(struct.pack("<Q", len(text)) + text + data)


by_hand(
    "small-types.safetensors",
    {
        "f8": {"dtype": "F8_E4M3", "shape": [2], "data_offsets": [0, 2]},
        "f4": {"dtype": "F4", "shape": [4], "data_offsets": [2, 4]},
        "x": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8], "note": {"any": [1, -2.5e3, None, True]}},
    },
    b"\x01\x02\x03\x04" + struct.pack("<f", 1.5))

save_file({"first": numpy.arange(4, dtype="f4")}, FOLDER / "model-00001-of-00002.safetensors")
save_file({"second": numpy.arange(4, 8, dtype="f8")}, FOLDER / "model-00002-of-00002.safetensors")
index = {
    "metadata": {"total_size": 48},
    "weight_map": {"first": "model-00001-of-00002.safetensors", "second": "model-00002-of-00002.safetensors"},
}
(FOLDER / "model.safetensors.index.json").write_text(json.dumps(index, indent=2))
