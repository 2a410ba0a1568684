import LinearAlgebra

/// Reads the one Python dictionary that an .npy header is, and nothing else.
struct NpyHeaderParser {
  let bytes: [UInt8]
  /// Where the bytes begin in the file.
  let start: Int
  let path: String
  private var position = 0

  init(bytes: [UInt8], start: Int, path: String) {
    self.bytes = bytes
    self.start = start
    self.path = path
  }

  mutating func header() throws(ArrayFileError) -> NpyHeader {
    var type: (kind: TensorElementKind, isBigEndian: Bool)?
    var isFortranOrder: Bool?
    var shape: [Int]?
    try expect("{")
    while !accept("}") {
      let at = position
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try descriptor()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      case "descr", "fortran_order", "shape": throw malformed(at, "the key '\(key)' stands twice")
      default: throw malformed(at, "the key '\(key)' is unknown")
      }
      if !accept(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard position == bytes.count else { throw malformed(position, "something follows the dictionary") }
    guard let type else { throw malformed(0, "the key 'descr' is missing") }
    guard let isFortranOrder else { throw malformed(0, "the key 'fortran_order' is missing") }
    guard let shape else { throw malformed(0, "the key 'shape' is missing") }
    var size = type.kind.byteCount
    for length in shape where length != 0 {
      let (product, overflow) = size.multipliedReportingOverflow(by: length)
      guard !overflow else { throw malformed(0, "the shape \(Axes(shape)) has more bytes than 64 bits can count") }
      size = product
    }
    return NpyHeader(
      kind: type.kind, isBigEndian: type.isBigEndian, shape: shape, isFortranOrder: isFortranOrder)
  }

  private func malformed(_ position: Int, _ message: String) -> ArrayFileError {
    ArrayFileError(.malformed, path: path, offset: start + position, message)
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x0A, 0x09, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private mutating func accept(_ character: Character) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(ArrayFileError) {
    guard accept(character) else { throw malformed(position, "'\(character)' was expected") }
  }

  private mutating func string() throws(ArrayFileError) -> String {
    skipSpace()
    let at = position
    guard position < bytes.count, bytes[position] == 0x27 || bytes[position] == 0x22 else {
      throw malformed(at, "a quoted string was expected")
    }
    let quote = bytes[position]
    position += 1
    let first = position
    while position < bytes.count, bytes[position] != quote { position += 1 }
    guard position < bytes.count else { throw malformed(at, "the string has no closing quote") }
    defer { position += 1 }
    guard let text = String(validating: bytes[first..<position], as: UTF8.self) else {
      throw malformed(at, "the string is not UTF-8")
    }
    return text
  }

  private mutating func boolean() throws(ArrayFileError) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw malformed(position, "True or False was expected")
  }

  private mutating func descriptor() throws(ArrayFileError) -> (TensorElementKind, Bool) {
    skipSpace()
    let at = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "[") {
      throw malformed(at, "a structured element type; only numbers are read")
    }
    let text = try string()
    let code = String(text.dropFirst())
    guard let order = text.first, let kind = TensorElementKind.allCases.first(where: { $0.npyCode == code }),
      order == "<" || order == ">" || (order == "=" || order == "|") && (kind.byteCount == 1 || order == "=")
    else {
      throw malformed(
        at,
        "element type '\(text)'; integers, bool, halves, floats and complex numbers such as '<f8' or '>c8' are read")
    }
    return (kind, order == ">")
  }

  private mutating func tuple() throws(ArrayFileError) -> [Int] {
    try expect("(")
    var lengths: [Int] = []
    while !accept(")") {
      let at = position
      lengths.append(try length())
      guard lengths.count <= NpyHeader.maximumRank else {
        throw malformed(at, "more than \(NpyHeader.maximumRank) axes")
      }
      if !accept(",") {
        try expect(")")
        break
      }
    }
    return lengths
  }

  private mutating func length() throws(ArrayFileError) -> Int {
    skipSpace()
    let at = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    // Python 2 wrote long integers with an L behind them.
    defer { if position < bytes.count, bytes[position] == UInt8(ascii: "L") { position += 1 } }
    guard position > at else { throw malformed(at, "the length of an axis was expected, a number from 0") }
    guard let value = Int(String(decoding: bytes[at..<position], as: UTF8.self)) else {
      throw malformed(at, "the length of an axis does not fit 64 bits")
    }
    return value
  }
}
