import ComplexModule
import LinearAlgebra
import TestSupport

/// A way into LAPACK, as a function of one matrix: what holds for all of them is tested over the list.
struct Driver<Element: Scalar>: Sendable {
  enum Shape: Sendable {
    case any, square, symmetric, tall
  }

  let name: String
  let shape: Shape
  let run: @Sendable (Matrix<Element>) throws -> [Matrix<Element>]

  init(_ name: String, _ shape: Shape, _ run: @escaping @Sendable (Matrix<Element>) throws -> [Matrix<Element>]) {
    (self.name, self.shape, self.run) = (name, shape, run)
  }

  /// A matrix of about this order that the driver takes, with a good condition number.
  func matrix(_ n: Int, seed: UInt64 = 11) -> Matrix<Element> {
    let square = randomMatrix(n, n, seed: seed, of: Element.self)
    return switch shape {
    case .any: randomMatrix(n, n + 3, seed: seed, of: Element.self)
    case .tall: randomMatrix(n + 2, n, seed: seed, of: Element.self)
    case .square:
      Matrix(rows: n, columns: n) { i, j in square[i, j] + (i == j ? Element(Element.Real(n)) : 0) }
    case .symmetric:
      Matrix(rows: n, columns: n) { i, j in
        i == j
          ? Element(square[i, i].real + 2 * Element.Real(n)) : i > j ? square[i, j] : square[j, i].conjugate
      }
    }
  }
}

extension Driver {
  static func column<Part: Scalar>(_ values: Vector<Part>) -> Matrix<Element> {
    Matrix(rows: values.count, columns: 1) { i, _ in Element(converting: values[i]) }
  }
}
