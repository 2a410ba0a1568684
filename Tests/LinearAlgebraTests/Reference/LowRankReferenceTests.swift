import LinearAlgebra
import TestSupport
import Testing

@Suite("low rank against NumPy")
struct LowRankReferenceTests {
  @Test("truncation errors of every rank", arguments: try referenceCases("lowrank", operation: "truncationErrors"))
  func errors(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let svd = try SVD(try check.matrix("a"))
      let errors = (0...svd.singularValues.count).map { svd.truncationError(rank: $0) }
      try check.expect(Vector(errors.map(\.frobenius)), "frobenius")
      try check.expect(Vector(errors.map(\.spectral)), "spectral")
      try check.expect(Vector(errors.map { 1 - $0.relativeFrobenius * $0.relativeFrobenius }), "energyShare")
      let stored = errors.indices.map { LowRank(svd, .rank($0)).storedCount }
      try check.expect(stored, "storedNumbers")
      try check.expect(LowRank<Element>.breakEvenRank(rows: svd.rows, columns: svd.columns), "breakEven")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "ranks chosen by tolerance and by share of energy",
    arguments: try referenceCases("lowrank", operation: "chosenRanks"))
  func chosen(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let values = try SVD(try check.matrix("a")).singularValues
      for share in [0.5, 0.25, 0.0625] {
        let tolerance = Element.Real(share)
        try check.expect(Truncation.frobeniusError(tolerance).rank(of: values), "frobenius\(share)")
        try check.expect(Truncation.spectralError(tolerance).rank(of: values), "spectral\(share)")
      }
      for share in [0.5, 0.75, 0.9375] {
        try check.expect(Truncation.energy(Element.Real(share)).rank(of: values), "energy\(share)")
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "the best approximation of a rank, and its product",
    arguments: try referenceCases("lowrank", operation: "bestApproximation"))
  func best(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let low = try LowRank(try check.matrix("a"), .rank(Int(try reference.parameter("rank"))))
      try check.expect(Matrix(low), "matrix")
      try check.expect(low * (try check.matrix("x")), "product")
      try check.expect(low.storedCount, "storedNumbers")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("effective ranks by name", arguments: try referenceCases("lowrank", operation: "effectiveRanks"))
  func effective(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let ranks = EffectiveRanks(try a.singularValues(), rows: a.rows, columns: a.columns)
      try check.expect(ranks.numerical, "numerical")
      try check.expect(ranks.stable, "stable")
      try check.expect(ranks.entropy, "entropy")
      try check.expect(ranks.energyEntropy, "energyEntropy")
      try check.expect(ranks.participation, "participationRatio")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "sums, products and singular values of sums",
    arguments: try referenceCases("lowrank", operation: "lowRankArithmetic"))
  func arithmetic(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let one = LowRank(left: try check.matrix("left"), right: try check.matrix("right").transposed())
      let two = LowRank(left: try check.matrix("otherLeft"), right: try check.matrix("otherRight").transposed())
      let factor = LowRank(left: try check.matrix("p"), right: try check.matrix("q"))
      try check.expect(Matrix(one), "matrix")
      try check.expect(Matrix(one + two), "sum")
      try check.expect(Matrix(try (one + two).recompressed()), "sum")
      try check.expect(Matrix(one * factor), "product")
      let values = try (one + two).singularValues()
      let expected = try reference.output("singularValuesOfSum").count
      try check.expect(values[0..<expected], "singularValuesOfSum")
      for index in expected..<values.count {
        #expect(Double(values[index]) <= check.limit * check.epsilon * reference.magnitude)
      }
    }
    for type in reference.elementTypes { try check(type) }
  }
}
