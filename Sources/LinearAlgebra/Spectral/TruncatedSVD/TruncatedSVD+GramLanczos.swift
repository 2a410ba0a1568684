extension TruncatedSVD {
  /// Block Krylov by products with AᵀA, which take a real matrix from memory once; nil where the squares would cost
  /// accuracy, and where the space would have to be too large.
  func gramLanczos<E>(blockSize: Int?) throws(LinearAlgebraError) -> Parts? where Operator == Matrix<E> {
    if let double = self as? TruncatedSVD<Matrix<Double>>, let parts = try double.singlePrecision(blockSize: blockSize)
    {
      return parts as? Parts
    }
    guard !E.isComplex, let norm else { return nil }
    // The side whose rows are contiguous, unless its vectors would be longer: a copy costs less than they do.
    let isTransposed = a.rowStride == 1 && a.columnStride >= a.rows && 4 * a.rows <= 5 * a.columns
    let base = (isTransposed ? a.transposed() : a).withContiguousRows()
    guard let (space, isConverged) = try grown(base, blockSize: blockSize) else { return nil }
    let (u, svd, v, left) = try space.triplets(rank)
    let σ = svd.singularValues[0..<rank]
    guard Double(σ[rank - 1]) > 30 * Double(E.ulpOfOne).squareRoot() * Double(σ[0]) else { return nil }
    let error = norm * norm - σ.reduce(0) { $0 + Double($1) * Double($1) }
    guard error > 300 * Double(E.ulpOfOne) * norm * norm else { return nil }
    let (first, second) = (u[..., 0..<rank], v[..., 0..<rank])
    let none = Vector<Real>(repeating: 0, count: rank)
    return Parts(
      u: isTransposed ? second : first, σ: σ, vh: (isTransposed ? first : second).transposed(),
      error: error.squareRoot(), left: isTransposed ? none : left[0..<rank],
      right: isTransposed ? left[0..<rank] : none, products: space.products, isConverged: isConverged,
      method: space.method)
  }

  /// The space that suffices for the accuracy, and whether it does; nil where it would have to be too large, or where the
  /// error is too near to the rounding of squares.
  ///
  /// - Parameter share: the least share of ‖A‖_F² that the squared error of the optimum must have, in units of eps.
  fileprivate func grown<E: Scalar>(
    _ base: Matrix<E>, blockSize: Int?, share: Double = 300
  ) throws(LinearAlgebraError) -> (space: GramLanczos<E>, isConverged: Bool)? {
    // Narrow blocks find more with as many columns, and cost little more unless the matrix comes from memory each time.
    let narrow = base.count * MemoryLayout<E>.stride > 1 << 24 ? 8 : 4
    let width = Swift.min(blockSize ?? (rank < 32 ? narrow : Self.defaultBlockSize(rank) / 2), a.columns)
    let room = RitzProgress<E>.room(rank: rank, width: width)
    let limit = Swift.min(8 * rank + 64, a.columns - width - room - RitzProgress<E>.probeSize)
    guard let norm, limit >= rank + 3 * width else { return nil }
    let unit = Double(E.ulpOfOne) * norm * norm
    var space = try GramLanczos(base, blockSize: width, limit: limit, room: room, seed: seed)
    var progress = RitzProgress<E>(rank: rank, accuracy: accuracy ?? 1e-3)
    var isConverged = false
    while !isConverged, space.canGrow {
      try space.grow()
      guard progress.isDue(at: space.size) else { continue }
      // A difference below the rounding of both says nothing.
      let remainder = Swift.max(4 * unit, norm * norm - space.covered)
      isConverged = try progress.isConverged(&space, remainder: remainder)
      guard progress.optimum > share * unit else { return nil }
    }
    return isConverged || accuracy == nil ? (space, isConverged) : nil
  }
}

extension TruncatedSVD<Matrix<Double>> {
  /// The space from products in single precision, whose rounding is far below what the accuracy allows, and the best
  /// triplets in it in double precision; nil where that is not so.
  fileprivate func singlePrecision(blockSize: Int?) throws(LinearAlgebraError) -> Parts? {
    guard let norm, 1e-10...1e15 ~= norm else { return nil }
    let unit = Double(Float.ulpOfOne)
    let base = Matrix<Float>(Tensor<Float>(converting: Tensor(a))).withContiguousRows()
    let share = Swift.max(300, 30 / (accuracy ?? 1e-3))
    guard share * unit < 1, let (space, isConverged) = try grown(base, blockSize: blockSize, share: share) else {
      return nil
    }
    let (_, rough, directions, left) = try space.triplets(rank)
    guard rough.singularValues[rank - 1] > 30 * Float.ulpOfOne.squareRoot() * rough.singularValues[0] else {
      return nil
    }
    let basis = try Matrix<Double>(converting: directions[..., 0..<rank]).orthonormalized().q
    var generator = RandomGenerator(seed: seed)
    let (q, _, r) = try (a * basis).orthonormalized(against: .zeros(a.rows, 0), using: &generator)
    let svd = try SVD(r)
    let σ = svd.singularValues
    return Parts(
      u: q * svd.u, σ: σ, vh: multiply(svd.vh, basis, right: .adjoint),
      error: (norm * norm - σ.reduce(0) { $0 + $1 * $1 }).squareRoot(), left: Vector(count: rank) { Double(left[$0]) },
      right: Vector(repeating: 0, count: rank), products: space.products + 1, isConverged: isConverged,
      method: space.method)
  }
}
