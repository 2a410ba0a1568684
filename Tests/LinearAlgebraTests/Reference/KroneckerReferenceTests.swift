import LinearAlgebra
import TestSupport
import Testing

@Suite("Kronecker and Khatri-Rao products against NumPy and SciPy")
struct KroneckerReferenceTests {
  @Test(
    "products formed and not, and columns one below the other",
    arguments: try referenceCases("products", operation: "kron"))
  func products(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b, x) = (try check.matrix("a"), try check.matrix("b"), try check.matrix("x"))
      let product = KroneckerProduct(a, b)
      try check.expect(kronecker(a, b), "product")
      try check.expect(Matrix(product), "product")
      try check.expect(x.vec(), "vec")
      try check.expect(product * x.vec(), "applied")
      #expect(Matrix(vec: x.vec(), rows: x.rows, columns: x.columns) == x)
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "systems whose matrix is never formed", arguments: try referenceCases("products", operation: "kronSolve"))
  func solutions(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let product = KroneckerProduct(try check.matrix("a"), try check.matrix("b"))
      let c = try check.vector("c")
      try check.expect(product * c, "applied")
      try check.expect(try product.solve(c), "x")
      try check.expect(try product.inverse() * c, "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("Khatri-Rao products", arguments: try referenceCases("products", operation: "khatriRao"))
  func khatriRaoProducts(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(khatriRao(try check.matrix("a"), try check.matrix("b")), "product")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("A X B = C by either method", arguments: try referenceCases("products", operation: "axb"))
  func twoSided(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let equation = TwoSidedEquation(try check.matrix("a"), try check.matrix("b"))
      let c = try check.matrix("c")
      for method in TwoSidedEquation<Element>.Method.allCases {
        try check.expect(try equation.solve(c, method: method), "x")
      }
    }
    for type in reference.elementTypes { try check(type) }
  }
}
