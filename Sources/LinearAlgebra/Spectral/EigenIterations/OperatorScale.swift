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

  /// A lower bound of ‖A‖₂ that is near ‖A‖_F/√n: how much longer three random vectors become.
  func normBound(seed: UInt64) throws(LinearAlgebraError) -> Element.Real {
    var generator = RandomGenerator(seed: seed ^ 0xA0)
    let probe = Matrix<Element>.normal(columns, 3, using: &generator)
    let (image, length) = (try checkedProduct(probe).columnNorms(), probe.columnNorms())
    return (0..<3).reduce(0) { length[$1] > 0 ? Swift.max($0, image[$1] / length[$1]) : $0 }
  }
}
