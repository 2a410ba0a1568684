import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | strsyl | dtrsyl | ctrsyl         | ztrsyl          | op(A) X + X op(B) = scale C for (quasi-)triangular A, B |

extension Scalar {
  /// Overwrites `c` with the solution; `info` 1 says that close eigenvalues were perturbed.
  static func trsyl(
    _ opA: Letter, _ opB: Letter, _ m: Int32, _ n: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ b: UnsafePointer<Self>, _ ldb: Int32, _ right: UnsafeMutablePointer<Self>, _ ldc: Int32,
    _ scale: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (opA, opB) = (opA.code, opB.code)
    return switch kind {
    case .float: LAPACKE_strsyl_work(columnMajor, opA, opB, 1, m, n, s(a), lda, s(b), ldb, s(right), ldc, s(scale))
    case .double: LAPACKE_dtrsyl_work(columnMajor, opA, opB, 1, m, n, d(a), lda, d(b), ldb, d(right), ldc, d(scale))
    case .complexFloat:
      LAPACKE_ctrsyl_work(columnMajor, opA, opB, 1, m, n, c(a), lda, c(b), ldb, c(right), ldc, s(scale))
    case .complexDouble:
      LAPACKE_ztrsyl_work(columnMajor, opA, opB, 1, m, n, z(a), lda, z(b), ldb, z(right), ldc, d(scale))
    }
  }
}
