import LinearAlgebra
import TestSupport
import Testing

@Suite("least squares against NumPy and 50 digits")
struct LeastSquaresReferenceTests {
  @Test(
    "full rank, tall and wide: solutions, residuals and rank by every method",
    arguments: try referenceCases("leastsquares", operation: "leastSquares"))
  func fullRank(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      var check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      for method in [LeastSquares<Element>.Method.automatic, .qr, .minimumNorm()] {
        let fit = try LeastSquares(a, b, method: method)
        try check.expect(fit.solution, "x")
        try check.expect(fit.residualNorms, "residualNorms")
        try check.expect(fit.rank, "rank")
      }
      try check.expect(try SVD(a).solve(b), "x")
      if a.rows >= a.columns { try check.expect(try QR(a).solve(b), "x") }
      // The normal equations square the condition number.
      check.limit *= reference.condition
      try check.expect(try LeastSquares(a, b, method: .normalEquations).solution, "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "solutions of least norm where the rank is not full, found by itself",
    arguments: try referenceCases("leastsquares", operation: "minimumNorm"))
  func minimumNorm(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      for method in [LeastSquares<Element>.Method.automatic, .minimumNorm()] {
        let fit = try LeastSquares(a, b, method: method)
        try check.expect(fit.solution, "x")
        try check.expect(fit.rank, "rank")
      }
      try check.expect(try SVD(a).solve(b), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("weights of the rows", arguments: try referenceCases("leastsquares", operation: "weighted"))
  func weighted(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let weights = try reference.vector("weights", as: Element.Real.self)
      try check.expect(try LeastSquares(try check.matrix("a"), try check.matrix("b"), weights: weights).solution, "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("ridge", arguments: try referenceCases("leastsquares", operation: "ridge"))
  func ridge(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let λ = Element.Real(try reference.parameter("lambda"))
      try check.expect(try LeastSquares(try check.matrix("a"), try check.matrix("b"), ridge: λ).solution, "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "linear equations as constraints", arguments: try referenceCases("leastsquares", operation: "equalityConstrained"))
  func constrained(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let fit = try ConstrainedLeastSquares(
        try check.matrix("a"), try check.vector("b"), subjectTo: try check.matrix("c"), equals: try check.vector("d"))
      try check.expect(Vector(fit.solution), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
