import LinearAlgebra
import TestSupport
import Testing

@Suite("subspaces, projections and pseudo-inverses against NumPy")
struct SubspaceReferenceTests {
  @Test(
    "rank, nullity, and the projectors of all three subspaces",
    arguments: try referenceCases("subspaces", operation: "subspaces"))
  func subspaces(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.vector("b"))
      let nullSpace = try a.nullSpace()
      try check.expect(try a.rank(), "rank")
      try check.expect(nullSpace.columns, "nullity")
      try check.expect(projector(onto: try a.columnSpace()), "columnProjector")
      try check.expect(projector(onto: try a.rowSpace()), "rowProjector")
      try check.expect(projector(onto: nullSpace), "nullProjector")
      let projection = try OrthogonalProjection(ontoColumnsOf: a)
      try check.expect(projection.rank, "rank")
      try check.expect(Matrix(projection), "columnProjector")
      try check.expect(projection.apply(to: b), "projection")
      try check.expect(b - projection.complement(of: b), "projection")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "Gram-Schmidt has the Q and R whose diagonal is positive",
    arguments: try referenceCases("subspaces", operation: "gramSchmidt"))
  func gramSchmidt(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let process = try GramSchmidt(try check.matrix("a"))
      try check.expect(process.q, "q")
      try check.expect(process.r, "r")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "pseudo-inverses of every shape and rank", arguments: try referenceCases("inverse", operation: "pseudoinverse"))
  func pseudoinverse(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      try check.expect(try a.pseudoinverse(), "pseudoinverse")
      try check.expect(try SVD(a, vectors: .full).pseudoinverse(), "pseudoinverse")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("numerical ranks, with a tolerance too", arguments: try referenceCases("norms", operation: "rank"))
  func rank(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let tolerance = reference.parameters.isEmpty ? nil : Element.Real(try reference.parameter("tolerance"))
      try check.expect(try a.rank(tolerance: tolerance), "rank")
      try check.expect(try SVD(a).rank(tolerance: tolerance), "rank")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "condition numbers in every norm", arguments: try referenceCases("norms", operation: "conditionNumbers"))
  func conditionNumbers(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let norms: [(String, ConditionNorm)] = [("one", .one), ("two", .two), ("infinity", .infinity)]
      for (key, norm) in norms where reference.outputs[key] != nil {
        try check.expect(try a.conditionNumber(norm), key)
      }
      try check.expect(try SVD(a).conditionNumber, "two")
    }
    for type in reference.elementTypes { try check(type) }
  }
}

/// Q Qᴴ.
private func projector<Element: Scalar>(onto basis: Matrix<Element>) -> Matrix<Element> {
  naiveProduct(basis, naiveAdjoint(basis))
}
