import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | sgebal | dgebal | cgebal         | zgebal          | permutes and scales a matrix to balance rows and columns |
// | sgebak | dgebak | cgebak         | zgebak          | undoes that on vectors |
// | sgehrd | dgehrd | cgehrd         | zgehrd          | A = Q H Qᴴ, Q as reflectors |
// | sorghr | dorghr | cunghr         | zunghr          | Q out of those reflectors |

extension Scalar {
  static func gebal(
    _ job: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ low: UnsafeMutablePointer<Int32>, _ high: UnsafeMutablePointer<Int32>, _ scale: UnsafeMutablePointer<Real>
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgebal_work(columnMajor, job.code, n, s(a), lda, low, high, s(scale))
    case .double: LAPACKE_dgebal_work(columnMajor, job.code, n, d(a), lda, low, high, d(scale))
    case .complexFloat: LAPACKE_cgebal_work(columnMajor, job.code, n, c(a), lda, low, high, s(scale))
    case .complexDouble: LAPACKE_zgebal_work(columnMajor, job.code, n, z(a), lda, low, high, d(scale))
    }
  }

  static func gebak(
    _ job: Letter, _ side: Letter, _ n: Int32, _ low: Int32, _ high: Int32, _ scale: UnsafePointer<Real>,
    _ m: Int32, _ v: UnsafeMutablePointer<Self>, _ ldv: Int32
  ) -> Int32 {
    let (job, side) = (job.code, side.code)
    return switch kind {
    case .float: LAPACKE_sgebak_work(columnMajor, job, side, n, low, high, s(scale), m, s(v), ldv)
    case .double: LAPACKE_dgebak_work(columnMajor, job, side, n, low, high, d(scale), m, d(v), ldv)
    case .complexFloat: LAPACKE_cgebak_work(columnMajor, job, side, n, low, high, s(scale), m, c(v), ldv)
    case .complexDouble: LAPACKE_zgebak_work(columnMajor, job, side, n, low, high, d(scale), m, z(v), ldv)
    }
  }

  static func gehrd(
    _ n: Int32, _ low: Int32, _ high: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ tau: UnsafeMutablePointer<Self>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgehrd_work(columnMajor, n, low, high, s(a), lda, s(tau), s(work), lwork)
    case .double: LAPACKE_dgehrd_work(columnMajor, n, low, high, d(a), lda, d(tau), d(work), lwork)
    case .complexFloat: LAPACKE_cgehrd_work(columnMajor, n, low, high, c(a), lda, c(tau), c(work), lwork)
    case .complexDouble: LAPACKE_zgehrd_work(columnMajor, n, low, high, z(a), lda, z(tau), z(work), lwork)
    }
  }

  static func orghr(
    _ n: Int32, _ low: Int32, _ high: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ tau: UnsafePointer<Self>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sorghr_work(columnMajor, n, low, high, s(a), lda, s(tau), s(work), lwork)
    case .double: LAPACKE_dorghr_work(columnMajor, n, low, high, d(a), lda, d(tau), d(work), lwork)
    case .complexFloat: LAPACKE_cunghr_work(columnMajor, n, low, high, c(a), lda, c(tau), c(work), lwork)
    case .complexDouble: LAPACKE_zunghr_work(columnMajor, n, low, high, z(a), lda, z(tau), z(work), lwork)
    }
  }
}
