extension LinearOperator {
  /// What `body` makes of this operator, or of 2ᵉA where products leave the range or come near its ends.
  ///
  /// - Parameters:
  ///   - norm: the size of A that a result tells.
  ///   - body: what is done with 2ᵉA, given e, and returns the result for A.
  func scaledForProducts<Result>(
    _ norm: (Result) -> Element.Real,
    _ body: (ScaledOperator<Self>, _ exponent: Int) throws(LinearAlgebraError) -> Result
  ) throws(LinearAlgebraError) -> Result {
    do throws(LinearAlgebraError) {
      let result = try body(ScaledOperator(base: self, exponent: 0), 0)
      let exponent = Matrix<Element>.squaringExponent(for: Double(norm(result)))
      return exponent == 0 ? result : try body(ScaledOperator(base: self, exponent: exponent), exponent)
    } catch {
      guard case .notFinite = error, let exponent = try exponentNearOne() else { throw error }
      return try body(ScaledOperator(base: self, exponent: exponent), exponent)
    }
  }

  /// A lower bound of ‖A‖₂, a small part below it as a rule: how much longer a few steps of the power iteration make
  /// three random vectors. The first step alone would see ‖A‖_F/√n, which is far below for an A of low rank.
  func normBound(seed: UInt64) throws(LinearAlgebraError) -> Element.Real {
    var generator = RandomGenerator(seed: seed ^ 0xA0)
    var probe = Matrix<Element>.normal(columns, 3, using: &generator)
    var norm: Element.Real = 0
    for _ in 0..<4 {
      probe = Matrix(horizontally: (0..<3).map { probe[column: $0].normalized().asColumn })
      let image = try checkedProduct(probe)
      norm = image.columnNorms().reduce(norm) { Swift.max($0, $1) }
      probe = image
    }
    return norm
  }
}
