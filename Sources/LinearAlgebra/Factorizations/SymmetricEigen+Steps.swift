extension SymmetricEigenComputation {
  /// A = Q T Qᴴ with T tridiagonal, then T = S Λ Sᵀ by divide and conquer, and Q S; nil where that does not converge.
  ///
  /// These are the steps of `syevd`. BLAS's threads pay late in the first two, where they wait for each other at every
  /// column; our own pay early in the last.
  /// - Parameter work: the matrix, which is overwritten.
  func inSteps(_ work: Matrix<Element>) throws(LinearAlgebraError) -> Parts? {
    let values = Vector<Element.Real>(uninitializedCount: n)
    let vectors = Matrix<Element>(uninitializedRows: n, columns: n)
    let λ = values.storage.base(of: Element.Real.self)
    let isFound = try withScratch(Element.self, n) { tau throws(LinearAlgebraError) -> Bool in
      let info = try withScratch(Element.Real.self, n) { beside throws(LinearAlgebraError) in
        _ = try withWorkspace(Element.self, routine: "sytrd", needed: n) { scratch, length in
          withBackend(operations: 4 / 3 * cube, family: .tridiagonalization) {
            Element.sytrd("L", n32, work.base, λ, beside, tau, scratch, length)
          }
        }
        return try tridiagonal(λ, beside, vectors.base)
      }
      guard info == 0 else { return false }
      // Columns of S are independent of each other. The routine writes into the reflectors and puts back what was there:
      // each part has its own.
      let (length, _) = try workspaceLength(Element.self, routine: "ormtr", needed: n) {
        Element.ormtr("L", n32, n32, work.base, tau, vectors.base, $0, -1)
      }
      shareBackend(n, operations: 2 * cube) { part in
        withScratch(Element.self, length) { scratch in
          let isAlone = part.count == n
          withScratch(Element.self, isAlone ? 0 : n * n) { copy in
            let reflectors = isAlone ? work.base : copy
            if !isAlone { copy.update(from: work.base, count: n * n) }
            withBackend(operations: 2 * cube) {
              _ = Element.ormtr(
                "L", n32, Int32(part.count), reflectors, tau, vectors.base + part.lowerBound * n, scratch, Int32(length)
              )
            }
          }
        }
      }
      return true
    }
    return isFound ? (values, vectors) : nil
  }

  private func tridiagonal(
    _ λ: UnsafeMutablePointer<Element.Real>, _ beside: UnsafeMutablePointer<Element.Real>,
    _ vectors: UnsafeMutablePointer<Element>
  ) throws(LinearAlgebraError) -> Int32 {
    let lengths = WorkspaceSizes.stedc(n, isComplex: Element.isComplex)
    return try withScratch(Element.Real.self, lengths.real) { rwork throws(LinearAlgebraError) in
      try withScratch(Int32.self, lengths.integers) { iwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "stedc", needed: lengths.work) { scratch, length in
          withBackend(operations: 4 / 3 * cube, family: .divideAndConquer) {
            Element.stedc(
              n32, λ, beside, vectors, scratch, length, rwork, Int32(lengths.real), iwork, Int32(lengths.integers))
          }
        }
      }
    }
  }
}
