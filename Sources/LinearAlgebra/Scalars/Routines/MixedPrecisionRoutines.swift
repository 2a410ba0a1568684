import CLAPACKE

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | none  | dsgesv | none           | zcgesv          | A X = B by LU in single precision, refined |
// | none  | dsposv | none           | zcposv          | the same by Cholesky, A positive definite |

extension Scalar {
  /// nil where there is no lower precision. `work` holds n × count numbers, `single` n (n + count) numbers of half the
  /// size, `rwork` n real numbers.
  static func mixedPrecisionGesv(
    _ n: Int32, _ count: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ pivots: UnsafeMutablePointer<Int32>,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32, _ x: UnsafeMutablePointer<Self>, _ ldx: Int32,
    _ work: UnsafeMutablePointer<Self>, _ single: UnsafeMutablePointer<Float>, _ rwork: UnsafeMutablePointer<Real>,
    _ steps: UnsafeMutablePointer<Int32>
  ) -> Int32? {
    switch kind {
    case .float, .complexFloat: nil
    case .double:
      LAPACKE_dsgesv_work(
        columnMajor, n, count, d(a), lda, pivots, d(b), ldb, d(x), ldx, d(work), single, steps)
    case .complexDouble:
      LAPACKE_zcgesv_work(
        columnMajor, n, count, z(a), lda, pivots, z(b), ldb, z(x), ldx, z(work), c(single), d(rwork), steps)
    }
  }

  /// nil where there is no lower precision. `work` holds n × count numbers, `single` n (n + count) numbers of half the
  /// size, `rwork` n real numbers.
  static func mixedPrecisionPosv(
    _ triangle: Letter, _ n: Int32, _ count: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32, _ x: UnsafeMutablePointer<Self>, _ ldx: Int32,
    _ work: UnsafeMutablePointer<Self>, _ single: UnsafeMutablePointer<Float>, _ rwork: UnsafeMutablePointer<Real>,
    _ steps: UnsafeMutablePointer<Int32>
  ) -> Int32? {
    let triangle = triangle.code
    return switch kind {
    case .float, .complexFloat: nil
    case .double:
      LAPACKE_dsposv_work(
        columnMajor, triangle, n, count, d(a), lda, d(b), ldb, d(x), ldx, d(work), single, steps)
    case .complexDouble:
      LAPACKE_zcposv_work(
        columnMajor, triangle, n, count, z(a), lda, z(b), ldb, z(x), ldx, z(work), c(single), d(rwork), steps)
    }
  }
}
