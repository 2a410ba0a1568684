import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | sgesdd | dgesdd | cgesdd         | zgesdd          | A = U Σ Vᴴ by divide and conquer |
// | sgebrd | dgebrd | cgebrd         | zgebrd          | A = Q B Pᴴ, B bidiagonal and real, Q and P as reflectors |
// | sbdsdc | dbdsdc |                |                 | B = U Σ Vᵀ by divide and conquer |
// | sormbr | dormbr | cunmbr         | zunmbr          | Q U, or Vᵀ Pᴴ |
// | sgesvd | dgesvd | cgesvd         | zgesvd          | the same as gesdd by QR iteration |
// | sgejsv | dgejsv | cgejsv         | zgejsv          | the same by one-sided Jacobi, after rank-revealing QR |

extension Scalar {
  static func gesdd(
    _ job: Letter, _ m: Int32, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ σ: UnsafeMutablePointer<Real>, _ u: UnsafeMutablePointer<Self>, _ ldu: Int32,
    _ vh: UnsafeMutablePointer<Self>, _ ldvh: Int32, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let job = job.code
    return switch kind {
    case .float:
      LAPACKE_sgesdd_work(columnMajor, job, m, n, s(a), lda, s(σ), s(u), ldu, s(vh), ldvh, s(work), lwork, iwork)
    case .double:
      LAPACKE_dgesdd_work(columnMajor, job, m, n, d(a), lda, d(σ), d(u), ldu, d(vh), ldvh, d(work), lwork, iwork)
    case .complexFloat:
      LAPACKE_cgesdd_work(
        columnMajor, job, m, n, c(a), lda, s(σ), c(u), ldu, c(vh), ldvh, c(work), lwork, s(rwork), iwork)
    case .complexDouble:
      LAPACKE_zgesdd_work(
        columnMajor, job, m, n, z(a), lda, d(σ), z(u), ldu, z(vh), ldvh, z(work), lwork, d(rwork), iwork)
    }
  }

  static func gebrd(
    _ m: Int32, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ diagonal: UnsafeMutablePointer<Real>,
    _ beside: UnsafeMutablePointer<Real>, _ tauQ: UnsafeMutablePointer<Self>, _ tauP: UnsafeMutablePointer<Self>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    switch kind {
    case .float:
      LAPACKE_sgebrd_work(
        columnMajor, m, n, s(a), m, s(diagonal), s(beside), s(tauQ), s(tauP), s(work), lwork)
    case .double:
      LAPACKE_dgebrd_work(
        columnMajor, m, n, d(a), m, d(diagonal), d(beside), d(tauQ), d(tauP), d(work), lwork)
    case .complexFloat:
      LAPACKE_cgebrd_work(
        columnMajor, m, n, c(a), m, s(diagonal), s(beside), c(tauQ), c(tauP), c(work), lwork)
    case .complexDouble:
      LAPACKE_zgebrd_work(
        columnMajor, m, n, z(a), m, d(diagonal), d(beside), z(tauQ), z(tauP), z(work), lwork)
    }
  }

  /// Q C (vector "Q", side "L") or C Pᴴ (vector "P", side "R") for the reflectors that `gebrd` left in `a`, of a matrix
  /// with `k` columns ("Q") or rows ("P").
  static func ormbr(
    _ vector: Letter, _ side: Letter, _ m: Int32, _ n: Int32, _ k: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ tau: UnsafePointer<Self>, _ matrix: UnsafeMutablePointer<Self>, _ leading: Int32,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    let (v, side, no, t, h) =
      (vector.code, side.code, ("N" as Letter).code, ("T" as Letter).code, ("C" as Letter).code)
    let isP = v == ("P" as Letter).code
    return switch kind {
    case .float:
      LAPACKE_sormbr_work(
        columnMajor, v, side, isP ? t : no, m, n, k, s(a), lda, s(tau), s(matrix), leading, s(work), lwork)
    case .double:
      LAPACKE_dormbr_work(
        columnMajor, v, side, isP ? t : no, m, n, k, d(a), lda, d(tau), d(matrix), leading, d(work), lwork)
    case .complexFloat:
      LAPACKE_cunmbr_work(
        columnMajor, v, side, isP ? h : no, m, n, k, c(a), lda, c(tau), c(matrix), leading, c(work), lwork)
    case .complexDouble:
      LAPACKE_zunmbr_work(
        columnMajor, v, side, isP ? h : no, m, n, k, z(a), lda, z(tau), z(matrix), leading, z(work), lwork)
    }
  }

