/// How an iteration for one eigenpair went.
public struct IterationRecord<Real: RealScalar>: Hashable, Sendable {
  /// ‖A v - λ v‖ after each step, v of length 1: how fast it converges.
  public let residuals: Vector<Real>
  /// Whether the last residual is within the tolerance.
  public let isConverged: Bool
  /// The seed of the random start.
  public let seed: UInt64

  /// How many steps were taken.
  public var steps: Int { residuals.count }
}

/// The state of an iteration for one eigenpair: a vector of length 1, its Rayleigh quotient and the residual.
struct VectorIteration<Operator: LinearOperator> {
  typealias Element = Operator.Element

  let a: Operator
  let tolerance: Element.Real
  private(set) var vector: Vector<Element>
  /// A v.
  private(set) var image: Vector<Element>
  /// The Rayleigh quotient vᴴ A v.
  private(set) var value: Element = 0
  private(set) var residuals: [Element.Real] = []
  /// The length of the longest image of a unit vector, a lower bound of ‖A‖₂.
  private(set) var norm: Element.Real

  /// A random start, or a given one, which must not be zero.
  init(
    _ a: Operator, start: Vector<Element>?, norm: Element.Real, tolerance: Element.Real?, seed: UInt64
  ) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns && a.rows > 0, "an operator of shape \(a.rows)×\(a.columns) has no eigenvector")
    precondition(
      start.map { $0.count == a.rows } ?? true,
      "a start of \(start?.count ?? 0) elements does not fit an operator of shape \(a.rows)×\(a.columns)")
    try Backend.checkOnce(Element.self)
    var generator = RandomGenerator(seed: seed)
    let first = start ?? .normal(a.rows, using: &generator)
    try first.checkFinite()
    precondition(first.contains { $0 != 0 }, "the iteration cannot start from the zero vector")
    (self.a, self.norm, vector, image) = (a, norm, first, first)
    self.tolerance = tolerance ?? 10 * Element.Real(a.rows).squareRoot() * Element.ulpOfOne
    try move(to: first, isStep: false)
  }

  var isConverged: Bool { residual <= tolerance * norm }

  /// ‖A v - λ v‖ now.
  private(set) var residual: Element.Real = .infinity

  /// Goes on with this direction.
  mutating func move(to direction: Vector<Element>, isStep: Bool = true) throws(LinearAlgebraError) {
    vector = direction.normalized()
    image = Vector(try a.checkedProduct(vector.asColumn))
    norm = Swift.max(norm, image.euclideanNorm())
    value = vector.conjugatedDot(image)
    residual = (image - vector * value).euclideanNorm()
    if isStep { residuals.append(residual) }
  }

  /// The vector under the sign rule.
  var signedVector: Vector<Element> {
    let column = vector.asColumn.columnMajorCopy()
    column.applySignRuleToColumns()
    return Vector(column)
  }

  /// The value and the record, for 2⁻ᵉA where this is 2ᵉA.
  func outcome(
    _ seed: UInt64, exponent: Int = 0
  ) throws(LinearAlgebraError) -> (value: Element, record: IterationRecord<Element.Real>) {
    let lengths = residuals.map { $0.multiplied(byPowerOfTwo: -exponent) }
    let value = value.multiplied(byPowerOfTwo: -exponent)
    guard value.isFinite else { throw .overflow(routine: "the iteration for one eigenpair") }
    return (value, IterationRecord(residuals: Vector(lengths), isConverged: isConverged, seed: seed))
  }
}

extension Vector {
  /// The vector of length 1 in this direction; zero stays zero.
  func normalized() -> Vector {
    let largest = asColumn.largestMagnitude().value
    guard largest > 0, largest.isFinite else { return self }
    // Near one first, where neither the norm nor its reciprocal leaves the range.
    let near = Vector(asColumn.columnMajorCopy().multiplied(byPowerOfTwo: -Int(largest.exponent)))
    return near / Element(near.euclideanNorm())
  }
}
