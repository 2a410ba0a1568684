public import CBLAS

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | sgemm | dgemm  | cgemm          | zgemm           | C ← α op(A) op(B) + β C |

extension Scalar {
  @inlinable
  static func gemm(
    _ opA: CBLAS_TRANSPOSE, _ opB: CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32, _ k: Int32,
    _ alpha: Self, _ a: UnsafePointer<Self>, _ lda: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32,
    _ beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      withUnsafePointer(to: beta) { β in
        switch kind {
        case .float:
          cblas_sgemm(CblasColMajor, opA, opB, m, n, k, s(α).pointee, s(a), lda, s(b), ldb, s(β).pointee, s(c), ldc)
        case .double:
          cblas_dgemm(CblasColMajor, opA, opB, m, n, k, d(α).pointee, d(a), lda, d(b), ldb, d(β).pointee, d(c), ldc)
        case .complexFloat: cblas_cgemm(CblasColMajor, opA, opB, m, n, k, α, a, lda, b, ldb, β, c, ldc)
        case .complexDouble: cblas_zgemm(CblasColMajor, opA, opB, m, n, k, α, a, lda, b, ldb, β, c, ldc)
        }
      }
    }
  }
}
