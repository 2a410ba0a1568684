import CBLAS

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | ssymm  | dsymm  | csymm          | zsymm           | C ← α A B + β C or α B A + β C, A = Aᵀ |
// | ssymm  | dsymm  | chemm          | zhemm           | the same, A = Aᴴ |
// | ssyrk  | dsyrk  | csyrk          | zsyrk           | C ← α A Aᵀ + β C or α Aᵀ A + β C |
// | ssyrk  | dsyrk  | cherk          | zherk           | C ← α A Aᴴ + β C or α Aᴴ A + β C, α and β real |
// | ssyr2k | dsyr2k | csyr2k         | zsyr2k          | C ← α A Bᵀ + α B Aᵀ + β C or transposed |
// | ssyr2k | dsyr2k | cher2k         | zher2k          | C ← α A Bᴴ + ᾱ B Aᴴ + β C or adjoint, β real |

extension Scalar {
  static func symm(
    _ side: CBLAS_SIDE, _ triangle: CBLAS_UPLO, _ m: Int32, _ n: Int32, _ alpha: Self, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32, _ beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      withUnsafePointer(to: beta) { β in
        switch kind {
        case .float:
          cblas_ssymm(
            CblasColMajor, side, triangle, m, n, s(α).pointee, s(a), lda, s(b), ldb, s(β).pointee, s(c), ldc)
        case .double:
          cblas_dsymm(
            CblasColMajor, side, triangle, m, n, d(α).pointee, d(a), lda, d(b), ldb, d(β).pointee, d(c), ldc)
        case .complexFloat: cblas_csymm(CblasColMajor, side, triangle, m, n, α, a, lda, b, ldb, β, c, ldc)
        case .complexDouble: cblas_zsymm(CblasColMajor, side, triangle, m, n, α, a, lda, b, ldb, β, c, ldc)
        }
      }
    }
  }

  static func hemm(
    _ side: CBLAS_SIDE, _ triangle: CBLAS_UPLO, _ m: Int32, _ n: Int32, _ alpha: Self, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32, _ beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      withUnsafePointer(to: beta) { β in
        switch kind {
        case .float, .double: symm(side, triangle, m, n, alpha, a, lda, b, ldb, beta, c, ldc)
        case .complexFloat: cblas_chemm(CblasColMajor, side, triangle, m, n, α, a, lda, b, ldb, β, c, ldc)
        case .complexDouble: cblas_zhemm(CblasColMajor, side, triangle, m, n, α, a, lda, b, ldb, β, c, ldc)
        }
      }
    }
  }

  static func syrk(
    _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ n: Int32, _ k: Int32, _ alpha: Self, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      withUnsafePointer(to: beta) { β in
        switch kind {
        case .float:
          cblas_ssyrk(CblasColMajor, triangle, op, n, k, s(α).pointee, s(a), lda, s(β).pointee, s(c), ldc)
        case .double:
          cblas_dsyrk(CblasColMajor, triangle, op, n, k, d(α).pointee, d(a), lda, d(β).pointee, d(c), ldc)
        case .complexFloat: cblas_csyrk(CblasColMajor, triangle, op, n, k, α, a, lda, β, c, ldc)
        case .complexDouble: cblas_zsyrk(CblasColMajor, triangle, op, n, k, α, a, lda, β, c, ldc)
        }
      }
    }
  }

  static func herk(
    _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ n: Int32, _ k: Int32, _ alpha: Real, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ beta: Real, _ c: UnsafeMutablePointer<Self>, _ ldc: Int32
  ) {
    switch kind {
    case .float, .double: syrk(triangle, op, n, k, Self(alpha), a, lda, Self(beta), c, ldc)
    case .complexFloat:
      cblas_cherk(CblasColMajor, triangle, op, n, k, Float(alpha), a, lda, Float(beta), c, ldc)
    case .complexDouble:
      cblas_zherk(CblasColMajor, triangle, op, n, k, Double(alpha), a, lda, Double(beta), c, ldc)
    }
  }

  static func syr2k(
    _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ n: Int32, _ k: Int32, _ alpha: Self, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32, _ beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      withUnsafePointer(to: beta) { β in
        switch kind {
        case .float:
          cblas_ssyr2k(
            CblasColMajor, triangle, op, n, k, s(α).pointee, s(a), lda, s(b), ldb, s(β).pointee, s(c), ldc)
        case .double:
          cblas_dsyr2k(
            CblasColMajor, triangle, op, n, k, d(α).pointee, d(a), lda, d(b), ldb, d(β).pointee, d(c), ldc)
        case .complexFloat: cblas_csyr2k(CblasColMajor, triangle, op, n, k, α, a, lda, b, ldb, β, c, ldc)
        case .complexDouble: cblas_zsyr2k(CblasColMajor, triangle, op, n, k, α, a, lda, b, ldb, β, c, ldc)
        }
      }
    }
  }

  static func her2k(
    _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ n: Int32, _ k: Int32, _ alpha: Self, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32, _ beta: Real, _ c: UnsafeMutablePointer<Self>, _ ldc: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float, .double: syr2k(triangle, op, n, k, alpha, a, lda, b, ldb, Self(beta), c, ldc)
      case .complexFloat:
        cblas_cher2k(CblasColMajor, triangle, op, n, k, α, a, lda, b, ldb, Float(beta), c, ldc)
      case .complexDouble:
        cblas_zher2k(CblasColMajor, triangle, op, n, k, α, a, lda, b, ldb, Double(beta), c, ldc)
      }
    }
  }
}
