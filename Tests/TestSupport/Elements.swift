public import LinearAlgebra

/// The matrix that a loop over its elements makes: what views and operators are compared with.
public func copied<Element: Scalar>(_ a: Matrix<Element>) -> Matrix<Element> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in a[i, j] }
}

/// The shapes that operations on elements are tested with: empty, single, thin, square and larger than a tile.
public let elementwiseShapes = [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (5, 1), (2, 3), (10, 10), (70, 41), (3, 1100)]

/// Whether every element equals what `expected` says for its row and column, bit by bit but for the sign of zero.
public func matches<Element: Scalar>(_ a: Matrix<Element>, _ expected: (Int, Int) -> Element) -> Bool {
  for j in 0..<a.columns {
    for i in 0..<a.rows {
      let (x, y) = (a[i, j], expected(i, j))
      guard x.real == y.real, x.imaginary == y.imaginary else { return false }
    }
  }
  return true
}

/// Whether every element is what `expected` says for its row and column, to this many units of rounding.
public func isClose<Element: Scalar>(
  _ a: Matrix<Element>, units: Element.Real = 4, _ expected: (Int, Int) -> Element
) -> Bool {
  for j in 0..<a.columns {
    for i in 0..<a.rows {
      let (x, y) = (a[i, j], expected(i, j))
      guard (x - y).modulus <= units * Element.ulpOfOne * max(x.modulus, y.modulus) else { return false }
    }
  }
  return true
}
