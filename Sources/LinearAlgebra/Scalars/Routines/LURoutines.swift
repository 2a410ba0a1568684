import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | sgetrf | dgetrf | cgetrf         | zgetrf          | P A = L U |
// | sgetrs | dgetrs | cgetrs         | zgetrs          | op(A) X = B from the factors |
// | sgetri | dgetri | cgetri         | zgetri          | A⁻¹ from the factors |
// | sgecon | dgecon | cgecon         | zgecon          | 1/(‖A‖ ‖A⁻¹‖) estimated from the factors |
// | sgerfs | dgerfs | cgerfs         | zgerfs          | X refined, with error bounds |

extension Scalar {
  static func getrf(
    _ m: Int32, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgetrf_work(columnMajor, m, n, s(a), lda, pivots)
    case .double: LAPACKE_dgetrf_work(columnMajor, m, n, d(a), lda, pivots)
    case .complexFloat: LAPACKE_cgetrf_work(columnMajor, m, n, c(a), lda, pivots)
    case .complexDouble: LAPACKE_zgetrf_work(columnMajor, m, n, z(a), lda, pivots)
    }
  }

  static func getrs(
    _ operation: Letter, _ n: Int32, _ count: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ pivots: UnsafePointer<Int32>, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) -> Int32 {
    let operation = operation.code
    return switch kind {
    case .float: LAPACKE_sgetrs_work(columnMajor, operation, n, count, s(a), lda, pivots, s(b), ldb)
    case .double: LAPACKE_dgetrs_work(columnMajor, operation, n, count, d(a), lda, pivots, d(b), ldb)
    case .complexFloat: LAPACKE_cgetrs_work(columnMajor, operation, n, count, c(a), lda, pivots, c(b), ldb)
    case .complexDouble: LAPACKE_zgetrs_work(columnMajor, operation, n, count, z(a), lda, pivots, z(b), ldb)
    }
  }

  static func getri(
    _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ pivots: UnsafePointer<Int32>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgetri_work(columnMajor, n, s(a), lda, pivots, s(work), lwork)
    case .double: LAPACKE_dgetri_work(columnMajor, n, d(a), lda, pivots, d(work), lwork)
    case .complexFloat: LAPACKE_cgetri_work(columnMajor, n, c(a), lda, pivots, c(work), lwork)
    case .complexDouble: LAPACKE_zgetri_work(columnMajor, n, z(a), lda, pivots, z(work), lwork)
    }
  }

  /// `work` holds 4n numbers, `rwork` 2n, `iwork` n; the complex routines take no integers, the real ones no `rwork`.
  static func gecon(
    _ norm: Letter, _ n: Int32, _ a: UnsafePointer<Self>, _ lda: Int32, _ norm1: Real,
    _ rcond: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>, _ rwork: UnsafeMutablePointer<Real>,
    _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let norm = norm.code
    return switch kind {
    case .float: LAPACKE_sgecon_work(columnMajor, norm, n, s(a), lda, Float(norm1), s(rcond), s(work), iwork)
    case .double: LAPACKE_dgecon_work(columnMajor, norm, n, d(a), lda, Double(norm1), d(rcond), d(work), iwork)
    case .complexFloat:
      LAPACKE_cgecon_work(columnMajor, norm, n, c(a), lda, Float(norm1), s(rcond), c(work), s(rwork))
    case .complexDouble:
      LAPACKE_zgecon_work(columnMajor, norm, n, z(a), lda, Double(norm1), d(rcond), z(work), d(rwork))
    }
  }

  /// `work` holds 3n numbers; of the others the real routines take n integers, the complex ones n real numbers.
  static func gerfs(
    _ operation: Letter, _ n: Int32, _ count: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ factors: UnsafePointer<Self>, _ ldf: Int32, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafePointer<Self>, _ ldb: Int32, _ x: UnsafeMutablePointer<Self>, _ ldx: Int32,
    _ forward: UnsafeMutablePointer<Real>, _ backward: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ rwork: UnsafeMutablePointer<Real>, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let operation = operation.code
    return switch kind {
    case .float:
      LAPACKE_sgerfs_work(
        columnMajor, operation, n, count, s(a), lda, s(factors), ldf, pivots, s(b), ldb, s(x), ldx, s(forward),
        s(backward), s(work), iwork)
    case .double:
      LAPACKE_dgerfs_work(
        columnMajor, operation, n, count, d(a), lda, d(factors), ldf, pivots, d(b), ldb, d(x), ldx, d(forward),
        d(backward), d(work), iwork)
    case .complexFloat:
      LAPACKE_cgerfs_work(
        columnMajor, operation, n, count, c(a), lda, c(factors), ldf, pivots, c(b), ldb, c(x), ldx, s(forward),
        s(backward), c(work), s(rwork))
    case .complexDouble:
      LAPACKE_zgerfs_work(
        columnMajor, operation, n, count, z(a), lda, z(factors), ldf, pivots, z(b), ldb, z(x), ldx, d(forward),
        d(backward), z(work), d(rwork))
    }
  }
}
