"""Rearrangements of tensors: padding, rolling, repeating, sorting, indices along an axis, windows and diagonals."""

import numpy as np

from support import Area, random


def whole(shape, seed, limit=9):
    return random(shape, "real", seed, limit, 1)


def padding(area):
    widths = {(5,): [[(2, 1)], [(7, 12)], [(0, 3)]], (1,): [[(2, 3)]], (2,): [[(4, 5)]],
              (3, 2): [[(1, 2), (0, 3)], [(4, 4), (3, 3)]],
              (2, 3, 2): [[(1, 0), (2, 2), (0, 1)], [(3, 2), (0, 0), (5, 4)]]}
    for shape, choices in widths.items():
        a = whole(shape, 1000 + sum(shape))
        for number, choice in enumerate(choices):
            for mode in ("constant", "edge", "reflect", "symmetric", "wrap"):
                area.add(f"{mode} padding {number} of {shape}", "pad", "real", {"a": a, "widths": np.array(choice)},
                         {"padded": np.pad(a, choice, mode=mode)}, {"mode": mode})


def repeating(area):
    for shape in ((), (4,), (2, 3), (2, 1, 3), (0, 2)):
        a = whole(shape, 1100 + sum(shape))
        for repetitions in ((), (2,), (3, 1), (1, 2, 2), (0, 2), (2, 1, 1, 3)):
            area.add(f"tiles {repetitions} of {shape}", "tile", "real",
                     {"a": a, "repetitions": np.array(repetitions, dtype=float)}, {"tiled": np.tile(a, repetitions)})
    a = whole((2, 3, 4), 1110)
    for axis in range(-3, 3):
        length = a.shape[axis]
        counts = np.arange(length) % 3
        for shift in (-9, -1, 0, 2, 5):
            area.add(f"roll by {shift} along {axis}", "roll", "real", {"a": a},
                     {"rolled": np.roll(a, shift, axis), "flat": np.roll(a, shift)}, {"axis": axis, "shift": shift})
        area.add(f"repetition along {axis}", "repeat", "real", {"a": a, "counts": counts},
                 {"equal": np.repeat(a, 3, axis), "different": np.repeat(a, counts, axis)}, {"axis": axis})


def indices(area):
    state = np.random.RandomState(1200)
    a = whole((3, 4, 5), 1210)
    for axis in range(-3, 3):
        length = a.shape[axis]
        chosen = state.randint(-length, length, size=(2, 3))
        along = state.randint(-length, length, size=[6 if k == axis % 3 else n for k, n in enumerate(a.shape)])
        thin = state.randint(-length, length, size=[6 if k == axis % 3 else 1 for k in range(3)])
        written = a.copy()
        values = whole(along.shape, 1220 + axis)
        np.put_along_axis(written, along, values, axis)
        added = a.copy()
        grid = list(np.indices(along.shape))
        grid[axis] = along
        np.add.at(added, tuple(grid), values)
        area.add(f"indices along {axis}", "indices", "real",
                 {"a": a, "chosen": chosen, "along": along, "thin": thin, "values": values},
                 {"taken": np.take(a, chosen, axis), "takenAlong": np.take_along_axis(a, along, axis),
                  "takenThin": np.take_along_axis(a, thin, axis), "written": written, "added": added}, {"axis": axis})


def sorting(area):
    for shape in ((1,), (7,), (200,), (5, 4), (3, 4, 5), (3, 0, 2)):
        a = whole(shape, 1300 + sum(shape), 20)
        for axis in range(len(shape)):
            order = np.argsort(a, axis=axis, kind="stable")
            descending = np.argsort(-a, axis=axis, kind="stable")
            area.add(f"order of {shape} along {axis}", "sort", "real", {"a": a},
                     {"sorted": np.sort(a, axis=axis), "order": order, "descending": descending}, {"axis": axis})


def views(area):
    a = whole((4, 5, 6), 1400)
    for axis in range(3):
        for size, step in ((1, 1), (3, 1), (2, 2), (4, 3)):
            windows = np.lib.stride_tricks.sliding_window_view(a, size, axis)
            windows = np.moveaxis(np.moveaxis(windows, axis, 0)[::step], 0, axis)
            area.add(f"windows of {size} by {step} along {axis}", "windows", "real", {"a": a}, {"windows": windows},
                     {"axis": axis, "size": size, "step": step})
    for axis1, axis2 in ((0, 1), (1, 0), (2, 0), (-1, 1)):
        for offset in (-3, 0, 2, 9):
            area.add(f"diagonal {offset} of {axis1} and {axis2}", "diagonal", "real", {"a": a},
                     {"diagonal": np.diagonal(a, offset, axis1, axis2)},
                     {"offset": offset, "axis1": axis1, "axis2": axis2})


def build():
    area = Area("rearrangements")
    for part in (padding, repeating, indices, sorting, views):
        part(area)
    return [area]
