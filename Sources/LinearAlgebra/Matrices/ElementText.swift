#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How elements and rows of them are printed.
enum ElementText {
  /// Above this number of elements only the edges are printed.
  static let summaryThreshold = 1000
  /// Above this number of columns only the edges of rows are printed.
  static let widestRow = 20
  /// How many rows or columns stand at each edge of a summary.
  static let edge = 3

  /// The number to six significant digits, without trailing zeros, as C's `%.6g` in the C locale.
  static func text(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    let capacity = 32
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let length = withVaList([number]) { vsnprintf(buffer.baseAddress, capacity, "%.6g", $0) }
      let bytes = buffer.prefix(Int(length)).map { $0 == 0x2C ? UInt8(ascii: ".") : UInt8(bitPattern: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The element to six significant digits; a complex one as `a+bi`.
  static func text<Element: Scalar>(_ element: Element) -> String {
    guard Element.isComplex else { return text(Double(element.real)) }
    let parts = element.rawParts
    let (real, imaginary) = (text(Double(parts.real)), text(Double(parts.imaginary)))
    return imaginary.hasPrefix("-") ? "\(real)\(imaginary)i" : "\(real)+\(imaginary)i"
  }

  /// The indices that a summary shows; nil stands for those left out.
  static func shown(_ count: Int, summarised: Bool) -> [Int?] {
    guard summarised, count > 2 * edge + 1 else { return Array(0..<count) }
    return Array(0..<edge) + [nil] + Array(count - edge..<count)
  }

  /// The texts of a column made equally long, with their decimal points below each other.
  static func aligned(_ texts: [String]) -> [String] {
    let isReal = !texts.contains { $0.hasSuffix("i") }
    let parts = texts.map { text -> (before: Int, after: Int) in
      let before = isReal ? text.prefix { $0 != "." && $0 != "e" }.count : text.count
      return (before, text.count - before)
    }
    let (before, after) = (parts.map(\.before).max() ?? 0, parts.map(\.after).max() ?? 0)
    return Swift.zip(texts, parts).map { text, part in
      String(repeating: " ", count: before - part.before) + text + String(repeating: " ", count: after - part.after)
    }
  }
}
