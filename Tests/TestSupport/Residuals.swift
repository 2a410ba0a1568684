public import LinearAlgebra

// Plain loops on purpose: what is under test does not check itself.

/// The product of two matrices by the definition, summed in the element type.
public func naiveProduct<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Matrix<Element> {
  Matrix(rows: a.rows, columns: b.columns) { i, j in
    var sum = Element.zero
    for k in 0..<a.columns { sum += a[i, k] * b[k, j] }
    return sum
  }
}

/// The adjoint by the definition.
public func naiveAdjoint<Element: Scalar>(_ a: Matrix<Element>) -> Matrix<Element> {
  Matrix(rows: a.columns, columns: a.rows) { i, j in a[j, i].conjugate }
}

/// The Frobenius norm in Double, without overflow.
public func naiveNorm<Element: Scalar>(_ a: Matrix<Element>) -> Double {
  var (scale, sum) = (0.0, 1.0)
  for j in 0..<a.columns {
    for i in 0..<a.rows {
      for part in [Double(a[i, j].real).magnitude, Double(a[i, j].imaginary).magnitude] where part != 0 {
        guard part.isFinite else { return .infinity }
        if part > scale {
          sum = 1 + sum * (scale / part) * (scale / part)
          scale = part
        } else {
          sum += (part / scale) * (part / scale)
        }
      }
    }
  }
  return scale == 0 ? 0 : scale * sum.squareRoot()
}

/// The rounding that no subnormal result escapes: max(m, n) times the least number, in each of so many elements.
public func subnormalAllowance<Element: Scalar>(_ a: Matrix<Element>) -> Double {
  Double(max(a.rows, a.columns)) * Double(a.count).squareRoot() * Double(Element.Real.leastNonzeroMagnitude)
}

/// The distance |A - B| over |A| max(m, n) eps, LAPACK's unit for residuals; |A - B| alone over eps where A is zero.
public func residual<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Double {
  guard a.rows == b.rows, a.columns == b.columns else { return .infinity }
  let distance = naiveNorm(Matrix<Element>(rows: a.rows, columns: a.columns) { i, j in a[i, j] - b[i, j] })
  let difference = max(0, distance - subnormalAllowance(a))
  let size = naiveNorm(a) * Double(max(a.rows, a.columns, 1)) * Double(Element.ulpOfOne)
  return difference == 0 ? 0 : difference / (size == 0 ? Double(Element.ulpOfOne) : size)
}

/// How far the columns are from orthonormal: |QᴴQ - 1| over max(m, n) eps.
public func orthogonalityResidual<Element: Scalar>(_ q: Matrix<Element>) -> Double {
  let gram = naiveProduct(naiveAdjoint(q), q)
  let difference = Matrix<Element>(rows: gram.rows, columns: gram.columns) { i, j in gram[i, j] - (i == j ? 1 : 0) }
  return naiveNorm(difference) / (Double(max(q.rows, q.columns, 1)) * Double(Element.ulpOfOne))
}

/// How well X solves A X = B: |B - A X| over |A| |X| max(m, n) eps.
public func solutionResidual<Element: Scalar>(
  _ a: Matrix<Element>, _ x: Matrix<Element>, _ b: Matrix<Element>
) -> Double {
  let product = naiveProduct(a, x)
  guard product.rows == b.rows, product.columns == b.columns else { return .infinity }
  let distance = naiveNorm(Matrix<Element>(rows: b.rows, columns: b.columns) { i, j in b[i, j] - product[i, j] })
  let difference = max(0, distance - subnormalAllowance(a))
  let size = naiveNorm(a) * naiveNorm(x) * Double(max(a.rows, a.columns, 1)) * Double(Element.ulpOfOne)
  return difference == 0 ? 0 : difference / (size == 0 ? Double(Element.ulpOfOne) : size)
}

/// A, its transpose or its adjoint by the definition.
public func naiveOperation<Element: Scalar>(_ a: Matrix<Element>, _ operation: MatrixOperation) -> Matrix<Element> {
  switch operation {
  case .none: a
  case .transposed: Matrix(rows: a.columns, columns: a.rows) { i, j in a[j, i] }
  case .adjoint: naiveAdjoint(a)
  }
}
