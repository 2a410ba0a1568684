extension SVD {
  /// The `rank` largest singular values of a matrix that comes in blocks of rows, and their vectors, in exactly so many
  /// passes over it.
  ///
  /// Subspace iteration with AᴴA, whose two products share a pass, on l = rank + `oversampling` random vectors; the last
  /// pass gives A V, from which the triplets follow, and the residuals. With p passes the angle between the space and the
  /// k-th right singular vector shrinks like (σ_l₊₁/σ_k)^(2p-2). The error in the report is not below √eps ‖A‖_F, where
  /// the difference of squares that it is computed from vanishes. In memory are a block, a few matrices of m×l and of n×l.
  /// Where the squares of elements leave the range, all passes are made again with a scaled matrix.
  /// Source: Halko, Martinsson and Tropp, SIAM Review 53 (2011).
  ///
  /// - Parameters:
  ///   - a: m×n.
  ///   - rank: how many triplets are wanted.
  ///   - passes: at least two.
  ///   - oversampling: how many vectors more are iterated with.
  ///   - seed: that of the random start.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` with the place of an element that is NaN or infinite,
  ///   ``LinearAlgebraError/overflow(routine:)``, and what the source of the blocks throws.
  public init(
    _ a: RowStream<Element>, rank: Int, passes: Int, oversampling: Int = 10, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(rank >= 0 && oversampling >= 0, "a rank of \(rank) was asked for, and \(oversampling) vectors more")
    precondition(passes >= 2, "a decomposition in \(passes) passes was asked for, two are the least")
    try Backend.checkOnce(Element.self)
    let k = Swift.min(rank, a.rows, a.columns)
    let width = Swift.min(k + oversampling, a.rows, a.columns)
    let (parts, exponent) = try StreamedSVD(a: a, rank: k, width: width, passes: passes, seed: seed).run()
    try self.init(parts, isAdjoint: false, exponent: exponent, seed: seed)
  }
}

/// One computation of leading triplets of a stream of rows.
private struct StreamedSVD<Element: Scalar> {
  let a: RowStream<Element>
  let rank: Int
  let width: Int
  let passes: Int
  let seed: UInt64

  typealias Parts = TruncatedSVD<RowStream<Element>>.Parts

  /// The triplets of 2ᵉA, and e.
  func run() throws(LinearAlgebraError) -> (parts: Parts, exponent: Int) {
    var largest = 0.0
    if let parts = try run(0, &largest), Matrix<Element>.squaringExponent(for: largest) == 0 { return (parts, 0) }
    let exponent = Matrix<Element>.squaringExponent(for: largest)
    guard let parts = try run(exponent, &largest) else { throw .overflow(routine: "SVD") }
    return (parts, exponent)
  }

  /// The triplets of 2ᵉA and the largest magnitude of an element of A; nil where squares overflow.
  private func run(_ exponent: Int, _ largest: inout Double) throws(LinearAlgebraError) -> Parts? {
    var generator = RandomGenerator(seed: seed)
    var v = Matrix<Element>.normal(a.columns, width, using: &generator)
    var (square, image, normal) = (0.0, Matrix<Element>.zeros(0, 0), Matrix<Element>.zeros(0, 0))
    for pass in 1...passes {
      let isLast = pass == passes
      v = try v.orthonormalized(against: .zeros(v.rows, 0), using: &generator).q
      image = isLast ? .zeros(a.rows, width) : image
      normal = .zeros(a.columns, width)
      try a.forEachBlock { range, block throws(LinearAlgebraError) in
        var block = block
        if pass == 1 { largest = Swift.max(largest, block.largestMagnitude().value) }
        if exponent != 0 { block = block.columnMajorCopy().multiplied(byPowerOfTwo: exponent) }
        if pass == 1 { square += Double(block.frobeniusNorm()) * Double(block.frobeniusNorm()) }
        let part = block * v
        multiply(block, part, left: .adjoint, beta: 1, into: &normal)
        if isLast { image[range, ...] = part }
      }
      guard normal.largestMagnitude().isFinite else { return nil }
      if !isLast { v = normal }
    }
    return try parts(v, image, normal, square, &generator)
  }

  /// From A V = Q R and R = P Σ Tᴴ: A (V T) = (Q P) Σ, and Aᴴ (Q P) = AᴴA V T Σ⁻¹.
  private func parts(
    _ v: Matrix<Element>, _ image: Matrix<Element>, _ normal: Matrix<Element>, _ square: Double,
    _ generator: inout RandomGenerator
  ) throws(LinearAlgebraError) -> Parts {
    let (q, _, r) = try image.orthonormalized(against: .zeros(a.rows, 0), using: &generator)
    let svd = try SVD(r)
    let leading = svd.truncated(rank: rank)
    let σ = leading.singularValues
    let t = leading.vh.adjoint()
    let (u, right) = (q * leading.u, v * t)
    let covered = σ.reduce(0) { $0 + Double($1) * Double($1) }
    let error = Swift.max(square - covered, Double(Element.ulpOfOne) * square).squareRoot()
    let difference = normal * t - right.scalingColumns(by: σ .* σ)
    // Of a singular value that is rounding alone, the left vector is any that is orthogonal to the others.
    let noise = (σ.first ?? 0) * Element.Real(a.columns) * Element.ulpOfOne
    let left = Vector<Element.Real>(count: rank) {
      σ[$0] > noise ? difference[column: $0].euclideanNorm() / σ[$0] : Element.Real(error)
    }
    return Parts(
      u: u, σ: σ, vh: right.adjoint(), error: error, left: left,
      right: (image * t - u.scalingColumns(by: σ)).columnNorms(), products: passes, isConverged: true,
      method: .randomized(powerIterations: passes - 1, oversampling: width - rank))
  }
}
