/// A kind of calls that gain from threads from the same size on.
///
/// Measured in Double on two cores of an AMD EPYC with AVX-512 (OpenBLAS 0.3.21, its Cooperlake kernels): the time with
/// two threads over that with one, the best of interleaved runs. The first number is for cores between which a message
/// and its answer take 70 ns, the second for 160 to 180 ns, as where they share no cache: there, routines whose threads
/// wait for each other at every column gain much later. Which cores the threads get is the system's choice and changes,
/// so the bounds hold for both, and for random as for diagonally dominant matrices (where they differ, the worse).
///
/// | family | below | and larger |
/// |---|---|---|
/// | vector (dot, axpy, gemv, ger) | gemv 96: 1.48, 512: 0.69 / 1.06 | gemv 640: 0.96 far, dot 260 k: 0.51 |
/// | product (gemm, symm, trsm) | symm 32: 1.31 | gemm 128: 0.58 / 0.87, 256: 0.50 / 0.63 |
/// | lu (getrf, gesv) | 384: 0.98 / 1.13, 512: 0.94 / 1.06 | 640: 1.04 far, 1024: 0.79 |
/// | inverse (getri) | 96: 1.01, 384: 0.51 / 1.12 | 448: 1.05 far, 768: 0.54 / 0.85 |
/// | cholesky (potrf) | 256: 1.00, 512: 0.80 / 1.19, 640: 1.16 far | 768: 1.02 far, 1024: 0.68 / 0.82 |
/// | ldl (sytrf) | 768: 0.93 / 1.37, 1536: 1.13 far | 2080: 1.00 far |
/// | qr (geqrf, geqrt) | 256: 0.91 to 1.08 / 1.41, 768: 1.09 far | 992: 1.02 far, 1024: 0.65 / 0.98 |
/// | pivotedQR (geqp3, gelsy) | 512: 1.66 far, 1024: 1.22 far | 1280: 0.95 far |
/// | tridiagonalization (sytrd) | 512: 0.75, 768: 0.67 / 1.25 | 910: 1.00 far, 1024: 0.61 |
/// | bidiagonalization (gebrd) | 512: 0.89, 768: 0.74 | 910: 1.05 far, 1024: 0.71 |
/// | divideAndConquer (stedc, bdsdc) | 256: 0.97, 512: 0.88 / 1.1 | 768: 0.82, 1024: 0.79 |
/// | svd (gesdd, gelsd) | 256: 0.99 / 1.49, 512: 0.87 / 1.28, 768: 0.74 / 1.09 | 920: 1.03 far, 1024: 0.68 / 0.95 |
/// | symmetricEigen (syevd) | 192: 1.07 / 1.59, 512: 0.83 / 1.15 | 768: 0.74 / 1.03, 1024: 0.70 / 0.93 |
/// | hessenberg (gehrd) | 384: 1.12, 512: 0.87 / 1.80, 1024: 0.67 / 1.15 | 1400: 1.03 far |
/// | eigen (geev, gees) | 512: 0.96, 768: 1.23 / 1.31, 1024: 0.86 / 1.15, 1480: 1.07 far | 1600: 1.03 far |
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
  @inlinable static var vector: BackendFamily { BackendFamily(threadedFrom: 8e5) }
  /// Level 3, and solutions with triangular factors: 2 m n k operations.
  @inlinable static var product: BackendFamily { BackendFamily(threadedFrom: 4e6) }
  /// LU factorization, ⅔ n³ operations, and the solution through it.
  @inlinable static var lu: BackendFamily { BackendFamily(threadedFrom: 1.7e8, needsLargeStack: true) }
  /// The inverse from LU factors, 4/3 n³ operations.
  @inlinable static var inverse: BackendFamily { BackendFamily(threadedFrom: 1.3e8, needsLargeStack: true) }
  /// Cholesky factorization, ⅓ n³ operations.
  @inlinable static var cholesky: BackendFamily { BackendFamily(threadedFrom: 1.5e8) }
  /// Bunch-Kaufman factorization, ⅓ n³ operations.
  @inlinable static var ldl: BackendFamily { BackendFamily(threadedFrom: 3e9) }
  /// QR factorization, counted as 2 n³ operations for square matrices, and products with Q.
  @inlinable static var qr: BackendFamily { BackendFamily(threadedFrom: 1.9e9) }
  /// QR factorization with column pivoting, counted as 2 n³ operations for square matrices.
  @inlinable static var pivotedQR: BackendFamily { BackendFamily(threadedFrom: 4e9) }
  /// Singular values and what is solved through them, 4 n³ operations without vectors and 26 n³ with them.
  @inlinable static var svd: BackendFamily { BackendFamily(threadedFrom: 2e10) }
  /// Symmetric and Hermitian eigenvalues, 4/3 n³ operations without vectors and 9 n³ with them.
  @inlinable static var symmetricEigen: BackendFamily { BackendFamily(threadedFrom: 4e9) }
  /// Reduction to tridiagonal form, 4/3 n³ operations.
  @inlinable static var tridiagonalization: BackendFamily { BackendFamily(threadedFrom: 1e9) }
  /// Reduction to bidiagonal form, 8/3 n³ operations.
  @inlinable static var bidiagonalization: BackendFamily { BackendFamily(threadedFrom: 2e9) }
  /// Divide and conquer with vectors, counted as 4/3 n³ operations (tridiagonal) and 8/3 n³ (bidiagonal).
  @inlinable static var divideAndConquer: BackendFamily { BackendFamily(threadedFrom: 8e8) }
  /// Reduction to Hessenberg form, 10/3 n³ operations.
  @inlinable static var hessenberg: BackendFamily { BackendFamily(threadedFrom: 9e9) }
  /// General eigenvalues and Schur forms, 10 n³ to 25 n³ operations.
  @inlinable static var eigen: BackendFamily { BackendFamily(threadedFrom: 1e11) }
  /// What is in no other family: never threaded, since its gain was not measured.
  @inlinable static var other: BackendFamily { BackendFamily(threadedFrom: .infinity) }
}
