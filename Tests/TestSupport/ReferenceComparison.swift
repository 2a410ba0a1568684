import Foundation

/// An element as a test sees it: its real and imaginary part in double precision.
public typealias Parts = (real: Double, imaginary: Double)

/// The distance of two numbers: 0 for equal infinities and for two NaN, infinite where only one is finite.
private func distance(_ a: Parts, _ b: Parts) -> Double {
  func gap(_ x: Double, _ y: Double) -> Double {
    if x == y || (x.isNaN && y.isNaN) { return 0 }
    return x.isFinite && y.isFinite ? abs(x - y) : .infinity
  }
  return hypot(gap(a.real, b.real), gap(a.imaginary, b.imaginary))
}

extension ReferenceCase {
  /// The largest error over condition · eps · the larger of the magnitude and the largest expected entry.
  ///
  /// A wrong number of elements gives infinity; with nothing but zeros expected and no magnitude, any error does.
  public func errorRatio(of actual: [Parts], from key: String, epsilon: Double) throws -> Double {
    let expected = try output(key)
    return worst(actual, expected.parts, unit: unit(for: expected, epsilon))
  }

  /// The same for absolute values, where the reference fixes the result up to signs or phases only.
  public func absoluteErrorRatio(of actual: [Parts], from key: String, epsilon: Double) throws -> Double {
    try errorRatio(of: actual.map { (hypot($0.real, $0.imaginary), 0) }, from: key, epsilon: epsilon)
  }

  /// The same for values in any order: each expected one takes the closest of those that are left.
  public func unorderedErrorRatio(of actual: [Parts], from key: String, epsilon: Double) throws -> Double {
    let expected = try output(key)
    var rest = actual
    var matched: [Parts] = []
    for value in expected.parts {
      guard let index = rest.indices.min(by: { distance(rest[$0], value) < distance(rest[$1], value) }) else { break }
      matched.append(rest.remove(at: index))
    }
    guard rest.isEmpty else { return .infinity }
    return worst(matched, expected.parts, unit: unit(for: expected, epsilon))
  }

  private func unit(for expected: ReferenceArray, _ epsilon: Double) -> Double {
    condition * epsilon * max(magnitude, expected.largest)
  }

  private func worst(_ actual: [Parts], _ expected: [Parts], unit: Double) -> Double {
    guard actual.count == expected.count else { return .infinity }
    let error = zip(actual, expected).map { distance($0, $1) }.max() ?? 0
    return error == 0 ? 0 : error / unit
  }
}
