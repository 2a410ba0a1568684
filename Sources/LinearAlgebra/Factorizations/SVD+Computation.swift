/// One computation of a singular value decomposition: the ladder of LAPACK's routines on copies of a matrix.
struct SVDComputation<Element: Scalar> {
  /// Which singular vectors are computed.
  enum Kept {
    case none, thin, full
  }

  typealias Parts = (u: Matrix<Element>, σ: Vector<Element.Real>, vh: Matrix<Element>)

  let a: Matrix<Element>
  let kept: Kept
  let algorithm: SVD<Element>.Algorithm
  let (m, n, k, long): (Int, Int, Int, Int)
  let (m32, n32): (Int32, Int32)

  init(of a: Matrix<Element>, keeping kept: Kept, by algorithm: SVD<Element>.Algorithm) throws(LinearAlgebraError) {
    self.a = a
    self.kept = kept
    self.algorithm = algorithm
    (m, n, k, long) = (a.rows, a.columns, Swift.min(a.rows, a.columns), Swift.max(a.rows, a.columns))
    (m32, n32) = (try lapackInteger(m, "SVD"), try lapackInteger(n, "SVD"))
  }

  /// Divide and conquer fails on ordinary finite matrices now and then; the adjoint takes another path through it,
  /// and QR iteration is the last resort. Each attempt works on a fresh copy.
  func run() throws(LinearAlgebraError) -> Parts {
    if isLong { return try throughQR() }
    var info: Int32
    switch algorithm {
    case .jacobi: return try jacobi()
    case .qrIteration: break
    case .divideAndConquer where lengths.fit:
      let parts: Parts
      (info, parts) = try divideAndConquer()
      if info == 0 { return try checked(parts, "gesdd") }
      if let parts = try onAdjoint() { return try checked(parts, "gesdd") }
    case .divideAndConquer: break
    }
    let parts: Parts
    (info, parts) = try gesvd()
    guard info == 0 else { throw .notConverged(routine: "gesvd", info: Int(info)) }
    return try checked(parts, "gesvd")
  }

  private func checked(_ parts: Parts, _ routine: StaticString) throws(LinearAlgebraError) -> Parts {
    try parts.σ.asColumn.checkResult(of: routine)
    return parts
  }

  /// The decomposition of Aᴴ read backwards; nil where that fails, too.
  private func onAdjoint() throws(LinearAlgebraError) -> Parts? {
    let other = try SVDComputation(of: a.adjoint(), keeping: kept, by: .divideAndConquer)
    let (info, parts) = try other.divideAndConquer()
    return info == 0 ? (parts.vh.adjoint().owned(), parts.σ, parts.u.adjoint().owned()) : nil
  }

  func freshParts() -> Parts {
    let (left, right) = kept == .none ? (0, 0) : kept == .full ? (m, n) : (k, k)
    return (
      Matrix(uninitializedRows: kept == .none ? 1 : m, columns: left), Vector(uninitializedCount: k),
      Matrix(uninitializedRows: Swift.max(right, 1), columns: kept == .none ? 0 : n)
    )
  }

  private var operations: Double {
    let (long, k) = (Double(long), Double(k))
    return 4 * long * (kept == .full ? long : k) * k + (kept == .none ? 0 : 22 * k * k * k)
  }

  private var lengths: WorkspaceSizes {
    kept == .thin ? .bdsdc(k) : .gesdd(m, n, hasVectors: kept == .full, isComplex: Element.isComplex)
  }

  private func divideAndConquer() throws(LinearAlgebraError) -> (Int32, Parts) {
    kept == .thin ? try inSteps() : try gesdd()
  }

  private func gesdd() throws(LinearAlgebraError) -> (Int32, Parts) {
    let work = try Matrix.workingCopy(of: a).matrix
    let parts = freshParts()
    let job: Letter = kept == .none ? "N" : "A"
    let lengths = lengths
    let info = try withScratch(Element.Real.self, lengths.real) { rwork throws(LinearAlgebraError) in
      try withScratch(Int32.self, lengths.integers) { iwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "gesdd", needed: lengths.work) { scratch, length in
          withBackend(operations: operations, family: .svd) {
            Element.gesdd(
              job, m32, n32, work.storage.base(of: Element.self), m32, parts.σ.storage.base(of: Element.Real.self),
              parts.u.storage.base(of: Element.self), Int32(parts.u.rows), parts.vh.storage.base(of: Element.self),
              Int32(parts.vh.rows), scratch, length, rwork, iwork)
          }
        }
      }
    }
    return (info, parts)
  }

  private func gesvd() throws(LinearAlgebraError) -> (Int32, Parts) {
    let work = try Matrix.workingCopy(of: a).matrix
    let parts = freshParts()
    let job: Letter = kept == .none ? "N" : kept == .full ? "A" : "S"
    let lengths = WorkspaceSizes.gesvd(m, n)
    let info = try withScratch(Element.Real.self, lengths.real) { rwork throws(LinearAlgebraError) in
      try withWorkspace(Element.self, routine: "gesvd", needed: lengths.work) { scratch, length in
        withBackend(operations: operations, family: .svd) {
          Element.gesvd(
            job, job, m32, n32, work.storage.base(of: Element.self), m32, parts.σ.storage.base(of: Element.Real.self),
            parts.u.storage.base(of: Element.self), Int32(parts.u.rows), parts.vh.storage.base(of: Element.self),
            Int32(parts.vh.rows), scratch, length, rwork)
        }
      }
    }
    return (info, parts)
  }
}
