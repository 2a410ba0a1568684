import ComplexModule
import RealModule

extension TruncatedSVD {
  /// The best approximation in a block Krylov space, which grows until its error is within the accuracy of the optimum,
  /// as the growth of the leading singular values predicts it.
  ///
  /// - Parameter restarts: how often the space may be cut down to the leading triplets and grow again.
  func blockKrylov(blockSize: Int?, restarts: Int) throws(LinearAlgebraError) -> Parts {
    let width = Swift.min(blockSize ?? Self.defaultBlockSize(rank), a.columns)
    let room = RitzProgress<Element>.room(rank: rank, width: width)
    // After a restart three of the widest blocks must find room, from which the growth is read.
    let limit = 6 * rank + 6 * width + 16
    var space = try GolubKahan(
      a, blockSize: width, limit: limit, probe: RitzProgress<Element>.probeSize, room: room, seed: seed)
    var error = FrobeniusError(a, norm: norm, seed: seed)
    var progress = RitzProgress<Element>(rank: rank, accuracy: accuracy ?? 1e-3)
    var (left, isConverged) = (restarts, false)
    while !space.isComplete, !isConverged {
      if !space.canGrow {
        guard left > 0 else { break }
        left -= 1
        space.restart(with: try space.triplets(rank + (space.size - rank) / 3).svd)
        progress.restart(at: space.size + space.blockSize)
      }
      try space.grow()
      guard progress.isDue(at: space.size) else { continue }
      let remainder = try remainder(of: space, space.ritzMatrix.squareSum, &error)
      isConverged = try progress.isConverged(&space, remainder: remainder)
    }
    return try parts(of: space, &error, isConverged || space.isComplete, .blockKrylov(blockSize: width))
  }

  /// Single vectors, restarted until all residuals are small, and again with random vectors beside them, which look for
  /// copies of singular values that a single vector misses, until they find none.
  func lanczos() throws(LinearAlgebraError) -> Parts {
    let limit = Swift.min(a.columns, Swift.max(2 * rank + 10, rank + 20))
    let widest = (limit - rank) / 4
    var space = try GolubKahan(a, blockSize: 1, limit: limit, room: widest, seed: seed)
    var error = FrobeniusError(a, norm: norm, seed: seed)
    let tolerance = Swift.max(accuracy ?? Double(Element.ulpOfOne.squareRoot()), 10 * Double(Element.ulpOfOne))
    var (isConverged, claim, steps) = (false, -Real.infinity, 0)
    for _ in 0..<500 {
      while space.canGrow {
        try space.grow()
        steps += 1
      }
      let (svd, residuals) = try space.triplets(space.size)
      let bound = Real(tolerance) * svd.singularValues[0]
      let isClaimed = residuals[0..<rank].allSatisfy { $0 <= bound }
      let sum = svd.singularValues[0..<rank].sum()
      let isStill = isClaimed && sum <= claim + Real(rank) * bound
      isConverged = space.isComplete || isStill && steps >= 8
      if isConverged { break }
      space.restart(with: svd.truncated(rank: Swift.min(rank + (space.size - rank) / 2, space.size - 1)))
      guard isClaimed, !isStill else { continue }
      (claim, steps) = (sum, 0)
      try space.widen(byRandom: Swift.max(0, Swift.min(Swift.max(4, space.blockSize), widest - space.blockSize)))
    }
    return try parts(of: space, &error, isConverged, .lanczos)
  }

  /// How many vectors a block has: more of them make better use of the processor, fewer a better space.
  static func defaultBlockSize(_ rank: Int) -> Int {
    switch rank {
    case ..<8: 4
    case ..<32: 8
    case ..<256: 16
    default: 32
    }
  }

  private func parts(
    of space: GolubKahan<Operator>, _ error: inout FrobeniusError<Operator>, _ isConverged: Bool, _ method: SVDMethod
  ) throws(LinearAlgebraError) -> Parts {
    let (svd, residuals) = try space.triplets(space.size)
    let squares = svd.singularValues.map { Double($0) * Double($0) }
    let basis = space.u[..., 0..<space.size]
    let remainder = try remainder(of: space, squares.sum(), &error)
    let leading = svd.truncated(rank: rank)
    return Parts(
      u: basis * leading.u, σ: leading.singularValues,
      vh: multiply(leading.vh, space.v[..., 0..<space.size], right: .adjoint),
      error: (remainder + squares[rank...].sum()).squareRoot(), left: residuals[0..<rank],
      right: Vector(repeating: 0, count: rank), products: space.products + error.products, isConverged: isConverged,
      method: method)
  }

  /// ‖A - U B Vᴴ‖_F², given ‖B‖_F²: what U leaves of A, and what V leaves of UᴴA.
  private func remainder(
    of space: GolubKahan<Operator>, _ covered: Double, _ error: inout FrobeniusError<Operator>
  ) throws(LinearAlgebraError) -> Double {
    guard !space.isComplete else { return 0 }
    let outside = space.outsideSquare
    return try error.remainder(space.u[..., 0..<space.size], covered: covered + outside) + outside
  }
}
