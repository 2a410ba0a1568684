// LAPACKE and CBLAS without the library above them: the system-library targets by themselves.
import CBLAS
import CLAPACKE

// [4 1; 1 3] x = [1; 2], column after column.
var a = [4.0, 1.0, 1.0, 3.0]
var x = [1.0, 2.0]
var pivots = [lapack_int](repeating: 0, count: 2)
let info = LAPACKE_dgesv(LAPACK_COL_MAJOR, 2, 1, &a, 2, &pivots, &x, 2)
precondition(info == 0, "dgesv returned \(info)")

// The residual b - A x with the matrix as it was.
let matrix = [4.0, 1.0, 1.0, 3.0]
var residual = [1.0, 2.0]
cblas_dgemv(CblasColMajor, CblasNoTrans, 2, 2, -1, matrix, 2, x, 1, 1, &residual, 1)
let error = cblas_dnrm2(2, residual, 1)
print("OpenBLAS \(String(cString: openblas_get_config()))")
print("x = \(x), |b - A x| = \(error)")
precondition(error < 1e-14, "the solution is wrong")
