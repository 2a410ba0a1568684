/// A kind of calls that gain from threads from the same size on.
///
/// Measured in Double on two cores of an AMD EPYC with AVX-512 (OpenBLAS 0.3.21, its Cooperlake kernels): the time with
/// two threads over that with one, on a quiet machine / a busy one. Below the bounds OpenBLAS's own choice of threads
/// costs more than it gains.
///
/// | family | n | and larger |
/// |---|---|---|
/// | vector (dot, axpy, gemv, ger) | gemv 96: 1.48, ger 128: 1.08, axpy 65 k: 0.99 | gemv 512: 0.69, dot 260 k: 0.51 |
/// | product (gemm, symm, trsm) | symm 32: 1.31, gemm 128: 0.58 / 1.09 | 192: 0.52 / 0.90, 512: 0.50 / 0.76 |
/// | lu (getrf, gesv) | 128: 1.03 / 1.59, 384: 0.98 | 512: 0.94 / 0.95, 1024: 0.79 |
/// | inverse (getri) | 96: 1.01 / 2.22, 256: 0.63 / 1.44 | 384: 0.51 / 1.15, 768: 0.54 / 0.93 |
/// | cholesky (potrf) | 128: 1.51 / 2.60, 256: 1.00 / 1.78 | 512: 0.80 / 1.47, 1024: 0.68 / 0.84 |
/// | ldl (sytrf) | 384: 1.06, 512: 1.02 | 768: 0.93, 1024: 0.88 |
/// | qr (geqrf, geqrt, geqp3) | 96: 1.15, 256: 0.91 to 1.08 | 384: 0.79 to 0.90, 1024: 0.64 to 0.67 |
/// | svd (gesdd, gelsd) | 128: 1.15 to 1.26, 256: 0.98 to 1.06 | 384: 0.90 to 0.95, 768: 0.75 to 0.83 |
/// | symmetricEigen (syevd) | 64: 2.04, 192: 1.06 to 1.17 | 384: 0.87 to 0.91, 1024: 0.70 |
/// | hessenberg (gehrd) | 128: 1.77 / 4.55, 384: 1.12 | 512: 0.87, 1024: 0.67 |
/// | eigen (geev, gees) | 128: 1.33, 512: 0.96, 768: 1.03 to 1.23 | 1024: 0.86 |
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
  @inlinable static var inverse: BackendFamily { BackendFamily(threadedFrom: 7e7, needsLargeStack: true) }
  /// Cholesky factorization, ⅓ n³ operations.
  @inlinable static var cholesky: BackendFamily { BackendFamily(threadedFrom: 4e7) }
  /// Bunch-Kaufman factorization, ⅓ n³ operations.
  @inlinable static var ldl: BackendFamily { BackendFamily(threadedFrom: 1e8) }
  /// QR factorization, 4/3 n³ operations for square matrices, and products with Q.
  @inlinable static var qr: BackendFamily { BackendFamily(threadedFrom: 6e7) }
  /// Singular values and what is solved through them, 4 n³ operations without vectors and 26 n³ with them.
  @inlinable static var svd: BackendFamily { BackendFamily(threadedFrom: 1e9) }
  /// Symmetric and Hermitian eigenvalues, 4/3 n³ operations without vectors and 9 n³ with them.
  @inlinable static var symmetricEigen: BackendFamily { BackendFamily(threadedFrom: 5e8) }
  /// Reduction to Hessenberg form, 10/3 n³ operations.
  @inlinable static var hessenberg: BackendFamily { BackendFamily(threadedFrom: 4e8) }
  /// General eigenvalues and Schur forms, 10 n³ to 25 n³ operations.
  @inlinable static var eigen: BackendFamily { BackendFamily(threadedFrom: 2e10) }
  /// What is in no other family: never threaded, since its gain was not measured.
  @inlinable static var other: BackendFamily { BackendFamily(threadedFrom: .infinity) }
}
