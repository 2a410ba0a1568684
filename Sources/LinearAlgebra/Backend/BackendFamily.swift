/// A kind of calls that gain from threads from the same size on.
///
/// Measured in Double on two cores of an AMD EPYC with AVX-512 (OpenBLAS 0.3.21, its Cooperlake kernels), as the
/// time with two threads over that with one; below the bound OpenBLAS's own choice of threads costs more than it gains:
///
/// | family | two threads are slower | and faster |
/// |---|---|---|
/// | vector (dot, axpy, gemv, ger) | gemv 96: 1.48, ger 128: 1.08, axpy 65 k: 0.99 | gemv 512: 0.69, dot 260 k: 0.51 |
/// | product (gemm, syrk, trsm, trmm, getrs) | symm 32: 1.31, gemm 128: 0.64 to 1.09 | gemm 192: 0.55, 512: 0.52 |
/// | lu (getrf, gesv) | 128: 1.59, 256: 1.36 | 512: 0.95, 1024: 0.78 |
/// | inverse (getri) | 128: 1.87, 512: 1.06 | 768: 0.93, 1024: 0.83 |
/// | cholesky (potrf) | 64: 4.48, 512: 1.47, 768: 1.05 | 1024: 0.84 |
/// | ldl (sytrf) | 384: 1.07, 512: 1.05 | 768: 0.93, 1024: 0.86 |
/// | qr (geqrf, geqrt, gemqrt, orgqr) | 96: 1.15, 192: 1.07 | 384: 0.86, 1024: 0.67 |
/// | svd (gesdd, gelsd) | 64: 1.11, 128: 1.22, 256: 1.07 | 384: 0.88, 768: 0.75 |
/// | symmetricEigen (syevd) | 64: 2.04, 256: 1.45, 512: 1.31 | 768: 0.83 to 0.92 |
/// | hessenberg (gehrd) | 128: 4.55, 256: 3.23, 384: 1.05 | 512: 0.88, 1024: 0.69 |
/// | eigen (geev, gees) | 128: 1.33, 256: 1.40 | 512: 0.97 |
@usableFromInline
struct BackendFamily: Sendable {
  /// The number of operations from which on a call is threaded.
  @usableFromInline let threadedFrom: Double
  /// Whether the threaded routine needs more than 1.5 MiB of stack.
  @usableFromInline let needsLargeStack: Bool

  @inlinable
  init(threadedFrom: Double, needsLargeStack: Bool = false) {
    self.threadedFrom = threadedFrom
    self.needsLargeStack = needsLargeStack
  }

  /// The stack in bytes that is enough for every routine.
  static let largeStack = 2 << 20
  /// The stack in bytes of the thread that is made where there is less.
  static let newStack = 16 << 20

  /// Level 1 and 2: bound by memory; 2 n operations for each of m rows.
  @inlinable static var vector: BackendFamily { BackendFamily(threadedFrom: 5e5) }
  /// Level 3, and solutions with triangular factors: 2 m n k operations.
  @inlinable static var product: BackendFamily { BackendFamily(threadedFrom: 4e6) }
  /// LU factorization, ⅔ n³ operations, and the solution through it.
  @inlinable static var lu: BackendFamily { BackendFamily(threadedFrom: 8e7, needsLargeStack: true) }
  /// The inverse from LU factors, 4/3 n³ operations.
  @inlinable static var inverse: BackendFamily { BackendFamily(threadedFrom: 4e8, needsLargeStack: true) }
  /// Cholesky factorization, ⅓ n³ operations.
  @inlinable static var cholesky: BackendFamily { BackendFamily(threadedFrom: 2.5e8) }
  /// Bunch-Kaufman factorization, ⅓ n³ operations.
  @inlinable static var ldl: BackendFamily { BackendFamily(threadedFrom: 1e8) }
  /// QR factorization, 4/3 n³ operations for square matrices, and products with Q.
  @inlinable static var qr: BackendFamily { BackendFamily(threadedFrom: 3e7) }
  /// Singular values and what is solved through them, 4 n³ operations without vectors and 26 n³ with them.
  @inlinable static var svd: BackendFamily { BackendFamily(threadedFrom: 1e9) }
  /// Symmetric and Hermitian eigenvalues, 4/3 n³ operations without vectors and 9 n³ with them.
  @inlinable static var symmetricEigen: BackendFamily { BackendFamily(threadedFrom: 3e9) }
  /// Reduction to Hessenberg form, 10/3 n³ operations.
  @inlinable static var hessenberg: BackendFamily { BackendFamily(threadedFrom: 4e8) }
  /// General eigenvalues and Schur forms, 10 n³ to 25 n³ operations.
  @inlinable static var eigen: BackendFamily { BackendFamily(threadedFrom: 5e9) }
  /// What is in no other family: never threaded, since its gain was not measured.
  @inlinable static var other: BackendFamily { BackendFamily(threadedFrom: .infinity) }
}
