import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | ssyevd | dsyevd | cheevd         | zheevd          | A = V Λ Vᴴ by divide and conquer |
// | ssytrd | dsytrd | chetrd         | zhetrd          | A = Q T Qᴴ, T tridiagonal and real, Q as reflectors |
// | sstedc | dstedc | cstedc         | zstedc          | T = S Λ Sᵀ by divide and conquer |
// | sormtr | dormtr | cunmtr         | zunmtr          | Q S |
// | ssyev  | dsyev  | cheev          | zheev           | the same as syevd by QR iteration |
// | ssyevr | dsyevr | cheevr         | zheevr          | some eigenvalues and vectors, by robust representations |
// | ssygvd | dsygvd | chegvd         | zhegvd          | A x = λ B x and its like by divide and conquer |
// | ssygv  | dsygv  | chegv          | zhegv           | the same by QR iteration |

extension Scalar {
  static func syevd(
    _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32, _ iwork: UnsafeMutablePointer<Int32>, _ liwork: Int32
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssyevd_work(columnMajor, job, uplo, n, s(a), n, s(λ), s(work), lwork, iwork, liwork)
    case .double:
      LAPACKE_dsyevd_work(columnMajor, job, uplo, n, d(a), n, d(λ), d(work), lwork, iwork, liwork)
    case .complexFloat:
      LAPACKE_cheevd_work(columnMajor, job, uplo, n, c(a), n, s(λ), c(work), lwork, s(rwork), lrwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_zheevd_work(columnMajor, job, uplo, n, z(a), n, d(λ), z(work), lwork, d(rwork), lrwork, iwork, liwork)
    }
  }

  static func sytrd(
    _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ diagonal: UnsafeMutablePointer<Real>,
    _ beside: UnsafeMutablePointer<Real>, _ tau: UnsafeMutablePointer<Self>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    let uplo = triangle.code
    return switch kind {
    case .float:
      LAPACKE_ssytrd_work(columnMajor, uplo, n, s(a), n, s(diagonal), s(beside), s(tau), s(work), lwork)
    case .double:
      LAPACKE_dsytrd_work(columnMajor, uplo, n, d(a), n, d(diagonal), d(beside), d(tau), d(work), lwork)
    case .complexFloat:
      LAPACKE_chetrd_work(columnMajor, uplo, n, c(a), n, s(diagonal), s(beside), c(tau), c(work), lwork)
    case .complexDouble:
      LAPACKE_zhetrd_work(columnMajor, uplo, n, z(a), n, d(diagonal), d(beside), z(tau), z(work), lwork)
    }
  }

  /// Eigenvalues and vectors of the tridiagonal matrix itself: job "I".
  static func stedc(
    _ n: Int32, _ diagonal: UnsafeMutablePointer<Real>, _ beside: UnsafeMutablePointer<Real>,
    _ vectors: UnsafeMutablePointer<Self>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32, _ iwork: UnsafeMutablePointer<Int32>, _ liwork: Int32
  ) -> Int32 {
    let job = ("I" as Letter).code
    return switch kind {
    case .float:
      LAPACKE_sstedc_work(columnMajor, job, n, s(diagonal), s(beside), s(vectors), n, s(work), lwork, iwork, liwork)
    case .double:
      LAPACKE_dstedc_work(columnMajor, job, n, d(diagonal), d(beside), d(vectors), n, d(work), lwork, iwork, liwork)
    case .complexFloat:
      LAPACKE_cstedc_work(
        columnMajor, job, n, s(diagonal), s(beside), c(vectors), n, c(work), lwork, s(rwork), lrwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_zstedc_work(
        columnMajor, job, n, d(diagonal), d(beside), z(vectors), n, z(work), lwork, d(rwork), lrwork, iwork, liwork)
    }
  }

  /// Q C for the reflectors that `sytrd` left in `a`, and so many columns of C.
  static func ormtr(
    _ triangle: Letter, _ n: Int32, _ columns: Int32, _ a: UnsafePointer<Self>, _ tau: UnsafePointer<Self>,
    _ matrix: UnsafeMutablePointer<Self>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    let (side, uplo, no) = (("L" as Letter).code, triangle.code, ("N" as Letter).code)
    return switch kind {
    case .float:
      LAPACKE_sormtr_work(columnMajor, side, uplo, no, n, columns, s(a), n, s(tau), s(matrix), n, s(work), lwork)
    case .double:
      LAPACKE_dormtr_work(columnMajor, side, uplo, no, n, columns, d(a), n, d(tau), d(matrix), n, d(work), lwork)
    case .complexFloat:
      LAPACKE_cunmtr_work(columnMajor, side, uplo, no, n, columns, c(a), n, c(tau), c(matrix), n, c(work), lwork)
    case .complexDouble:
      LAPACKE_zunmtr_work(columnMajor, side, uplo, no, n, columns, z(a), n, z(tau), z(matrix), n, z(work), lwork)
    }
  }

  static func syev(
    _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssyev_work(columnMajor, job, uplo, n, s(a), n, s(λ), s(work), lwork)
    case .double:
      LAPACKE_dsyev_work(columnMajor, job, uplo, n, d(a), n, d(λ), d(work), lwork)
    case .complexFloat:
      LAPACKE_cheev_work(columnMajor, job, uplo, n, c(a), n, s(λ), c(work), lwork, s(rwork))
    case .complexDouble:
      LAPACKE_zheev_work(columnMajor, job, uplo, n, z(a), n, d(λ), z(work), lwork, d(rwork))
    }
  }

