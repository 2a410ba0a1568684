import LinearAlgebra
import TestSupport
import Testing

@Suite("matrix equations against SciPy")
struct EquationReferenceTests {
  @Test("A X + X B = C", arguments: try referenceCases("equations", operation: "sylvester"))
  func sylvester(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let equation = try Sylvester(try check.matrix("a"), try check.matrix("b"))
      try check.expect(try equation.solve(try check.matrix("c")), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("A X + X Aᴴ = Q", arguments: try referenceCases("equations", operation: "lyapunov"))
  func lyapunov(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try Lyapunov(try check.matrix("a")).solve(try check.matrix("q")), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("A X Aᴴ - X + Q = 0", arguments: try referenceCases("equations", operation: "discreteLyapunov"))
  func discreteLyapunov(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try DiscreteLyapunov(try check.matrix("a")).solve(try check.matrix("q")), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
