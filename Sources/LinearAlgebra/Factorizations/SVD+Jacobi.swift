extension SVDComputation {
  /// One-sided Jacobi; a wide matrix through its adjoint. LAPACK: `gejsv`.
  func jacobi() throws(LinearAlgebraError) -> Parts {
    guard m >= n else {
      // Here, so that the error has the caller's indices and not the adjoint's.
      try a.checkFinite()
      let parts = try SVDComputation(of: a.adjoint(), keeping: kept, by: .jacobi).jacobi()
      return (parts.vh.adjoint().owned(), parts.σ, parts.u.adjoint().owned())
    }
    let parts = try jacobi("F", range: "N")
    // Where the rank is deficient, vectors that belong to the smallest singular values can be far from orthogonal, most
    // of all where these underflow.
    guard kept != .none, parts.σ[n - 1] < Element.Real(n) * Element.ulpOfOne * parts.σ[0] else { return parts }
    if areOrthonormal(parts) { return parts }
    if parts.σ[n - 1] < Element.Real.leastNormalMagnitude.squareRoot() * parts.σ[0] {
      let parts = try jacobi("F", range: "R")
      if areOrthonormal(parts) { return parts }
    }
    return try jacobi("A", range: "R")
  }

  /// Whether ‖QᴴQ - 1‖_F of both is below 4 m eps.
  private func areOrthonormal(_ parts: Parts) -> Bool {
    let limit = 4 * Double(m) * Double(Element.ulpOfOne)
    return [parts.u, parts.vh.adjoint()].allSatisfy { q in
      Double((multiply(q, q, left: .adjoint) - .identity(q.columns)).frobeniusNorm()) <= limit
    }
  }

  private func jacobi(_ accuracy: Letter, range: Letter) throws(LinearAlgebraError) -> Parts {
    // Vectors of subnormal columns would be quotients of what has few digits.
    let (work, _, exponent) = try Matrix.scaledWorkingCopy(of: a)
    let hasVectors = kept != .none
    let σ = Vector<Element.Real>(uninitializedCount: n)
    let u = Matrix<Element>(uninitializedRows: m, columns: hasVectors ? (kept == .full ? m : n) : 0)
    let v = Matrix<Element>(uninitializedRows: n, columns: hasVectors ? n : 0)
    let length = 2 * n * n + 7 * n + 2 * m + 64 * (m + 1)
    let (length32, m32, n32) = (try lapackInteger(length, "gejsv"), m32, n32)
    let info = withScratch(Element.self, Element.isComplex ? length : 1) { scratch in
      withScratch(Element.Real.self, length) { rwork in
        withScratch(Int32.self, m + 3 * n + 4) { iwork in
          let info = withBackend(operations: 30 * Double(m) * Double(n) * Double(n)) {
            Element.gejsv(
              accuracy, hasVectors ? (kept == .full ? "F" : "U") : "N", hasVectors ? "V" : "N", range: range, m32, n32,
              work.storage.base(of: Element.self), m32, σ.storage.base(of: Element.Real.self),
              u.storage.base(of: Element.self), m32, v.storage.base(of: Element.self), n32,
              scratch, length32, rwork, length32, iwork)
          }
          if info == 0, rwork[0] != rwork[1] {
            let values = σ.storage.base(of: Element.Real.self)
            for i in 0..<n { values[i] = values[i] / rwork[1] * rwork[0] }
          }
          return info
        }
      }
    }
    guard info == 0 else { throw .notConverged(routine: "gejsv", info: Int(info)) }
    try σ.asColumn.multiplied(byPowerOfTwo: -exponent).checkResult(of: "gejsv")
    return (u, σ, v.adjoint().owned())
  }
}
