"""Jacobians of recurrent cells and spectral normalisation by PyTorch, and singular values of long products."""

import mpmath
import numpy as np
import torch

from support import Area, exact_matrix, random

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def cell_case(area, kind, inputs, hidden, seed, nonlinearity="tanh"):
    """One step of a cell and the derivative of its state, hidden state and cell state one behind the other."""
    gates = {"rnn": 1, "gru": 3, "lstm": 4}[kind]
    shapes = {"weight_ih": (gates * hidden, inputs), "weight_hh": (gates * hidden, hidden),
              "bias_ih": (gates * hidden,), "bias_hh": (gates * hidden,)}
    weights = {name: random(shape, "real", seed + i, 40) for i, (name, shape) in enumerate(shapes.items())}
    x = random((inputs,), "real", seed + 4)
    state = random((hidden * (2 if kind == "lstm" else 1),), "real", seed + 5, 30)
    if kind == "rnn":
        cell = torch.nn.RNNCell(inputs, hidden, nonlinearity=nonlinearity)
    else:
        cell = {"gru": torch.nn.GRUCell, "lstm": torch.nn.LSTMCell}[kind](inputs, hidden)
    for name, value in weights.items():
        getattr(cell, name).data = torch.tensor(value)
    row = torch.tensor(x)[None]

    def step(s):
        if kind == "lstm":
            return torch.cat(cell(row, (s[None, :hidden], s[None, hidden:])), dim=1)[0]
        return cell(row, s[None])[0]

    start = torch.tensor(state)
    jacobian = torch.autograd.functional.jacobian(step, start)
    area.add(f"{kind} {nonlinearity} {inputs} {hidden}", kind, "real", weights | {"x": x, "state": state},
             {"next": step(start).detach().numpy(), "jacobian": jacobian.numpy()}, {"nonlinearity": nonlinearity},
             scale=1)


def cells(area):
    for i, (inputs, hidden) in enumerate(((1, 1), (3, 2), (2, 5), (4, 7))):
        for nonlinearity in ("tanh", "relu"):
            cell_case(area, "rnn", inputs, hidden, 3000 + 10 * i, nonlinearity)
        cell_case(area, "lstm", inputs, hidden, 3100 + 10 * i)
        cell_case(area, "gru", inputs, hidden, 3200 + 10 * i)


def normalisations(area):
    for i, (rows, columns, steps) in enumerate(((1, 1, 1), (3, 5, 1), (6, 4, 3), (8, 8, 20))):
        weight = random((rows, columns), "real", 3300 + i)
        u, v = random((rows,), "real", 3310 + i), random((columns,), "real", 3320 + i)
        layer = torch.nn.Linear(columns, rows, bias=False)
        layer.weight.data = torch.tensor(weight)
        torch.nn.utils.parametrizations.spectral_norm(layer)
        state = layer.parametrizations.weight[0]
        state._u.copy_(torch.tensor(u))
        state._v.copy_(torch.tensor(v))
        layer.train()
        for _ in range(steps):
            normalised = layer.weight.detach().numpy()
        layer.eval()
        assert np.allclose(layer.weight.detach().numpy(), normalised)
        area.add(f"spectral normalisation {rows}x{columns}, {steps} steps", "spectralNormalization", "real",
                 {"weight": weight, "u": u, "v": v},
                 {"u": state._u.numpy(), "v": state._v.numpy(), "normalized": normalised}, {"steps": steps}, scale=1,
                 condition=10)


def products(area):
    """log σ of products of many matrices, in so many digits that the smallest one is exact."""
    for n, steps, scale in ((1, 5, 1), (2, 40, 1), (4, 60, 0.25), (5, 100, 4)):
        factors = random((steps, n, n), "real", 3400 + n) * scale
        with mpmath.workdps(400):
            product = mpmath.eye(n)
            for factor in factors:
                product = exact_matrix(factor) * product
            values = mpmath.svd_r(product, compute_uv=False)
            logarithms = sorted((float(mpmath.log(x)) for x in values), reverse=True)
            radius = float(mpmath.log(max(abs(x) for x in mpmath.eig(product)[0])))
        area.add(f"product of {steps} of order {n} times {scale}", "jacobianProduct", "real",
                 {"factors": factors.reshape(steps * n, n)}, {"logSingularValues": logarithms, "logRadius": radius},
                 {"steps": steps}, condition=100, scale=steps)


def build():
    area = Area("recurrent")
    cells(area)
    normalisations(area)
    products(area)
    yield area
