import CLAPACKE

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | sgtsv | dgtsv  | cgtsv          | zgtsv           | A X = B, A tridiagonal |
// | sgbsv | dgbsv  | cgbsv          | zgbsv           | A X = B, A banded |

extension Scalar {
  static func gtsv(
    _ n: Int32, _ count: Int32, _ lower: UnsafeMutablePointer<Self>, _ diagonal: UnsafeMutablePointer<Self>,
    _ upper: UnsafeMutablePointer<Self>, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgtsv_work(columnMajor, n, count, s(lower), s(diagonal), s(upper), s(b), ldb)
    case .double: LAPACKE_dgtsv_work(columnMajor, n, count, d(lower), d(diagonal), d(upper), d(b), ldb)
    case .complexFloat: LAPACKE_cgtsv_work(columnMajor, n, count, c(lower), c(diagonal), c(upper), c(b), ldb)
    case .complexDouble: LAPACKE_zgtsv_work(columnMajor, n, count, z(lower), z(diagonal), z(upper), z(b), ldb)
    }
  }

  /// `band` holds 2 lower + upper + 1 rows of n numbers; element (i, j) lies in row lower + upper + i - j of column j.
  static func gbsv(
    _ n: Int32, _ lower: Int32, _ upper: Int32, _ count: Int32, _ band: UnsafeMutablePointer<Self>, _ ldab: Int32,
    _ pivots: UnsafeMutablePointer<Int32>, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgbsv_work(columnMajor, n, lower, upper, count, s(band), ldab, pivots, s(b), ldb)
    case .double: LAPACKE_dgbsv_work(columnMajor, n, lower, upper, count, d(band), ldab, pivots, d(b), ldb)
    case .complexFloat: LAPACKE_cgbsv_work(columnMajor, n, lower, upper, count, c(band), ldab, pivots, c(b), ldb)
    case .complexDouble: LAPACKE_zgbsv_work(columnMajor, n, lower, upper, count, z(band), ldab, pivots, z(b), ldb)
    }
  }
}