  static func gesvd(
    _ jobU: Letter, _ jobVh: Letter, _ m: Int32, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ σ: UnsafeMutablePointer<Real>, _ u: UnsafeMutablePointer<Self>, _ ldu: Int32,
    _ vh: UnsafeMutablePointer<Self>, _ ldvh: Int32, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (jobU, jobVh) = (jobU.code, jobVh.code)
    return switch kind {
    case .float:
      LAPACKE_sgesvd_work(columnMajor, jobU, jobVh, m, n, s(a), lda, s(σ), s(u), ldu, s(vh), ldvh, s(work), lwork)
    case .double:
      LAPACKE_dgesvd_work(columnMajor, jobU, jobVh, m, n, d(a), lda, d(σ), d(u), ldu, d(vh), ldvh, d(work), lwork)
    case .complexFloat:
      LAPACKE_cgesvd_work(
        columnMajor, jobU, jobVh, m, n, c(a), lda, s(σ), c(u), ldu, c(vh), ldvh, c(work), lwork, s(rwork))
    case .complexDouble:
      LAPACKE_zgesvd_work(
        columnMajor, jobU, jobVh, m, n, z(a), lda, d(σ), z(u), ldu, z(vh), ldvh, z(work), lwork, d(rwork))
    }
  }

  /// One-sided Jacobi of a matrix with m ≥ n, rows and columns pivoted; V, not Vᴴ.
  ///
  /// Accuracy "F" gives singular values to high relative accuracy where rows are scaled badly, "A" to σ₁ eps.
  /// Range "N" treats nothing as zero, "R" what is below the square root of the smallest normal number, relative to σ₁.
  /// The singular values are `σ` times rwork[0] / rwork[1].
  static func gejsv(
    _ accuracy: Letter, _ jobU: Letter, _ jobV: Letter, range: Letter, _ m: Int32, _ n: Int32,
    _ a: UnsafeMutablePointer<Self>,
    _ lda: Int32,
    _ σ: UnsafeMutablePointer<Real>, _ u: UnsafeMutablePointer<Self>, _ ldu: Int32,
    _ v: UnsafeMutablePointer<Self>, _ ldv: Int32, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let no: Letter = "N"
    let (f, r, n0, jobU, jobV) = (accuracy.code, range.code, no.code, jobU.code, jobV.code)
    return switch kind {
    case .float:
      LAPACKE_sgejsv_work(
        columnMajor, f, jobU, jobV, r, n0, n0, m, n, s(a), lda, s(σ), s(u), ldu, s(v), ldv, s(rwork), lrwork, iwork)
    case .double:
      LAPACKE_dgejsv_work(
        columnMajor, f, jobU, jobV, r, n0, n0, m, n, d(a), lda, d(σ), d(u), ldu, d(v), ldv, d(rwork), lrwork, iwork)
    case .complexFloat:
      LAPACKE_cgejsv_work(
        columnMajor, f, jobU, jobV, r, n0, n0, m, n, c(a), lda, s(σ), c(u), ldu, c(v), ldv, c(work), lwork,
        s(rwork), lrwork, iwork)
    case .complexDouble:
      LAPACKE_zgejsv_work(
        columnMajor, f, jobU, jobV, r, n0, n0, m, n, z(a), lda, d(σ), z(u), ldu, z(v), ldv, z(work), lwork,
        d(rwork), lrwork, iwork)
    }
  }
}

extension RealScalar {
  /// Singular values, vectors U and Vᵀ of a bidiagonal matrix of order n itself: job "I".
  static func bdsdc(
    _ triangle: Letter, _ n: Int32, _ diagonal: UnsafeMutablePointer<Self>, _ beside: UnsafeMutablePointer<Self>,
    _ u: UnsafeMutablePointer<Self>, _ ldu: Int32, _ vt: UnsafeMutablePointer<Self>, _ ldvt: Int32,
    _ work: UnsafeMutablePointer<Self>, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let (uplo, job) = (triangle.code, ("I" as Letter).code)
    // The compact form in Q and IQ belongs to another job.
    return kind == .float
      ? LAPACKE_sbdsdc_work(
        columnMajor, uplo, job, n, s(diagonal), s(beside), s(u), ldu, s(vt), ldvt, nil, nil, s(work), iwork)
      : LAPACKE_dbdsdc_work(
        columnMajor, uplo, job, n, d(diagonal), d(beside), d(u), ldu, d(vt), ldvt, nil, nil, d(work), iwork)
  }
}
