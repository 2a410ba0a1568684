import LinearAlgebra
import TestSupport
import Testing

@Suite("matrix functions against SciPy and 50 digits")
struct FunctionReferenceTests {
  @Test("exponential", arguments: try referenceCases("functions", operation: "expm"))
  func exponential(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try check.matrix("a").exponential(), "result")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("logarithm", arguments: try referenceCases("functions", operation: "logm"))
  func logarithm(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try check.matrix("a").logarithm(), "result")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("square root", arguments: try referenceCases("functions", operation: "sqrtm"))
  func squareRoot(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      try check.expect(try a.squareRoot(), "result")
      try check.expect(try a.power(0.5), "result")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "integer powers, negative ones too, by either exponent",
    arguments: try referenceCases("functions", operation: "integerPower"))
  func integerPower(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, exponent) = (try check.matrix("a"), Int(try reference.parameter("exponent")))
      try check.expect(try a.power(exponent), "result")
      try check.expect(try a.power(Element.Real(exponent)), "result")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("powers between whole ones", arguments: try referenceCases("functions", operation: "realPower"))
  func realPower(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let exponent = Element.Real(try reference.parameter("exponent"))
      try check.expect(try check.matrix("a").power(exponent), "result")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "powers from 0 on, and their sum", arguments: try referenceCases("elementwise", operation: "cumulativePowers"))
  func firstPowers(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      var sum = Matrix<Element>.zeros(a.rows, a.columns)
      for exponent in 0..<(reference.outputs.count - 1) {
        let power = try a.power(exponent)
        try check.expect(power, "power\(exponent)")
        sum += power
      }
      try check.expect(sum, "sum")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("polar decomposition", arguments: try referenceCases("functions", operation: "polar"))
  func polar(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let polar = try Polar(a)
      try check.expect(polar.unitary, "unitary")
      try check.expect(polar.positive, "positive")
      let ofAdjoint = try Polar(a.adjoint(), side: .left)
      try check.expect(ofAdjoint.unitary.adjoint(), "unitary")
      try check.expect(ofAdjoint.positive, "positive")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
