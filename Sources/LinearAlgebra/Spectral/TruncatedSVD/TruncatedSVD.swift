/// One computation of leading singular triplets of an operator with at least as many rows as columns, whose products
/// stay in the range.
struct TruncatedSVD<Operator: LinearOperator> {
  typealias Element = Operator.Element
  typealias Real = Element.Real

  let a: Operator
  /// How many triplets, from 1 to the number of columns.
  let rank: Int
  let accuracy: Double?
  let seed: UInt64
  /// ‖A‖_F, if it is known.
  let norm: Double?

  /// What a method found.
  struct Parts {
    var u: Matrix<Element>
    var σ: Vector<Real>
    var vh: Matrix<Element>
    var error: Double
    var left: Vector<Real>
    var right: Vector<Real>
    var products: Int
    var isConverged: Bool
    var method: SVDMethod
  }

  /// The residuals ‖A v - σ u‖ and ‖Aᴴ u - σ v‖ of triplets, by products.
  func residuals(
    _ u: Matrix<Element>, _ σ: Vector<Real>, _ vh: Matrix<Element>
  ) throws(LinearAlgebraError) -> (left: Vector<Real>, right: Vector<Real>) {
    let right = try a.checkedProduct(vh.adjoint()) - u.scalingColumns(by: σ)
    let left = try a.checkedAdjointProduct(u) - vh.adjoint().scalingColumns(by: σ)
    return (left.columnNorms(), right.columnNorms())
  }
}

extension Matrix {
  /// The Euclidean norm of each column.
  func columnNorms() -> Vector<Element.Real> { Vector(count: columns) { self[column: $0].euclideanNorm() } }
}
