/// The lengths of the workspaces that LAPACK documents for a routine, in 64 bits.
///
/// The routines compute them in 32 bits: beyond those a query answers with success and a small number, and the call
/// that follows writes out of bounds. So the lengths are computed here, and where they do not fit another routine is
/// taken or the size refused.
struct WorkspaceSizes: Hashable {
  /// The length of WORK, in elements.
  let work: Int
  /// The length of RWORK, in real numbers; 1 for real elements, which have none.
  let real: Int
  /// The length of IWORK.
  let integers: Int

  /// Whether LAPACK's integers hold all of them.
  var fit: Bool { Swift.max(work, real, integers) <= Int(Int32.max) }

  /// `gesdd` of an m×n matrix, without singular vectors or with all of them.
  static func gesdd(_ m: Int, _ n: Int, hasVectors: Bool, isComplex: Bool) -> WorkspaceSizes {
    let (long, k) = (Swift.max(m, n), Swift.min(m, n))
    // LAPACK begins with a QR factorization from 11 k/6 (complex: 17 k/9) on.
    let isLong = 6 * long >= 11 * k
    let (work, real): (Int, Int)
    switch (isComplex, hasVectors) {
    case (false, false): (work, real) = (3 * k + Swift.max(long, 7 * k), 1)
    case (false, true): (work, real) = ((isLong ? 4 : 3) * k * k + 7 * k + long, 1)
    case (true, false): (work, real) = (2 * k + long, 7 * k)
    case (true, true):
      let small = 5 * k * k + 7 * k
      (work, real) = (
        (isLong ? k * k : 0) + 3 * k + long, long >= 2 * k ? small : Swift.max(small, 2 * long * k + 2 * k * k + k)
      )
    }
    return WorkspaceSizes(work: work, real: real, integers: 8 * k)
  }

  /// `bdsdc` of order k with vectors.
  static func bdsdc(_ k: Int) -> WorkspaceSizes {
    WorkspaceSizes(work: 1, real: 3 * k * k + 4 * k, integers: 8 * k)
  }

  /// `gesvd` of an m×n matrix. The k² numbers are optional for LAPACK, but it decides in 32 bits whether they are there.
  static func gesvd(_ m: Int, _ n: Int) -> WorkspaceSizes {
    let (long, k) = (Swift.max(m, n), Swift.min(m, n))
    let isLong = 5 * long >= 8 * k
    return WorkspaceSizes(work: (isLong ? k * k : 0) + Swift.max(3 * k + long, 5 * k), real: 5 * k, integers: 1)
  }

  /// `syevd` (`heevd`) of order n, and `sygvd` (`hegvd`), which calls it.
  static func syevd(_ n: Int, hasVectors: Bool, isComplex: Bool) -> WorkspaceSizes {
    switch (isComplex, hasVectors) {
    case (false, false): WorkspaceSizes(work: 2 * n + 1, real: 1, integers: 1)
    case (false, true): WorkspaceSizes(work: 2 * n * n + 6 * n + 1, real: 1, integers: 5 * n + 3)
    case (true, false): WorkspaceSizes(work: n + 1, real: Swift.max(1, n), integers: 1)
    case (true, true): WorkspaceSizes(work: n * n + 2 * n, real: 2 * n * n + 5 * n + 1, integers: 5 * n + 3)
    }
  }

  /// `stedc` of order n with the vectors of the tridiagonal matrix.
  static func stedc(_ n: Int, isComplex: Bool) -> WorkspaceSizes {
    let (square, integers) = (n * n + 4 * n + 1, 5 * n + 3)
    return isComplex
      ? WorkspaceSizes(work: 1, real: square + n * n, integers: integers)
      : WorkspaceSizes(work: square, real: 1, integers: integers)
  }

  /// `gelsd` of an m×n matrix and so many right-hand sides.
  static func gelsd(_ m: Int, _ n: Int, rightHandSides: Int, isComplex: Bool) -> WorkspaceSizes {
    let k = Swift.max(1, Swift.min(m, n))
    let leaf = 25
    let levels = Swift.max(0, Int.bitWidth - 1 - (k / (leaf + 1)).leadingZeroBitCount) + 1
    let tree = 2 * k * leaf + 8 * k * levels
    let integers = 3 * k * levels + 11 * k
    guard isComplex else {
      let work = 12 * k + tree + k * rightHandSides + (leaf + 1) * (leaf + 1)
      return WorkspaceSizes(work: work, real: 1, integers: integers)
    }
    let last = Swift.max((leaf + 1) * (leaf + 1), k * (1 + rightHandSides) + 2 * rightHandSides)
    return WorkspaceSizes(
      work: 2 * k + k * rightHandSides, real: 10 * k + tree + 3 * leaf * rightHandSides + last, integers: integers)
  }
}
