import LinearAlgebra
import TestSupport
import Testing

@Suite("structured products against NumPy")
struct StructuredProductReferenceTests {
  @Test(
    "symmetric and Hermitian factors on either side, one triangle read",
    arguments: try referenceCases("products", operation: "symm"))
  func symmetric(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (hermitian, symmetric) = (try check.matrix("hermitian"), try check.matrix("symmetric"))
      let (b, r) = (try check.matrix("b"), try check.matrix("r"))
      for triangle in Triangle.allCases {
        var (left, right) = (b, r)
        multiplyHermitian(hermitian, b, triangle: triangle, into: &left)
        multiplyHermitian(hermitian, r, side: .right, triangle: triangle, into: &right)
        try check.expect(left, "hermitianLeft")
        try check.expect(right, "hermitianRight")
        multiplySymmetric(symmetric, b, triangle: triangle, into: &left)
        multiplySymmetric(symmetric, r, side: .right, triangle: triangle, into: &right)
        try check.expect(left, "symmetricLeft")
        try check.expect(right, "symmetricRight")
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("rank updates of one triangle", arguments: try referenceCases("products", operation: "syrk"))
  func rankUpdates(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      for triangle in Triangle.allCases {
        var (small, large) = (Matrix<Element>.zeros(a.columns, a.columns), Matrix<Element>.zeros(a.rows, a.rows))
        symmetricRankUpdate(a, triangle: triangle, into: &large)
        try check.expect(mirrored(large, triangle) { $0 }, "symmetric")
        hermitianRankUpdate(a, triangle: triangle, into: &large)
        try check.expect(mirrored(large, triangle, \.conjugate), "hermitian")
        symmetricRankUpdate(a, left: .transposed, triangle: triangle, into: &small)
        try check.expect(mirrored(small, triangle) { $0 }, "transposedSymmetric")
        hermitianRankUpdate(a, left: .adjoint, triangle: triangle, into: &small)
        try check.expect(mirrored(small, triangle, \.conjugate), "adjointHermitian")
      }
      try check.expect(a.gram(), "adjointHermitian")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("triangular products and solutions", arguments: try referenceCases("products", operation: "triangular"))
  func triangular(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (t, b, r) = (try check.matrix("t"), try check.matrix("b"), try check.matrix("r"))
      let triangle: Triangle = try reference.word("triangle") == "lower" ? .lower : .upper
      let diagonal: DiagonalKind = try reference.word("diagonal") == "unit" ? .unit : .general
      func product(_ x: Matrix<Element>, _ operation: MatrixOperation, _ side: MatrixSide) -> Matrix<Element> {
        var x = x
        multiplyTriangular(t, left: operation, triangle: triangle, diagonal: diagonal, side: side, into: &x)
        return x
      }
      func solution(_ x: Matrix<Element>, _ operation: MatrixOperation, _ side: MatrixSide) throws -> Matrix<Element> {
        var x = x
        try solveTriangular(t, left: operation, triangle: triangle, diagonal: diagonal, side: side, into: &x)
        return x
      }
      try check.expect(product(b, .none, .left), "leftProduct")
      try check.expect(product(r, .none, .right), "rightProduct")
      try check.expect(product(b, .adjoint, .left), "adjointProduct")
      try check.expect(try solution(b, .none, .left), "leftSolve")
      try check.expect(try solution(r, .none, .right), "rightSolve")
      try check.expect(try solution(b, .adjoint, .left), "adjointSolve")
    }
    for type in reference.elementTypes { try check(type) }
  }
}

/// The whole matrix whose other triangle is the image of this one.
private func mirrored<Element: Scalar>(
  _ a: Matrix<Element>, _ triangle: Triangle, _ image: (Element) -> Element
) -> Matrix<Element> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in
    (triangle == .lower) == (i >= j) || i == j ? a[i, j] : image(a[j, i])
  }
}
