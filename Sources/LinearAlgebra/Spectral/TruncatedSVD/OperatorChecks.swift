extension LinearOperator {
  /// A X, checked: the shape is that of A and X, and all elements are finite.
  func checkedProduct(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let y = try product(x)
    precondition(
      y.rows == rows && y.columns == x.columns,
      "the product of an operator of shape \(rows)×\(columns) and a matrix of shape \(x.shapeText) has shape \(y.shapeText)"
    )
    try y.checkFinite()
    return y
  }

  /// Aᴴ Y, checked in the same way.
  func checkedAdjointProduct(_ y: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let x = try adjointProduct(y)
    precondition(
      x.rows == columns && x.columns == y.columns,
      "the adjoint product of an operator of shape \(rows)×\(columns) and a matrix of shape \(y.shapeText) has shape \(x.shapeText)"
    )
    try x.checkFinite()
    return x
  }
}

/// The adjoint of an operator.
struct AdjointOperator<Base: LinearOperator>: LinearOperator {
  let base: Base

  var rows: Int { base.columns }
  var columns: Int { base.rows }

  func product(_ x: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    try base.adjointProduct(x)
  }

  func adjointProduct(_ y: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    try base.product(y)
  }
}

/// 2ᵉ A, for an A whose products come near an end of the range.
struct ScaledOperator<Base: LinearOperator>: LinearOperator {
  let base: Base
  let exponent: Int

  var rows: Int { base.rows }
  var columns: Int { base.columns }

  func product(_ x: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    try base.product(x.columnMajorCopy().multiplied(byPowerOfTwo: exponent))
  }

  func adjointProduct(_ y: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    try base.adjointProduct(y.columnMajorCopy().multiplied(byPowerOfTwo: exponent))
  }
}
