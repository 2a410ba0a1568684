import LinearAlgebra
import TestSupport
import Testing

@Suite("vector operations against NumPy")
struct VectorReferenceTests {
  @Test("dot products, conjugated and not", arguments: try referenceCases("products", operation: "dot"))
  func dot(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (x, y) = (try check.vector("x"), try check.vector("y"))
      try check.expect(x.dot(y), "dot")
      try check.expect(x.conjugatedDot(y), "conjugatedDot")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("multiples of vectors, added", arguments: try referenceCases("products", operation: "axpy"))
  func axpy(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (x, y, alpha) = (try check.vector("x"), try check.vector("y"), try check.scalar("alpha"))
      var sum = y
      sum.add(x, scaledBy: alpha)
      try check.expect(sum, "sum")
      try check.expect(x.scaled(by: alpha), "scaled")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("norm, sums of moduli, index of the largest", arguments: try referenceCases("products", operation: "sizes"))
  func sizes(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let x = try check.vector("x")
      try check.expect(x.euclideanNorm(), "norm")
      try check.expect(x.absoluteSum(), "absoluteSum")
      guard Element.isComplex == reference.isComplex else { return }
      try check.expect(x.partsSum(), "partsSum")
      guard !x.isEmpty else {
        #expect(x.indexOfLargest() == nil)
        return
      }
      try check.expect(try #require(x.indexOfLargest()), "indexOfLargest")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("vector norms of every order", arguments: try referenceCases("norms", operation: "vectorNorms"))
  func norms(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let x = try check.vector("x")
      let orders: [(String, VectorNorm)] = [
        ("p0", .p(0)), ("p0.5", .p(0.5)), ("p1", .one), ("p1", .p(1)), ("p1.5", .p(1.5)), ("p2", .two), ("p2", .p(2)),
        ("p3", .p(3)), ("pinfinity", .infinity), ("p-infinity", .p(-.infinity)), ("p-1", .p(-1)),
      ]
      for (key, order) in orders where reference.outputs[key] != nil { try check.expect(x.norm(order), key) }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("outer products, and multiples of them added", arguments: try referenceCases("products", operation: "ger"))
  func outer(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (x, y) = (try check.vector("x"), try check.vector("y"))
      try check.expect(x.outer(y), "outer")
      try check.expect(x.outer(y, conjugating: true), "conjugatedOuter")
      for (conjugating, key) in [(false, "updated"), (true, "conjugatedUpdated")] {
        var updated = try check.matrix("a")
        updated.addOuter(x, y, scaledBy: try check.scalar("alpha"), conjugating: conjugating)
        try check.expect(updated, key)
      }
    }
    for type in reference.elementTypes { try check(type) }
  }
}
