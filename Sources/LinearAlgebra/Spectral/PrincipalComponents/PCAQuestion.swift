/// What is asked of samples, and by which solver.
struct PCAQuestion<Real: RealScalar> {
  let samples: Int
  let features: Int
  let components: PCAComponents<Real>
  /// Not `automatic`.
  let solver: PCASolver

  /// The number of directions in which samples can differ.
  var limit: Int { Swift.min(samples, features) }

  /// The number of components, if it is known before the samples are.
  var count: Int? {
    switch components {
    case .all: limit
    case .count(let count): count
    case .variance, .mle: nil
    }
  }

  /// Whether the solver finds all variances at once.
  var isComplete: Bool { solver == .full || solver == .covariance }

  func check() throws(LinearAlgebraError) {
    guard samples > 1, features > 0 else {
      throw .undefined(
        "principal components need two samples and a feature, not a matrix of shape \(samples)×\(features)")
    }
    switch components {
    case .all: break
    case .count(let count):
      precondition(count >= 0, "\(count) principal components were asked for")
      guard count <= limit else {
        throw .undefined("a matrix of shape \(samples)×\(features) has \(limit) principal components, not \(count)")
      }
    case .variance(let share):
      precondition(share > 0 && share < 1, "a share of \(share) of the variance was asked for, which is not in (0, 1)")
      guard isComplete else {
        throw .undefined("the solver does not know the share of the variance in advance: use full")
      }
    case .mle:
      guard isComplete else {
        throw .undefined("the solver does not know the variances that Minka's rank needs: use full")
      }
      guard samples >= features else {
        throw .undefined("Minka's rank needs at least as many samples as features, not \(samples)×\(features)")
      }
    }
  }
}

/// The axes that a solver found, in descending order of the variance.
struct PrincipalAxes<Element: Scalar> {
  var mean: Vector<Element>
  /// In rows; a complete solver has min(n, p) of them.
  var axes: Matrix<Element>
  var singularValues: Vector<Element.Real>
  /// The Frobenius norm of the centred samples, where there may be more axes than are known here.
  var norm: Element.Real?
  var report: SVDReport<Element.Real>?
}

extension PCA {
  /// From the axes of 2ᵉA: as many as are wanted, scaled back.
  init(
    _ found: PrincipalAxes<Element>, _ question: PCAQuestion<Element.Real>, scores: PCAScores, exponent: Int
  ) throws(LinearAlgebraError) {
    let freedom = Element.Real(question.samples - 1)
    let variances = found.singularValues.map { $0 * $0 / freedom }
    let ratios = found.singularValues.squaredShares(of: found.norm ?? found.singularValues.euclideanNorm())
    let k = try question.componentCount(variances, ratios, isComplex: Element.isComplex)
    let (left, covered) = (question.limit - k, variances[0..<k].sum())
    let noise: Element.Real =
      switch (left, found.norm) {
      case (0, _): 0
      case (_, nil): variances[k...].sum() / Element.Real(left)
      case (_, let norm?): Swift.max(0, norm * norm / freedom - covered) / Element.Real(left)
      }
    try self.init(
      components: found.axes[0..<k, ...].columnMajorCopy(),
      mean: Vector(found.mean.asColumn.columnMajorCopy().multiplied(byPowerOfTwo: -exponent)),
      singularValues: Vector(
        found.singularValues[0..<k].asColumn.columnMajorCopy().multiplied(byPowerOfTwo: -exponent)),
      ratios: ratios[0..<k], noiseVariance: noise.multiplied(byPowerOfTwo: -2 * exponent),
      sampleCount: question.samples, scoreUnits: scores, solver: question.solver, report: found.report)
  }
}

extension Vector where Element: RealScalar {
  /// The squares of the elements relative to that of a norm, zeros where this is zero; squares may be beyond the range.
  func squaredShares(of norm: Element) -> Vector {
    map { norm > 0 ? ($0 / norm) * ($0 / norm) : 0 }
  }
}

extension PCAQuestion {
  /// How many of these descending variances, and shares of the total, are kept.
  func componentCount(
    _ variances: Vector<Real>, _ ratios: Vector<Real>, isComplex: Bool
  ) throws(LinearAlgebraError) -> Int {
    switch components {
    case .all, .count: return count ?? 0
    case .variance(let share):
      guard ratios.contains(where: { $0 > 0 }) else {
        throw .undefined("all samples are equal: there is no variance to explain a share of")
      }
      var sum: Real = 0
      for (index, ratio) in ratios.enumerated() {
        sum += ratio
        if sum > share { return index + 1 }
      }
      return ratios.count
    case .mle:
      guard !isComplex else { throw .undefined("Minka's rank is defined for real samples") }
      return minkaRank(variances.map { Double($0) }, samples: samples)
    }
  }
}
