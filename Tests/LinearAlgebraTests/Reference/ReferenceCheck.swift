import LinearAlgebra
import TestSupport
import Testing

/// A reference case in one element type: its inputs, and what compares results with its outputs.
struct ReferenceCheck<Element: Scalar> {
  let reference: ReferenceCase
  /// The largest error accepted, in units of condition · eps · size.
  var limit = 20.0

  init(_ reference: ReferenceCase, _ type: Element.Type) { self.reference = reference }

  /// The check of a determinant of this order: a relative change ε of the matrix changes it by up to n κ ε.
  func ofDeterminant(order: Int) -> ReferenceCheck {
    var check = self
    check.limit = max(limit, 4 * Double(order))
    return check
  }

  func matrix(_ key: String) throws -> Matrix<Element> { try reference.matrix(key) }
  func vector(_ key: String) throws -> Vector<Element> { try reference.vector(key) }
  func scalar(_ key: String) throws -> Element { try reference.scalar(key) }

  var epsilon: Double { Double(Element.ulpOfOne) }

  func expect(_ actual: [Parts], _ key: String, _ location: SourceLocation = #_sourceLocation) throws {
    let ratio = try reference.errorRatio(of: actual, from: key, epsilon: epsilon)
    #expect(ratio <= limit, "\(key) in \(Element.self)", sourceLocation: location)
  }

  func expect<Other: Scalar>(
    _ actual: Matrix<Other>, _ key: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let shape = try reference.output(key).shape
    #expect([actual.rows, actual.columns] == shape, "\(key) in \(Element.self)", sourceLocation: location)
    try expect(parts(actual), key, location)
  }

  func expect<Other: Scalar>(
    _ actual: Vector<Other>, _ key: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    try expect(parts(actual), key, location)
  }

  func expect<Other: Scalar>(_ actual: Other, _ key: String, _ location: SourceLocation = #_sourceLocation) throws {
    try expect(parts(actual), key, location)
  }

  func expect(_ actual: Int, _ key: String, _ location: SourceLocation = #_sourceLocation) throws {
    #expect(Double(actual) == (try reference.number(key)), "\(key) in \(Element.self)", sourceLocation: location)
  }

  func expect(_ actual: [Int], _ key: String, _ location: SourceLocation = #_sourceLocation) throws {
    let expected = try reference.output(key).data
    #expect(actual.map(Double.init) == expected, "\(key) in \(Element.self)", sourceLocation: location)
  }

  func expectAbsolute<Other: Scalar>(
    _ actual: Matrix<Other>, _ key: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let shape = try reference.output(key).shape
    #expect([actual.rows, actual.columns] == shape, "\(key) in \(Element.self)", sourceLocation: location)
    let ratio = try reference.absoluteErrorRatio(of: parts(actual), from: key, epsilon: epsilon)
    #expect(ratio <= limit, "\(key) in \(Element.self)", sourceLocation: location)
  }

  func expectInAnyOrder<Other: Scalar>(
    _ actual: Vector<Other>, _ key: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let ratio = try reference.unorderedErrorRatio(of: parts(actual), from: key, epsilon: epsilon)
    #expect(ratio <= limit, "\(key) in \(Element.self)", sourceLocation: location)
  }
}
