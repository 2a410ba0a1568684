/// What a basis leaves of a matrix, ‖A - U UᴴA‖_F², for an orthonormal U.
///
/// By Pythagoras from the norms of A and of UᴴA where the first is known and the difference does not cancel; otherwise
/// by a sample, since the expectation of ‖(A - U UᴴA) g‖² over standard normal g is just this. The sample needs a single
/// product with A whatever the number of bases.
struct FrobeniusError<Operator: LinearOperator> {
  typealias Element = Operator.Element

  let a: Operator
  /// ‖A‖_F², if it is known.
  let square: Double?
  private var sample: Matrix<Element>?
  private var generator: RandomGenerator
  /// How many products the sample took.
  private(set) var products = 0

  static var sampleSize: Int { 10 }

  init(_ a: Operator, norm: Double?, seed: UInt64) {
    self.a = a
    square = norm.map { $0 * $0 }
    generator = RandomGenerator(seed: seed ^ 0x5EED)
  }

  /// ‖A‖_F², or an estimate of it.
  mutating func total() throws(LinearAlgebraError) -> Double {
    if let square { return square }
    return try sampled().square / Double(Self.sampleSize)
  }

  /// ‖A - U UᴴA‖_F², given ‖UᴴA‖_F².
  mutating func remainder(_ u: Matrix<Element>, covered: Double) throws(LinearAlgebraError) -> Double {
    if let square {
      let difference = square - covered
      // Each of the two is known to a few eps.
      if difference > 300 * Double(Element.ulpOfOne) * square { return difference }
      if square == 0 { return 0 }
    }
    let y = try sampled().matrix
    let rest = y - u * multiply(u, y, left: .adjoint)
    return Double(rest.frobeniusNorm()) * Double(rest.frobeniusNorm()) / Double(Self.sampleSize)
  }

  private mutating func sampled() throws(LinearAlgebraError) -> (matrix: Matrix<Element>, square: Double) {
    if sample == nil {
      sample = try a.checkedProduct(.normal(a.columns, Self.sampleSize, using: &generator))
      products += 1
    }
    let y = sample ?? .zeros(0, 0)
    return (y, Double(y.frobeniusNorm()) * Double(y.frobeniusNorm()))
  }
}
