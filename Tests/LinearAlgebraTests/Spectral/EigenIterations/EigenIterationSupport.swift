import LinearAlgebra
import TestSupport

/// A matrix that can do nothing but multiply.
struct OnlyProducts<Element: Scalar>: LinearOperator {
  let matrix: Matrix<Element>

  init(_ matrix: Matrix<Element>) { self.matrix = matrix }

  var rows: Int { matrix.rows }
  var columns: Int { matrix.columns }

  func product(_ x: Matrix<Element>) -> Matrix<Element> { matrix * x }

  func adjointProduct(_ y: Matrix<Element>) -> Matrix<Element> { multiply(matrix, y, left: .adjoint) }
}

/// The second difference -1, 2, -1 of n points, which is sparse: 2 - 2 cos(π j/(n + 1)) are its eigenvalues.
struct SecondDifference<Element: Scalar>: LinearOperator {
  let rows: Int

  var columns: Int { rows }

  func product(_ x: Matrix<Element>) -> Matrix<Element> {
    Matrix(rows: rows, columns: x.columns) { i, j in
      let (before, after) = (i > 0 ? x[i - 1, j] : 0, i + 1 < rows ? x[i + 1, j] : 0)
      return 2 * x[i, j] - before - after
    }
  }

  func adjointProduct(_ y: Matrix<Element>) -> Matrix<Element> { product(y) }

  /// The eigenvalues, ascending.
  var eigenvalues: [Double] {
    (1...rows).map { 2 - 2 * cosine(Double.pi * Double($0) / Double(rows + 1)) }
  }

  private func cosine(_ x: Double) -> Double { Double.cos(x) }
}

/// A random Hermitian matrix with these eigenvalues.
func hermitian<Element: Scalar>(_ values: [Double], seed: UInt64 = 3) -> Matrix<Element> {
  var generator = RandomGenerator(seed: seed)
  return .withEigenvalues(Vector(values.map { Element.Real($0) }), using: &generator)
}

/// The largest ‖A v - λ v‖ over ‖A‖ n eps.
func eigenResidual<Element: Scalar>(
  _ a: Matrix<Element>, _ values: Vector<Element>, _ vectors: Matrix<Element>
) -> Double {
  let product = naiveProduct(a, vectors)
  let difference = Matrix<Element>(rows: vectors.rows, columns: vectors.columns) { i, j in
    product[i, j] - values[j] * vectors[i, j]
  }
  let size = naiveNorm(a) * Double(max(a.rows, 1)) * Double(Element.ulpOfOne)
  let distance = naiveNorm(difference)
  return distance == 0 ? 0 : distance / size
}
