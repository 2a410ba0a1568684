import Foundation

/// One array of a reference case: row-major numbers, complex ones as interleaved real and imaginary parts.
public struct ReferenceArray: Decodable, Sendable {
  /// The lengths of the axes: none for a scalar, one for a vector, two for a matrix.
  public let shape: [Int]
  /// The numbers in row-major order.
  public let data: [Double]
  private let complex: Bool?

  /// Whether the numbers are complex.
  public var isComplex: Bool { complex ?? false }

  /// The number of elements, which is half the count of `data` for complex numbers.
  public var count: Int { shape.reduce(1, *) }

  /// The real and imaginary part of each element, in row-major order.
  public var parts: [(real: Double, imaginary: Double)] {
    guard isComplex else { return data.map { (real: $0, imaginary: 0.0) } }
    return stride(from: 0, to: data.count, by: 2).map { (real: data[$0], imaginary: data[$0 + 1]) }
  }

  /// The largest finite absolute value, 0 without elements.
  public var largest: Double {
    parts.map { hypot($0.real, $0.imaginary) }.filter(\.isFinite).max() ?? 0
  }
}

/// A parameter of a reference case: a number or a word.
public enum ReferenceParameter: Decodable, Sendable {
  case number(Double)
  case text(String)

  /// Reads whichever of the two kinds is there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}

/// What NumPy, SciPy or mpmath gave for one operation on one input; `Tests/Reference` holds the scripts.
public struct ReferenceCase: Decodable, Sendable, Identifiable, CustomStringConvertible {
  /// A sentence that names the case, unique in its area.
  public let name: String
  /// The operation, such as `svd`.
  public let operation: String
  /// `real` or `complex`.
  public let field: String
  /// Input arrays by name, exact in single precision.
  public let inputs: [String: ReferenceArray]
  /// Options of the operation.
  public let parameters: [String: ReferenceParameter]
  /// Expected arrays by name.
  public let outputs: [String: ReferenceArray]
  /// How many times rounding errors may grow.
  public let condition: Double
  private let scale: Double?
  private let singlePrecision: Bool?

  /// The name, which is unique in an area.
  public var id: String { name }

  /// The name, by which the output of parameterised tests shows the case.
  public var description: String { name }

  /// Whether single precision resolves the case.
  public var holdsInSinglePrecision: Bool { singlePrecision ?? true }

  /// Whether the inputs are complex.
  public var isComplex: Bool { field == "complex" }

  /// A lower bound of the magnitude that errors are measured against.
  public var magnitude: Double { scale ?? 0 }
}

/// A reference file or an entry of it that is not there.
public enum ReferenceError: Error {
  case missing(entry: String, in: String)
}

extension ReferenceCase {
  /// The input of that name.
  public func input(_ key: String) throws -> ReferenceArray {
    guard let array = inputs[key] else { throw ReferenceError.missing(entry: key, in: name) }
    return array
  }

  /// The expected output of that name.
  public func output(_ key: String) throws -> ReferenceArray {
    guard let array = outputs[key] else { throw ReferenceError.missing(entry: key, in: name) }
    return array
  }

  /// The expected single number of that name.
  public func number(_ key: String) throws -> Double {
    guard let number = try output(key).data.first else { throw ReferenceError.missing(entry: key, in: name) }
    return number
  }

  /// The parameter of that name as a number.
  public func parameter(_ key: String) throws -> Double {
    guard case .number(let number) = parameters[key] else { throw ReferenceError.missing(entry: key, in: name) }
    return number
  }

  /// The parameter of that name as a word.
  public func word(_ key: String) throws -> String {
    guard case .text(let text) = parameters[key] else { throw ReferenceError.missing(entry: key, in: name) }
    return text
  }
}

private struct ReferenceArea: Decodable {
  let area: String
  let generator: String
  let cases: [ReferenceCase]
}

/// The cases of `Tests/Reference/<area>.json`.
public func referenceCases(_ area: String) throws -> [ReferenceCase] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let data = try Data(contentsOf: folder.appending(path: "Reference/\(area).json"))
  let decoder = JSONDecoder()
  decoder.nonConformingFloatDecodingStrategy =
    .convertFromString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  return try decoder.decode(ReferenceArea.self, from: data).cases
}

/// The cases of one operation in an area; a test without any fails.
public func referenceCases(_ area: String, operation: String) throws -> [ReferenceCase] {
  let cases = try referenceCases(area).filter { $0.operation == operation }
  guard !cases.isEmpty else { throw ReferenceError.missing(entry: operation, in: area) }
  return cases
}
