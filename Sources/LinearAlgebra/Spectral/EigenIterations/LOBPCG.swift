/// An end of the spectrum of a symmetric (Hermitian) matrix.
public enum SpectrumEnd: Hashable, Sendable, CaseIterable {
  /// The largest eigenvalues, descending.
  case largest
  /// The smallest eigenvalues, ascending.
  case smallest
}

extension PartialSymmetricEigen {
  /// The `count` largest or smallest eigenvalues of A x = λ x, or of A x = λ B x, by LOBPCG from products alone.
  ///
  /// In each step the space of the vectors X, of their residuals W, which a preconditioner T ≈ A⁻¹ may improve, and of
  /// the directions P of the last step: the best vectors in it are the next X. Nothing is factorized, neither A nor B. A
  /// few vectors more than are wanted are taken along. [X, P, W] are kept orthonormal, so that the accuracy is that of
  /// rounding. With a good preconditioner it takes tens of steps; without one ``PartialSymmetricEigen`` by Lanczos takes
  /// fewer products. ``EigenReport/products`` counts those with A.
  ///
  /// At least two of the further vectors are random, whatever the start is, and the iteration ends when the first of them
  /// is known so well that it cannot be on its way to a wanted place: a start without any part of a wanted eigenvector
  /// does not hide it.
  ///
  /// Source: ``EigenMethod/lobpcg``; the orthonormal basis is that of Hetmaniuk and Lehoucq, J. Comput. Phys. 218 (2006),
  /// and of Duersch, Shao, Yang and Gu, SIAM J. Sci. Comput. 40 (2018).
  ///
  /// - Parameters:
  ///   - a: n×n, symmetric (Hermitian).
  ///   - metric: B, symmetric (Hermitian) positive definite; the eigenvectors have Vᴴ B V = 1.
  ///   - preconditioner: T, symmetric (Hermitian) positive definite.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - end: which.
  ///   - tolerance: of residuals relative to ‖A‖ + |λ| ‖B‖; by default 1000 eps.
  ///   - maximumSteps: the limit of the steps.
  ///   - start: the first vectors, `count` columns, of more the first ones; random ones without it.
  ///   - seed: that of the random start.
  /// - Throws: what the products throw, ``LinearAlgebraError/notFinite(at:)`` where one is NaN or infinite,
  ///   ``LinearAlgebraError/undefined(_:)`` where an operator turns out not to be symmetric, and
  ///   ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` where B turns out not to be.
  public init(
    lobpcg a: some LinearOperator<Element>, metric: (any LinearOperator<Element>)? = nil,
    preconditioner: (any LinearOperator<Element>)? = nil, count: Int, _ end: SpectrumEnd = .smallest,
    tolerance: Element.Real? = nil, maximumSteps: Int = 500, start: Matrix<Element>? = nil, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(a.rows == a.columns, "an operator of shape \(a.rows)×\(a.columns) has no eigenvalues")
    for other in [metric, preconditioner] {
      precondition(
        other.map { $0.rows == a.rows && $0.columns == a.rows } ?? true,
        "an operator of shape \(other?.rows ?? 0)×\(other?.columns ?? 0) does not fit one of \(a.rows) rows")
    }
    precondition(
      start.map { $0.rows == a.rows && $0.columns >= Swift.min(count, a.rows) } ?? true,
      "a start of shape \(start?.shapeText ?? "") does not hold \(count) vectors of \(a.rows) elements")
    try Backend.checkOnce(Element.self)
    guard count > 0, a.rows > 0 else {
      self.init(noneOf: a.rows, .lobpcg, seed)
      return
    }
    let wanted = Swift.min(count, a.rows)
    var iteration = try LOBPCGIteration(
      a, metric, preconditioner, start: start, wanted: wanted, end, seed)
    let tolerance = tolerance ?? 1000 * Element.ulpOfOne
    while !iteration.isSettled(wanted, tolerance), iteration.canStep, iteration.steps < maximumSteps {
      try iteration.step()
    }
    let (values, vectors) = (iteration.values[0..<wanted], iteration.vectors[..., 0..<wanted].columnMajorCopy())
    vectors.applySignRuleToColumns()
    // By new products: those that the iteration combined from step to step have the rounding errors of all steps.
    let residuals = (try iteration.residual(vectors, values)).columnNorms()
    let report = EigenReport(
      method: .lobpcg, steps: iteration.steps, products: iteration.products, residuals: residuals,
      norm: iteration.norm,
      isConverged: iteration.isSettled(wanted, tolerance)
        && (0..<wanted).allSatisfy { residuals[$0] <= 10 * iteration.limit($0, tolerance, vectors[column: $0]) },
      seed: seed)
    self.init(eigenvalues: Vector(Array(values)), eigenvectors: vectors, report: report)
  }
}
