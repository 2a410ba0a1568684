import CLAPACKE

// | Float   | Double  | Complex<Float> | Complex<Double> | what |
// |---------|---------|----------------|-----------------|------|
// | sgeqrt  | dgeqrt  | cgeqrt         | zgeqrt          | A = Q R in blocked reflectors, their triangles kept |
// | sgemqrt | dgemqrt | cgemqrt        | zgemqrt         | C ← op(Q) C or C op(Q) with those |
// | sgeqp3  | dgeqp3  | cgeqp3         | zgeqp3          | A P = Q R, columns pivoted |
// | sormqr  | dormqr  | cunmqr         | zunmqr          | C ← op(Q) C or C op(Q) with the reflectors of geqp3 |
// | sorgqr  | dorgqr  | cungqr         | zungqr          | Q formed from the reflectors of geqp3 |

extension Scalar {
  /// `t` holds `block` × min(m, n) numbers, `work` `block` × n.
  static func geqrt(
    _ m: Int32, _ n: Int32, _ block: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ t: UnsafeMutablePointer<Self>, _ ldt: Int32, _ work: UnsafeMutablePointer<Self>
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgeqrt_work(columnMajor, m, n, block, s(a), lda, s(t), ldt, s(work))
    case .double: LAPACKE_dgeqrt_work(columnMajor, m, n, block, d(a), lda, d(t), ldt, d(work))
    case .complexFloat: LAPACKE_cgeqrt_work(columnMajor, m, n, block, c(a), lda, c(t), ldt, c(work))
    case .complexDouble: LAPACKE_zgeqrt_work(columnMajor, m, n, block, z(a), lda, z(t), ldt, z(work))
    }
  }

  /// `operation` is N or C, for real elements too; `work` holds `block` × n numbers from the left, m from the right.
  static func gemqrt(
    _ side: Letter, _ operation: Letter, _ m: Int32, _ n: Int32, _ k: Int32, _ block: Int32,
    _ v: UnsafePointer<Self>, _ ldv: Int32, _ t: UnsafePointer<Self>, _ ldt: Int32,
    _ target: UnsafeMutablePointer<Self>, _ ldc: Int32, _ work: UnsafeMutablePointer<Self>
  ) -> Int32 {
    let (side, op) = (side.code, operationCode(operation))
    return switch kind {
    case .float:
      LAPACKE_sgemqrt_work(columnMajor, side, op, m, n, k, block, s(v), ldv, s(t), ldt, s(target), ldc, s(work))
    case .double:
      LAPACKE_dgemqrt_work(columnMajor, side, op, m, n, k, block, d(v), ldv, d(t), ldt, d(target), ldc, d(work))
    case .complexFloat:
      LAPACKE_cgemqrt_work(columnMajor, side, op, m, n, k, block, c(v), ldv, c(t), ldt, c(target), ldc, c(work))
    case .complexDouble:
      LAPACKE_zgemqrt_work(columnMajor, side, op, m, n, k, block, z(v), ldv, z(t), ldt, z(target), ldc, z(work))
    }
  }

  /// `rwork` holds 2n numbers for complex elements.
  static func geqp3(
    _ m: Int32, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ pivots: UnsafeMutablePointer<Int32>,
    _ τ: UnsafeMutablePointer<Self>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sgeqp3_work(columnMajor, m, n, s(a), lda, pivots, s(τ), s(work), lwork)
    case .double: LAPACKE_dgeqp3_work(columnMajor, m, n, d(a), lda, pivots, d(τ), d(work), lwork)
    case .complexFloat: LAPACKE_cgeqp3_work(columnMajor, m, n, c(a), lda, pivots, c(τ), c(work), lwork, s(rwork))
    case .complexDouble: LAPACKE_zgeqp3_work(columnMajor, m, n, z(a), lda, pivots, z(τ), z(work), lwork, d(rwork))
    }
  }

  /// `operation` is N or C, for real elements too.
  static func ormqr(
    _ side: Letter, _ operation: Letter, _ m: Int32, _ n: Int32, _ k: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ τ: UnsafePointer<Self>, _ target: UnsafeMutablePointer<Self>, _ ldc: Int32,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    let (side, op) = (side.code, operationCode(operation))
    return switch kind {
    case .float: LAPACKE_sormqr_work(columnMajor, side, op, m, n, k, s(a), lda, s(τ), s(target), ldc, s(work), lwork)
    case .double: LAPACKE_dormqr_work(columnMajor, side, op, m, n, k, d(a), lda, d(τ), d(target), ldc, d(work), lwork)
    case .complexFloat:
      LAPACKE_cunmqr_work(columnMajor, side, op, m, n, k, c(a), lda, c(τ), c(target), ldc, c(work), lwork)
    case .complexDouble:
      LAPACKE_zunmqr_work(columnMajor, side, op, m, n, k, z(a), lda, z(τ), z(target), ldc, z(work), lwork)
    }
  }

  static func orgqr(
    _ m: Int32, _ n: Int32, _ k: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ τ: UnsafePointer<Self>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    switch kind {
    case .float: LAPACKE_sorgqr_work(columnMajor, m, n, k, s(a), lda, s(τ), s(work), lwork)
    case .double: LAPACKE_dorgqr_work(columnMajor, m, n, k, d(a), lda, d(τ), d(work), lwork)
    case .complexFloat: LAPACKE_cungqr_work(columnMajor, m, n, k, c(a), lda, c(τ), c(work), lwork)
    case .complexDouble: LAPACKE_zungqr_work(columnMajor, m, n, k, z(a), lda, z(τ), z(work), lwork)
    }
  }

  /// The routines for real matrices say T where those for complex ones say C.
  private static func operationCode(_ operation: Letter) -> CChar {
    operation.code == Letter("C").code && !isComplex ? Letter("T").code : operation.code
  }
}
