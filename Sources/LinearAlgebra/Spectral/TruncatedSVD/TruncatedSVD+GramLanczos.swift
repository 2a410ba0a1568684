extension TruncatedSVD {
  /// Block Krylov by products with AᵀA, which take a real matrix from memory once; nil where the squares would cost
  /// accuracy, and where the space would have to be too large.
  func gramLanczos<E>(blockSize: Int?) throws(LinearAlgebraError) -> Parts? where Operator == Matrix<E> {
    // Narrow blocks find more with as many columns, and cost little more here.
    let width = Swift.min(blockSize ?? (rank < 32 ? 4 : Self.defaultBlockSize(rank) / 2), a.columns)
    let room = RitzProgress<E>.room(rank: rank, width: width)
    let limit = Swift.min(8 * rank + 64, a.columns - width - room)
    guard !E.isComplex, let norm, limit >= rank + 3 * width else { return nil }
    // The side whose rows are contiguous, unless its vectors would be longer: a copy costs less than they do.
    let isTransposed = a.rowStride == 1 && a.columnStride >= a.rows && 4 * a.rows <= 5 * a.columns
    let base = (isTransposed ? a.transposed() : a).withContiguousRows()
    var space = try GramLanczos(base, blockSize: width, limit: limit, room: room, seed: seed)
    var progress = RitzProgress<E>(rank: rank, accuracy: accuracy ?? 1e-3)
    var isConverged = false
    while !isConverged, space.canGrow {
      try space.grow()
      guard progress.isDue(at: space.size) else { continue }
      // A difference below the rounding of both says nothing.
      let remainder = Swift.max(4 * Double(E.ulpOfOne) * norm * norm, norm * norm - space.covered)
      let matrix = RitzMatrix.gram(space.h[0..<space.size, 0..<space.size])
      let verdict = try progress.verdict(remainder: remainder, of: matrix, width: space.blockSize)
      switch verdict {
      case .grow: break
      case .widen(let columns): try space.widen(by: columns)
      case .converged: isConverged = true
      }
    }
    guard isConverged || accuracy == nil else { return nil }
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
      method: .blockKrylov(blockSize: width))
  }
}