  /// The eigenvalues of these indices, counted from 1, and how many were found.
  static func syevr(
    _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ first: Int32, _ last: Int32,
    _ found: UnsafeMutablePointer<Int32>,
    _ λ: UnsafeMutablePointer<Real>, _ v: UnsafeMutablePointer<Self>, _ support: UnsafeMutablePointer<Int32>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32,
    _ iwork: UnsafeMutablePointer<Int32>, _ liwork: Int32
  ) -> Int32 {
    let byIndex: Letter = "I"
    let (job, range, uplo) = (job.code, byIndex.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssyevr_work(
        columnMajor, job, range, uplo, n, s(a), n, 0, 0, first, last, 0, found, s(λ), s(v), n, support, s(work), lwork,
        iwork, liwork)
    case .double:
      LAPACKE_dsyevr_work(
        columnMajor, job, range, uplo, n, d(a), n, 0, 0, first, last, 0, found, d(λ), d(v), n, support, d(work), lwork,
        iwork, liwork)
    case .complexFloat:
      LAPACKE_cheevr_work(
        columnMajor, job, range, uplo, n, c(a), n, 0, 0, first, last, 0, found, s(λ), c(v), n, support, c(work), lwork,
        s(rwork), lrwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_zheevr_work(
        columnMajor, job, range, uplo, n, z(a), n, 0, 0, first, last, 0, found, d(λ), z(v), n, support, z(work), lwork,
        d(rwork), lrwork, iwork, liwork)
    }
  }

  static func sygvd(
    _ type: Int32, _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>,
    _ b: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>,
    _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32, _ iwork: UnsafeMutablePointer<Int32>,
    _ liwork: Int32
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssygvd_work(columnMajor, type, job, uplo, n, s(a), n, s(b), n, s(λ), s(work), lwork, iwork, liwork)
    case .double:
      LAPACKE_dsygvd_work(columnMajor, type, job, uplo, n, d(a), n, d(b), n, d(λ), d(work), lwork, iwork, liwork)
    case .complexFloat:
      LAPACKE_chegvd_work(
        columnMajor, type, job, uplo, n, c(a), n, c(b), n, s(λ), c(work), lwork, s(rwork), lrwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_zhegvd_work(
        columnMajor, type, job, uplo, n, z(a), n, z(b), n, d(λ), z(work), lwork, d(rwork), lrwork, iwork, liwork)
    }
  }

  static func sygv(
    _ type: Int32, _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>,
    _ b: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>,
    _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssygv_work(columnMajor, type, job, uplo, n, s(a), n, s(b), n, s(λ), s(work), lwork)
    case .double:
      LAPACKE_dsygv_work(columnMajor, type, job, uplo, n, d(a), n, d(b), n, d(λ), d(work), lwork)
    case .complexFloat:
      LAPACKE_chegv_work(columnMajor, type, job, uplo, n, c(a), n, c(b), n, s(λ), c(work), lwork, s(rwork))
    case .complexDouble:
      LAPACKE_zhegv_work(columnMajor, type, job, uplo, n, z(a), n, z(b), n, d(λ), z(work), lwork, d(rwork))
    }
  }
}
