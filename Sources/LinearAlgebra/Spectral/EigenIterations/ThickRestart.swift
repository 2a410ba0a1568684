import ComplexModule

/// A few eigenpairs of an operator by a Krylov space that is cut down to what is wanted and grows again.
///
/// The k most wanted Ritz pairs and half of the others survive a restart. When the k have converged, the space of these
/// alone goes on with a random vector, until the next pair shows whether a wanted eigenvector was missed: that of a
/// multiple eigenvalue, or one of which the start had no part.
struct ThickRestart<Operator: LinearOperator, Pairs: RitzPairs> where Pairs.Element == Operator.Element {
  typealias Real = Operator.Element.Real

  let a: Operator
  /// How many pairs, from 1 to the number of columns.
  let count: Int
  let target: Pairs.Target
  let options: KrylovOptions<Real>
  let isHermitian: Bool
  /// Whether residuals are compared with the modulus of their eigenvalue instead of the norm.
  var isRelative = false

  struct Outcome {
    let space: KrylovSpace<Operator>
    let pairs: Pairs
    let norm: Real
    let steps: Int
    let isConverged: Bool
  }

  func run() throws(LinearAlgebraError) -> Outcome {
    var space = try KrylovSpace(
      a, blockSize: options.blockSize, limit: options.columns(for: count), isHermitian: isHermitian,
      seed: options.seed)
    var (norm, step) = (Real(0), 0)
    var known: [Real] = []
    while true {
      while space.canGrow { try space.grow() }
      if isHermitian, step == 0 { try space.checkHermitian() }
      let pairs = try Pairs(
        of: space.projection, coupling: space.coupling, target, tolerance: options.tolerance, isRelative: isRelative)
      norm = Swift.max(norm, pairs.norm)
      let isDone = (0..<count).allSatisfy { pairs.residuals[$0] <= pairs.limits[$0] }
      let isKnown = isDone ? try agree(known, pairs, norm) : false
      let isSettled = space.isComplete || isKnown && nextIsResolved(pairs, norm)
      if isSettled || step >= options.maximumRestarts {
        return Outcome(space: space, pairs: pairs, norm: norm, steps: step, isConverged: isSettled)
      }
      let isFresh = isDone && !isKnown
      if isFresh { known = Array(pairs.keys[0..<count]) }
      let kept = isFresh ? count : count + (space.size - count) / 2
      let (q, projection) = try pairs.leading(Swift.min(kept, space.size - space.blockSize - 1))
      try space.restart(with: q, projection: projection, isFresh: isFresh)
      step += 1
    }
  }

  /// Whether the first pair that is not wanted is known so well that it cannot be on its way to a wanted place.
  private func nextIsResolved(_ pairs: Pairs, _ norm: Real) -> Bool {
    guard count < pairs.values.count else { return true }
    let gap = pairs.keys[count] - pairs.keys[count - 1]
    let size = isRelative ? pairs.values[count - 1].length : norm
    return pairs.residuals[count] <= Swift.max(pairs.limits[count], Swift.min(size / 1000, gap))
  }

  /// Whether the leading pairs are wanted as much as those that were known, if any, but for what residuals and rounding may
  /// do to eigenvalues of their condition.
  private func agree(_ known: [Real], _ pairs: Pairs, _ norm: Real) throws(LinearAlgebraError) -> Bool {
    guard known.count == count else { return false }
    let conditions = try pairs.reciprocalConditions(count)
    return (0..<count).allSatisfy {
      let error = 10 * pairs.limits[$0] + 100 * Real.ulpOfOne * norm
      return (pairs.keys[$0] - known[$0]).magnitude <= Swift.max(error, Swift.min(error / conditions[$0], norm / 1000))
    }
  }
}
