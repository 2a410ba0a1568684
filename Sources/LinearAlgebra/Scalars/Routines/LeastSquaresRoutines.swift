import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | sgelsd | dgelsd | cgelsd         | zgelsd          | minimum-norm least squares by divide and conquer |
// | sgelsy | dgelsy | cgelsy         | zgelsy          | the same by complete orthogonal factorization |
// | sgglse | dgglse | cgglse         | zgglse          | least squares under linear equations |
// | sggglm | dggglm | cggglm         | zggglm          | Gauss-Markov: d = A x + B y with the smallest y |

extension Scalar {
  static func gelsd(
    _ m: Int32, _ n: Int32, _ count: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32, _ σ: UnsafeMutablePointer<Real>, _ tolerance: Real,
    _ rank: UnsafeMutablePointer<Int32>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    switch kind {
    case .float:
      LAPACKE_sgelsd_work(
        columnMajor, m, n, count, s(a), lda, s(b), ldb, s(σ), Float(tolerance), rank, s(work), lwork, iwork)
    case .double:
      LAPACKE_dgelsd_work(
        columnMajor, m, n, count, d(a), lda, d(b), ldb, d(σ), Double(tolerance), rank, d(work), lwork, iwork)
    case .complexFloat:
      LAPACKE_cgelsd_work(
        columnMajor, m, n, count, c(a), lda, c(b), ldb, s(σ), Float(tolerance), rank, c(work), lwork, s(rwork), iwork)
    case .complexDouble:
      LAPACKE_zgelsd_work(
        columnMajor, m, n, count, z(a), lda, z(b), ldb, d(σ), Double(tolerance), rank, z(work), lwork, d(rwork), iwork)
    }
  }

  static func gelsy(
    _ m: Int32, _ n: Int32, _ count: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32, _ pivots: UnsafeMutablePointer<Int32>, _ tolerance: Real,
    _ rank: UnsafeMutablePointer<Int32>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    switch kind {
    case .float:
      LAPACKE_sgelsy_work(
        columnMajor, m, n, count, s(a), lda, s(b), ldb, pivots, Float(tolerance), rank, s(work), lwork)
    case .double:
      LAPACKE_dgelsy_work(
        columnMajor, m, n, count, d(a), lda, d(b), ldb, pivots, Double(tolerance), rank, d(work), lwork)
    case .complexFloat:
      LAPACKE_cgelsy_work(
        columnMajor, m, n, count, c(a), lda, c(b), ldb, pivots, Float(tolerance), rank, c(work), lwork, s(rwork))
    case .complexDouble:
      LAPACKE_zgelsy_work(
        columnMajor, m, n, count, z(a), lda, z(b), ldb, pivots, Double(tolerance), rank, z(work), lwork, d(rwork))
    }
  }

  static func gglse(
    _ m: Int32, _ n: Int32, _ p: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32, _ right: UnsafeMutablePointer<Self>,
    _ equal: UnsafeMutablePointer<Self>, _ x: UnsafeMutablePointer<Self>, _ work: UnsafeMutablePointer<Self>,
    _ lwork: Int32
  ) -> Int32 {
    switch kind {
    case .float:
      LAPACKE_sgglse_work(
        columnMajor, m, n, p, s(a), lda, s(b), ldb, s(right), s(equal), s(x), s(work), lwork)
    case .double:
      LAPACKE_dgglse_work(
        columnMajor, m, n, p, d(a), lda, d(b), ldb, d(right), d(equal), d(x), d(work), lwork)
    case .complexFloat:
      LAPACKE_cgglse_work(
        columnMajor, m, n, p, c(a), lda, c(b), ldb, c(right), c(equal), c(x), c(work), lwork)
    case .complexDouble:
      LAPACKE_zgglse_work(
        columnMajor, m, n, p, z(a), lda, z(b), ldb, z(right), z(equal), z(x), z(work), lwork)
    }
  }

  static func ggglm(
    _ n: Int32, _ m: Int32, _ p: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32, _ right: UnsafeMutablePointer<Self>,
    _ x: UnsafeMutablePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ work: UnsafeMutablePointer<Self>,
    _ lwork: Int32
  ) -> Int32 {
    switch kind {
    case .float:
      LAPACKE_sggglm_work(columnMajor, n, m, p, s(a), lda, s(b), ldb, s(right), s(x), s(y), s(work), lwork)
    case .double:
      LAPACKE_dggglm_work(columnMajor, n, m, p, d(a), lda, d(b), ldb, d(right), d(x), d(y), d(work), lwork)
    case .complexFloat:
      LAPACKE_cggglm_work(columnMajor, n, m, p, c(a), lda, c(b), ldb, c(right), c(x), c(y), c(work), lwork)
    case .complexDouble:
      LAPACKE_zggglm_work(columnMajor, n, m, p, z(a), lda, z(b), ldb, z(right), z(x), z(y), z(work), lwork)
    }
  }
}
