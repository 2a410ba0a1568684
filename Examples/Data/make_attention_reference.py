"""Writes attention-*.npy with PyTorch: multi-head attention over the position embeddings that ship with the project.

The queries, keys and values are projections of 2 x 16 of the rows after a layer norm; the projections are blocks of the
same real matrix, three times as large so that the attention is not uniform.
Computed in double precision by torch.nn.functional.scaled_dot_product_attention, stored in single.
"""
import pathlib

import numpy
import torch

FOLDER = pathlib.Path(__file__).parent
HEADS = 12

embeddings = torch.tensor(numpy.load(FOLDER / "minilm-position-embeddings.npy"), dtype=torch.float64)
x = torch.nn.functional.layer_norm(embeddings[:32].reshape(2, 16, 384), (384,))
query, key, value = (x @ (3 * embeddings[start : start + 384]) for start in (0, 64, 128))


def heads(t):
    return t.reshape(2, 16, HEADS, 384 // HEADS).permute(0, 2, 1, 3)


q, k, v = heads(query), heads(key), heads(value)
scores = q @ k.transpose(-1, -2) / (384 / HEADS) ** 0.5
numpy.save(FOLDER / "attention-scores.npy", scores.numpy().astype("f4"))
for name, causal in (("full", False), ("causal", True)):
    values = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=causal)
    merged = values.permute(0, 2, 1, 3).reshape(2, 16, 384)
    numpy.save(FOLDER / f"attention-{name}.npy", merged.numpy().astype("f4"))
