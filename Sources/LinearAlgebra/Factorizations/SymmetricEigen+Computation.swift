/// One computation of symmetric (Hermitian) eigenvalues: the ladder of LAPACK's routines on copies of a matrix.
struct SymmetricEigenComputation<Element: Scalar> {
  typealias Parts = (values: Vector<Element.Real>, vectors: Matrix<Element>)

  let a: Matrix<Element>
  let triangle: Triangle?
  let n: Int
  let n32: Int32

  init(of a: Matrix<Element>, _ triangle: Triangle?) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a matrix of shape \(a.shapeText) is not square, so it is not symmetric (Hermitian)")
    (self.a, self.triangle, n, n32) = (a, triangle, a.rows, try lapackInteger(a.rows, "SymmetricEigen"))
  }

  func run(_ range: EigenvalueRange<Element.Real>) throws(LinearAlgebraError) -> Parts {
    switch range {
    case .all: return try all()
    case .indices(let wanted):
      return try part(indices(of: range, among: Vector(repeating: 0, count: n)), wanted.count)
    case .interval:
      // By the values first: syevr may find fewer in an interval than there are.
      let wanted = indices(of: range, among: try values())
      return try part(wanted, wanted.count)
    }
  }

  /// The indices of a range among ascending eigenvalues.
  func indices(of range: EigenvalueRange<Element.Real>, among values: Vector<Element.Real>) -> Range<Int> {
    switch range {
    case .all: return 0..<n
    case .indices(let wanted):
      precondition(
        wanted.lowerBound >= 0 && wanted.upperBound <= n, "indices \(wanted) are not among \(n) eigenvalues")
      return wanted
    case .interval(let above, let through):
      let first = values.firstIndex { $0 > above } ?? n
      let end = values.firstIndex { $0 > through } ?? n
      return first..<Swift.max(first, end)
    }
  }

  /// The eigenvalues, by `syevd`, or `syev` where that fails.
  func values() throws(LinearAlgebraError) -> Vector<Element.Real> {
    let values = Vector<Element.Real>(uninitializedCount: n)
    let (work, _, exponent) = try Matrix.hermitianWorkingCopy(of: a, triangle)
    guard n > 0 else { return values }
    let lengths = WorkspaceSizes.syevd(n, hasVectors: false, isComplex: Element.isComplex)
    let info = try withScratch(Element.Real.self, lengths.real) { rwork throws(LinearAlgebraError) in
      try withScratch(Int32.self, lengths.integers) { iwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "syevd", needed: lengths.work) { scratch, length in
          withBackend(operations: 4 / 3 * cube, family: .symmetricEigen) {
            Element.syevd(
              "N", "L", n32, work.base, values.storage.base(of: Element.Real.self), scratch, length, rwork,
              Int32(lengths.real), iwork, Int32(lengths.integers))
          }
        }
      }
    }
    return info == 0 ? try unscaled(values, exponent) : try qrIteration("N").values
  }

  private func all() throws(LinearAlgebraError) -> Parts {
    let (work, _, exponent) = try Matrix.hermitianWorkingCopy(of: a, triangle)
    guard n > 0 else { return (Vector(uninitializedCount: 0), work) }
    // Beyond LAPACK's integers the query itself would answer with a number that is too small.
    guard WorkspaceSizes.stedc(n, isComplex: Element.isComplex).fit, let parts = try inSteps(work) else {
      return try qrIteration("V")
    }
    return (try unscaled(parts.values, exponent), parts.vectors)
  }

  private func qrIteration(_ job: Letter) throws(LinearAlgebraError) -> Parts {
    let (work, _, exponent) = try Matrix.hermitianWorkingCopy(of: a, triangle)
    let values = Vector<Element.Real>(uninitializedCount: n)
    let info = try withScratch(Element.Real.self, 3 * n) { rwork throws(LinearAlgebraError) in
      try withWorkspace(Element.self, routine: "syev", needed: 3 * n) { scratch, length in
        withBackend(operations: 9 * cube, family: .symmetricEigen) {
          Element.syev(job, "L", n32, work.base, values.storage.base(of: Element.Real.self), scratch, length, rwork)
        }
      }
    }
    guard info == 0 else { throw .notConverged(routine: "syev", info: Int(info)) }
    return (try unscaled(values, exponent), work)
  }

  var cube: Double { Double(n) * Double(n) * Double(n) }

  private func unscaled(
    _ values: Vector<Element.Real>, _ exponent: Int
  ) throws(LinearAlgebraError) -> Vector<Element.Real> {
    let result = Vector(values.asColumn.multiplied(byPowerOfTwo: -exponent))
    try result.asColumn.checkResult(of: "syevd")
    return result
  }

  /// Some eigenvalues and vectors by `syevr`. It loses orthogonality on some matrices, and can find fewer than it was
  /// asked for: both are checked, and the whole decomposition is taken then.
  private func part(_ wanted: Range<Int>, _ count: Int) throws(LinearAlgebraError) -> Parts {
    guard count > 0 else {
      _ = try Matrix.hermitianWorkingCopy(of: a, triangle)
      return ([], Matrix(uninitializedRows: n, columns: 0))
    }
    if count < n, let parts = try robust(wanted) { return parts }
    let (values, vectors) = try all()
    return (values[wanted], vectors[..., wanted].columnMajorCopy())
  }

  private func robust(_ wanted: Range<Int>) throws(LinearAlgebraError) -> Parts? {
    let (work, _, exponent) = try Matrix.hermitianWorkingCopy(of: a, triangle)
    let values = Vector<Element.Real>(uninitializedCount: n)
    let vectors = Matrix<Element>(uninitializedRows: n, columns: wanted.count)
    let (first, last) = (Int32(wanted.lowerBound + 1), Int32(wanted.upperBound))
    let (real, integers) = (24 * n, 10 * n)
    var found: Int32 = 0
    let info = try withScratch(Element.Real.self, real) { rwork throws(LinearAlgebraError) in
      try withScratch(Int32.self, integers + 2 * n) { iwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "syevr", needed: Element.isComplex ? 2 * n : 26 * n) {
          scratch, length in
          withBackend(operations: 2 * cube, family: .symmetricEigen) {
            Element.syevr(
              "V", "L", n32, work.base, first, last, &found, values.storage.base(of: Element.Real.self), vectors.base,
              iwork + integers, scratch, length, rwork, Int32(real), iwork, Int32(integers))
          }
        }
      }
    }
    let limit = 10 * Double(n) * Double(Element.ulpOfOne)
    guard info == 0, Int(found) == wanted.count, vectors.orthogonalityError() <= limit else { return nil }
    return (try unscaled(values[0..<wanted.count], exponent), vectors)
  }
}
