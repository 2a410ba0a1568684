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
    var norm: Real = 0
    var (step, end) = (0, options.maximumRestarts)
    var known: [Complex<Real>]?
    while true {
      while space.canGrow { try space.grow() }
      if isHermitian, step == 0 { try space.checkHermitian() }
      let pairs = try Pairs(of: space.projection, coupling: space.coupling, target)
      norm = Swift.max(norm, pairs.norm)
      let limits = pairs.values.map { options.tolerance * (isRelative ? $0.length : norm) }
      let isDone = space.isComplete || (0..<count).allSatisfy { pairs.residuals[$0] <= limits[$0] }
      let isKnown = known.map { Self.agree($0, pairs.values, 10 * limits[0] + 100 * Real.ulpOfOne * norm) } ?? false
      let isSettled = isDone && isKnown && nextIsResolved(pairs, limits[count - 1], norm)
      if space.isComplete || isSettled || step >= options.maximumRestarts || isDone && step >= end {
        return Outcome(space: space, pairs: pairs, norm: norm, steps: step, isConverged: isDone)
      }
      let isFresh = isDone && !isKnown
      if isFresh {
        known = Array(pairs.values[0..<count])
        end = 2 * step + 10
      }
      let kept = isFresh ? count : count + (space.size - count) / 2
      let (q, projection) = try pairs.leading(Swift.min(kept, space.size - space.blockSize - 1))
      try space.restart(with: q, projection: projection, isFresh: isFresh)
      step += 1
    }
  }

  /// Whether the first pair that is not wanted is known so well that it cannot be on its way to a wanted place.
  private func nextIsResolved(_ pairs: Pairs, _ limit: Real, _ norm: Real) -> Bool {
    guard count < pairs.values.count else { return true }
    let gap = (pairs.values[count] - pairs.values[count - 1]).length
    let size = isRelative ? pairs.values[count - 1].length : norm
    return pairs.residuals[count] <= Swift.max(limit, Swift.min(size / 1000, gap))
  }

  /// Whether each of the known values is among the leading ones, to this distance.
  private static func agree(_ known: [Complex<Real>], _ values: [Complex<Real>], _ distance: Real) -> Bool {
    var rest = Array(values.prefix(known.count))
    for value in known {
      guard let index = rest.firstIndex(where: { ($0 - value).length <= distance }) else { return false }
      rest.remove(at: index)
    }
    return true
  }
}
