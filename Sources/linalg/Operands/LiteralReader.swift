import ArrayFiles
import ComplexModule
import LinearAlgebra

/// Reads numbers in brackets, as Python writes them: `3`, `[1, 2.5e-3, nan]`, `[[1, 2j], [3, 4-1j]]`.
struct LiteralReader {
  private static let deepest = 32

  private let bytes: [UInt8]
  private let source: String
  private var p = 0
  private var elements: [(real: Double, imaginary: Double)] = []
  private var isComplex = false
  /// The lengths of the lists at each depth, known once the first of them has ended.
  private var shape: [Int?] = []
  /// How deep numbers stand.
  private var leafDepth: Int?

  private init(_ text: String, source: String) {
    bytes = Array(text.utf8)
    self.source = source
  }

  /// Whether the text is meant as a literal: it begins with a bracket or is a number.
  static func isLiteral(_ text: String) -> Bool {
    text.hasPrefix("[") || number(text[...]) != nil
  }

  /// The tensor: float64, or complex128 if any number has an imaginary part.
  ///
  /// - Throws: ``ArrayFileError`` (`malformed`) that names the character where something else was expected.
  static func tensor(_ text: String, source: String) throws(ArrayFileError) -> AnyTensor {
    let shown = source.count > 40 ? source.prefix(40) + "…" : source
    var reader = LiteralReader(text, source: String(shown))
    try reader.readValue(depth: 0)
    reader.skipSpaces()
    guard reader.p == reader.bytes.count else { throw reader.malformed("the end was expected") }
    let shape = reader.shape.map { $0 ?? 0 }
    let tensor =
      reader.isComplex
      ? AnyTensor(Tensor(shape: shape, reader.elements.map { Complex($0.real, $0.imaginary) }))
      : AnyTensor(Tensor(shape: shape, reader.elements.map(\.real)))
    return tensor.attributed(to: reader.source)
  }

  private mutating func readValue(depth: Int) throws(ArrayFileError) {
    skipSpaces()
    guard peek == UInt8(ascii: "[") else { return try readNumber(depth: depth) }
    let start = p
    if leafDepth == depth { throw malformed("a number was expected, as before it") }
    guard depth < Self.deepest else { throw malformed("at most \(Self.deepest) brackets within each other are read") }
    if shape.count == depth { shape.append(nil) }
    p += 1
    var count = 0
    skipSpaces()
    while peek != UInt8(ascii: "]") {
      try readValue(depth: depth + 1)
      count += 1
      skipSpaces()
      if peek == UInt8(ascii: ",") {
        p += 1
        skipSpaces()
      } else if peek != UInt8(ascii: "]") {
        throw malformed("a comma or ] was expected")
      }
    }
    p += 1
    if let expected = shape[depth], expected != count {
      throw malformed("a list of \(count), where those before it have \(expected)", at: start)
    }
    shape[depth] = count
  }

  private mutating func readNumber(depth: Int) throws(ArrayFileError) {
    let start = p
    while let byte = peek, !isSpace(byte), byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"),
      byte != UInt8(ascii: "[")
    {
      p += 1
    }
    let text = String(decoding: bytes[start..<p], as: UTF8.self)
    guard let number = Self.number(text[...]) else {
      throw malformed(text.isEmpty ? "a number was expected" : "'\(text.prefix(20))' is not a number", at: start)
    }
    if let leafDepth, leafDepth != depth { throw malformed("a list was expected, as before it", at: start) }
    if shape.count > depth { throw malformed("a list was expected, as before it", at: start) }
    leafDepth = depth
    isComplex = isComplex || number.isComplex
    elements.append((number.real, number.imaginary))
  }

  private static func number(_ text: Substring) -> (real: Double, imaginary: Double, isComplex: Bool)? {
    guard let last = text.last, last == "j" || last == "i" else { return real(text).map { ($0, 0, false) } }
    let body = text.dropLast()
    // The sign of the imaginary part is the last one that belongs to no exponent.
    let split = body.indices.last { index in
      guard body[index] == "+" || body[index] == "-" else { return false }
      return index == body.startIndex || !"eE".contains(body[body.index(before: index)])
    }
    let (first, second) = (body[..<(split ?? body.startIndex)], body[(split ?? body.startIndex)...])
    guard let imaginary = ["", "+", "-"].contains(second) ? real(second + "1") : real(second) else { return nil }
    return first.isEmpty ? (0, imaginary, true) : real(first).map { ($0, imaginary, true) }
  }

  private static func real(_ text: Substring) -> Double? {
    let word = text.drop { $0 == "+" || $0 == "-" }.lowercased()
    let isNumber = text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
    guard isNumber || word == "nan" || word == "inf" || word == "infinity" else { return nil }
    return Double(text)
  }

  private var peek: UInt8? { p < bytes.count ? bytes[p] : nil }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private mutating func skipSpaces() {
    while let byte = peek, isSpace(byte) { p += 1 }
  }

  private func malformed(_ message: String, at place: Int? = nil) -> ArrayFileError {
    ArrayFileError(.malformed, path: source, "at character \((place ?? p) + 1): \(message)")
  }
}
