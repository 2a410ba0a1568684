public import ComplexModule

extension Schur {
  /// The same form with the eigenvalues for which the predicate holds first, each group in its old order.
  ///
  /// Of a complex conjugate pair of a real matrix both are selected where the predicate holds for one. Reordering by
  /// orthogonal similarity moves eigenvalues by rounding; where that changes the answer of the predicate, the one given
  /// before counts.
  ///
  /// - Throws: ``LinearAlgebraError/notConverged(routine:info:)`` where eigenvalues are too close to be exchanged.
  ///
  /// LAPACK: `trsen`.
  public func reordered(
    selecting predicate: (Complex<Element.Real>) -> Bool
  ) throws(LinearAlgebraError) -> Schur {
    let chosen = (0..<t.rows).map { predicate(eigenvalues[$0]) }
    return try moved(chosen, job: "N").form
  }

  /// An orthonormal basis of the invariant subspace that belongs to the selected eigenvalues: A V = V T₁₁.
  public var invariantSubspace: Matrix<Element> { q[..., 0..<selectedCount] }

  /// How sensitive the selected eigenvalues and their subspace are.
  ///
  /// `reciprocalEigenvalueCondition` is s, a lower bound of the reciprocal condition number of their mean, which a
  /// perturbation E moves by at most about ‖E‖ / s. `separation` estimates sep(T₁₁, T₂₂): their subspace turns by at most
  /// about ‖E‖ / sep. With none or all selected they are 1 and ‖T‖₁. LAPACK: `trsen`.
  public func subspaceConditions() throws(LinearAlgebraError)
    -> (reciprocalEigenvalueCondition: Element.Real, separation: Element.Real)
  {
    try moved((0..<t.rows).map { $0 < selectedCount }, job: "B").conditions
  }

  private func moved(
    _ chosen: [Bool], job: Letter
  ) throws(LinearAlgebraError) -> (form: Schur, conditions: (Element.Real, Element.Real)) {
    let n = t.rows
    let n32 = try lapackInteger(n, "trsen")
    guard n > 0 else { return (self, (1, 0)) }
    let (t, q) = (t.columnMajorCopy(), q.columnMajorCopy())
    var select = chosen.map { $0 ? Int32(1) : 0 }
    for i in 0..<n - 1 where !Element.isComplex && t[i + 1, i] != 0 {
      select[i] = Swift.max(select[i], select[i + 1])
      select[i + 1] = select[i]
    }
    let first = select.count { $0 != 0 }
    // The estimates need 2 m (n - m) elements and half as many integers, reordering alone n.
    let length = Swift.max(n, 2 * first * (n - first))
    let length32 = try lapackInteger(length, "trsen")
    var selected: Int32 = 0
    var conditions: (Element.Real, Element.Real) = (1, 0)
    let info = withScratch(Element.Real.self, 2 * n + 2) { reals in
      withScratch(Element.self, length) { work in
        withScratch(Int32.self, length) { integers in
          let info = withBackend(operations: 20 * Double(n) * Double(n) * Double(first)) {
            Element.trsen(
              job, select, n32, t.storage.base(of: Element.self), n32, q.storage.base(of: Element.self), n32, reals,
              &selected, reals + 2 * n, work, length32, integers, length32)
          }
          conditions = (reals[2 * n], reals[2 * n + 1])
          return info
        }
      }
    }
    guard info == 0 else { throw .notConverged(routine: "trsen", info: Int(info)) }
    try t.checkResult(of: "trsen")
    return (Schur(q: q, t: t, selectedCount: Int(selected)), conditions)
  }
}
