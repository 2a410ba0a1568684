import Foundation
import Testing

/// A result in the JSON that a command prints.
struct LinalgValue {
  let shape: [Int]
  let type: String
  /// The numbers in row-major order; a complex number is two of them.
  let values: [Double]

  fileprivate init(_ object: [String: Any]) throws {
    shape = try #require(object["shape"] as? [Int])
    type = try #require(object["dtype"] as? String)
    values = Self.flattened(object["values"])
  }

  private static func flattened(_ value: Any?) -> [Double] {
    switch value {
    case let list as [Any]: list.flatMap { flattened($0) }
    case let text as String: [Double(text) ?? .nan]
    case let number as Double: [number]
    default: []
    }
  }

  /// Whether this has the shape, and the numbers up to a relative error.
  func isClose(_ shape: [Int], _ numbers: [Double], error: Double = 1e-14) -> Bool {
    let size = numbers.filter(\.isFinite).reduce(1e-300) { max($0, abs($1)) }
    return self.shape == shape && values.count == numbers.count
      && zip(values, numbers).allSatisfy { $0 == $1 || abs($0 - $1) <= error * size }
  }
}

/// The results that a command prints as JSON, by name.
func linalgValues(_ arguments: [String]) throws -> [String: LinalgValue] {
  let result = try linalg(arguments + ["--json"])
  #expect(result.status == 0 && result.error.isEmpty, "\(arguments): \(result.error)")
  let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
  return try #require(object as? [String: [String: Any]]).mapValues { try LinalgValue($0) }
}

/// That a command ends with this status, and one line that has these words.
func expectFailure(_ arguments: [String], _ status: Int32, _ words: String...) throws {
  let result = try linalg(arguments)
  #expect(result.status == status && result.output.isEmpty, "\(arguments): \(result)")
  #expect(words.allSatisfy { result.error.contains($0) }, "\(arguments): \(result.error)")
  let lines = result.error.split(separator: "\n")
  #expect(lines.allSatisfy { $0.hasPrefix("linalg: ") } && (status == 64 || lines.count == 1), "\(result.error)")
}
