import LinearAlgebra
import TestSupport
import Testing

@Suite("products against NumPy")
struct ProductReferenceTests {
  @Test(
    "matrix products with either operation on either side, alpha and beta",
    arguments: try referenceCases("products", operation: "gemm"))
  func products(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b, c) = (try check.matrix("a"), try check.matrix("b"), try check.matrix("c"))
      let (left, right) = (try reference.operation("left"), try reference.operation("right"))
      try check.expect(multiply(a, b, left: left, right: right), "product")
      try check.expect(transformed(a, left) * transformed(b, right), "product")
      var updated = c
      multiply(
        a, b, left: left, right: right, alpha: try check.scalar("alpha"), beta: try check.scalar("beta"), into: &updated
      )
      try check.expect(updated, "updated")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "matrix-vector products with every operation, alpha and beta",
    arguments: try referenceCases("products", operation: "gemv"))
  func matrixVector(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, x) = (try check.matrix("a"), try check.vector("x"))
      let operation = try reference.operation("transform")
      try check.expect(multiply(a, x, left: operation), "product")
      try check.expect(transformed(a, operation) * x, "product")
      var updated = try check.vector("y")
      multiply(a, x, left: operation, alpha: try check.scalar("alpha"), beta: try check.scalar("beta"), into: &updated)
      try check.expect(updated, "updated")
    }
    for type in reference.elementTypes { try check(type) }
  }
}

extension ReferenceCase {
  /// The parameter of that name as an operation on a factor.
  fileprivate func operation(_ key: String) throws -> MatrixOperation {
    switch try word(key) {
    case "transpose": .transposed
    case "adjoint": .adjoint
    default: .none
    }
  }
}

private func transformed<Element: Scalar>(_ a: Matrix<Element>, _ operation: MatrixOperation) -> Matrix<Element> {
  switch operation {
  case .none: a
  case .transposed: a.transposed()
  case .adjoint: a.adjoint()
  }
}
