"""Sums of products in Einstein's notation: numpy.einsum."""

import numpy as np

from support import FIELDS, Area, random

EQUATIONS = (
    # one operand: views, diagonals, traces, sums
    ("ij", [(2, 3)]), ("ba", [(2, 3)]), ("ij->ji", [(2, 3)]), ("ijk->kij", [(2, 3, 4)]), ("abcd->dbca", [(2, 3, 2, 4)]),
    ("ii", [(4, 4)]), ("ii->i", [(4, 4)]), ("iii", [(3, 3, 3)]), ("iii->i", [(3, 3, 3)]), ("iij->j", [(3, 3, 2)]),
    ("iij->ij", [(3, 3, 2)]), ("iji->ij", [(3, 2, 3)]), ("iijj->ij", [(2, 2, 3, 3)]), ("iijj", [(2, 2, 3, 3)]),
    ("ij->", [(3, 4)]), ("ij->i", [(3, 4)]), ("ij->j", [(3, 4)]), ("ijk->j", [(2, 3, 4)]), ("ijk->ki", [(2, 3, 4)]),
    ("...ii->...", [(2, 3, 3)]), ("...ij->...ji", [(2, 3, 4)]), ("...i->i", [(2, 3, 4)]), ("i...->i", [(2, 3, 4)]),
    ("i...j->ij", [(2, 3, 4)]), ("", [()]), ("->", [()]), ("...", [(2, 3)]), ("...->", [(2, 3)]), ("aB", [(2, 3)]),
    # two operands: products of vectors and matrices
    ("i,i", [(5,), (5,)]), ("i,j", [(3,), (4,)]), ("i,j->ji", [(3,), (4,)]), ("i,i->i", [(5,), (5,)]),
    ("ij,j", [(3, 4), (4,)]), ("j,ij->i", [(4,), (3, 4)]), ("ij,i->j", [(3, 4), (3,)]), ("ij,jk", [(3, 4), (4, 5)]),
    ("ij,jk->ki", [(3, 4), (4, 5)]), ("ij,kj->ik", [(3, 4), (5, 4)]), ("ji,jk->ik", [(4, 3), (4, 5)]),
    ("ji,kj->ki", [(4, 3), (5, 4)]), ("ij,ij", [(3, 4), (3, 4)]), ("ij,ij->", [(3, 4), (3, 4)]),
    ("ij,ij->ij", [(3, 4), (3, 4)]), ("ij,ji", [(3, 4), (4, 3)]), ("ij,ji->ij", [(3, 4), (4, 3)]),
    ("ij,ij->i", [(3, 4), (3, 4)]), ("ij,ij->j", [(3, 4), (3, 4)]), ("ij,j->ij", [(3, 4), (4,)]),
    ("ij,i->ij", [(3, 4), (3,)]), ("ij,kl->ijkl", [(2, 3), (3, 2)]), ("ij,kl->ikjl", [(2, 3), (3, 2)]),
    ("ij,kl->il", [(2, 3), (3, 2)]), (",", [(), ()]), (",->", [(), ()]), (",i->i", [(), (3,)]), ("ij,->ij", [(2, 3), ()]),
    ("ii,i->i", [(3, 3), (3,)]), ("ii,jj->ij", [(3, 3), (2, 2)]), ("iij,jk->ik", [(3, 3, 2), (2, 4)]),
    ("ii,ii", [(3, 3), (3, 3)]), ("ij,jj->i", [(2, 3), (3, 3)]),
    # tensors: contracted, batched and mixed axes
    ("ijk,jkl->il", [(2, 3, 4), (3, 4, 5)]), ("ijk,kjl->il", [(2, 3, 4), (4, 3, 5)]), ("ijk,ilk->jl", [(2, 3, 4), (2, 5, 4)]),
    ("ijk,jil->kl", [(2, 3, 4), (3, 2, 5)]), ("bij,bjk->bik", [(2, 3, 4), (2, 4, 5)]), ("bij,bjk->ibk", [(2, 3, 4), (2, 4, 5)]),
    ("bij,bkj->bki", [(2, 3, 4), (2, 5, 4)]), ("ibj,jbk->ikb", [(3, 2, 4), (4, 2, 5)]), ("bij,bj->bi", [(2, 3, 4), (2, 4)]),
    ("bi,bi->b", [(3, 4), (3, 4)]), ("bi,bj->bij", [(2, 3), (2, 4)]), ("abij,abjk->abik", [(2, 2, 3, 2), (2, 2, 2, 3)]),
    ("aibj,bjak->bik", [(2, 3, 2, 2), (2, 2, 2, 3)]), ("iajb,ajc->bic", [(2, 3, 2, 2), (3, 2, 4)]),
    ("abcd,cdef->abef", [(2, 3, 2, 2), (2, 2, 3, 2)]), ("acbd,becf->adef", [(2, 3, 2, 2), (2, 2, 3, 2)]),
    ("ijkl,lm->ijkm", [(2, 3, 2, 4), (4, 3)]), ("ijkl,jm->imkl", [(2, 3, 2, 4), (3, 4)]), ("ijkl,km->ijml", [(2, 3, 2, 4), (2, 4)]),
    # attention
    ("bhqd,bhkd->bhqk", [(2, 2, 3, 4), (2, 2, 5, 4)]), ("bhqk,bhkd->bhqd", [(2, 2, 3, 5), (2, 2, 5, 4)]),
    ("bqhd,bkhd->bhqk", [(2, 3, 2, 4), (2, 5, 2, 4)]), ("bhqk,bkhd->bqhd", [(2, 2, 3, 5), (2, 5, 2, 4)]),
    ("bsd,dhe->bhse", [(2, 3, 4), (4, 2, 3)]), ("bhse,hed->bsd", [(2, 2, 3, 3), (2, 3, 4)]),
    # ellipses
    ("...ij,...jk->...ik", [(2, 3, 4), (2, 4, 5)]), ("...ij,...jk->...ik", [(2, 2, 3, 4), (4, 5)]),
    ("...ij,...jk", [(3, 1, 2, 4), (2, 4, 3)]), ("...i,...i->...", [(2, 3, 4), (3, 4)]), ("...i,...i->...", [(2, 1, 4), (1, 3, 4)]),
    ("i...,i...->...", [(4, 3), (4, 2, 3)]), ("i...k,k...j->...ij", [(2, 3, 4), (4, 3, 2)]), ("...,...", [(2, 3), (3,)]),
    ("...i,i", [(2, 3), (3,)]), ("...ij,j->i", [(2, 3, 4), (4,)]), ("ij...,jk...->ik...", [(2, 3, 2), (3, 4, 2)]),
    # chains, hyper-edges and other networks
    ("ij,jk,kl", [(2, 5, ), (5, 3), (3, 4)]), ("ij,jk,kl->il", [(4, 9), (9, 2), (2, 8)]),
    ("ab,bc,cd,de->ae", [(2, 3), (3, 4), (4, 2), (2, 5)]), ("ab,bc,cd,da", [(2, 3), (3, 4), (4, 2), (2, 2)]),
    ("ab,bc,cd,de,ef", [(2, 3), (3, 2), (2, 4), (4, 2), (2, 3)]), ("i,ij,j", [(3,), (3, 4), (4,)]),
    ("i,i,i", [(4,), (4,), (4,)]), ("i,i,i->i", [(4,), (4,), (4,)]), ("ij,ik,il->jkl", [(3, 2), (3, 3), (3, 4)]),
    ("ij,ik,il->ijkl", [(2, 2), (2, 3), (2, 4)]), ("ir,jr,kr->ijk", [(2, 3), (3, 3), (4, 3)]),
    ("r,ir,jr,kr->ijk", [(3,), (2, 3), (3, 3), (4, 3)]), ("ijk,jr,kr->ir", [(2, 3, 4), (3, 2), (4, 2)]),
    ("abc,ai,bj,ck->ijk", [(2, 3, 2), (2, 3), (3, 2), (2, 4)]), ("aib,bjc,ckd->ijkad", [(1, 2, 3), (3, 2, 2), (2, 3, 1)]),
    ("i,j,k->ijk", [(2,), (3,), (4,)]), ("a,b,abc->c", [(2,), (3,), (2, 3, 4)]), ("ea,fb,abcd,gc,hd->efgh",
     [(2, 3), (2, 2), (3, 2, 2, 3), (3, 2), (2, 3)]), ("ab,ab,ab->a", [(3, 4), (3, 4), (3, 4)]),
    ("abd,ac,bc,cd->a", [(2, 3, 2), (2, 4), (3, 4), (4, 2)]), (",ij,jk->ik", [(), (2, 3), (3, 2)]),
    ("ab,bc,cd,de,ef,fg,gh,hi,ij", [(2, 3), (3, 2), (2, 3), (3, 2), (2, 3), (3, 2), (2, 3), (3, 2), (2, 3)]),
    # axes of size 0 and 1
    ("ij,jk", [(2, 0), (0, 5)]), ("ij,jk", [(0, 3), (3, 2)]), ("i,i", [(0,), (0,)]), ("ij->j", [(0, 3)]), ("bij,bjk->bik",
     [(0, 2, 3), (0, 3, 2)]), ("ij,jk,kl", [(2, 3), (3, 0), (0, 4)]), ("ij,jk", [(3, 1), (1, 4)]), ("ij,jk", [(1, 3), (3, 1)]),
    ("ij,ij->j", [(4, 2), (1, 2)]), ("ij,jk->ik", [(2, 1), (3, 4)]), ("ij,ij->ij", [(3, 1), (1, 4)]), ("i,i->i", [(1,), (5,)]),
    ("bij,bjk->bik", [(1, 3, 4), (2, 4, 5)]), ("ii->i", [(1, 1)]), ("a,ab,abc->abc", [(1,), (2, 1), (2, 3, 4)]),
    ("ij,jk,ki", [(1, 2), (2, 1), (3, 1)]), ("i,i->", [(1,), (0,)]), ("aibj->ij", [(1, 2, 1, 3)]),
)


def result(equation, operands):
    """What NumPy gives; its two ways agree wherever both accept the equation."""
    values = []
    for optimize in (False, "optimal"):
        try:
            values.append(np.einsum(equation, *operands, optimize=optimize))
        except ValueError:
            pass
    for value in values:
        assert value.shape == values[0].shape and np.allclose(value, values[0]), equation
    return values[0]


def build():
    area = Area("einsum")
    for field in FIELDS:
        for number, (equation, shapes) in enumerate(EQUATIONS):
            operands = [random(shape, field, 900 + 10 * number + place, 16, 8) for place, shape in enumerate(shapes)]
            size = result(equation, [np.abs(x) for x in operands])
            area.add(f"{equation} of {' '.join(map(str, shapes))}, {field}", "einsum", field,
                     {chr(ord("a") + place): x for place, x in enumerate(operands)},
                     {"result": result(equation, operands)}, {"equation": equation},
                     condition=len(operands), scale=np.max(size, initial=0))
    return [area]
