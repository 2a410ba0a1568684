/// Reads JSON strictly, from front to back, without building a tree: keys that stand twice are seen by the caller and
/// numbers stay exact, which Foundation's decoders do not offer.
struct JSONCursor {
  /// The deepest nesting that is skipped.
  private static let deepest = 64

  let bytes: [UInt8]
  /// Where the bytes begin in the file.
  let start: Int
  let path: String
  private(set) var position = 0

  init(_ bytes: [UInt8], start: Int, path: String) {
    self.bytes = bytes
    self.start = start
    self.path = path
  }

  func malformed(_ message: String, at position: Int? = nil) -> ArrayFileError {
    ArrayFileError(.malformed, path: path, offset: start + (position ?? self.position), message)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  mutating func accept(_ character: Character) -> Bool {
    skipSpace()
    guard let byte = next, byte == character.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func expect(_ character: Character) throws(ArrayFileError) {
    guard accept(character) else { throw malformed("'\(character)' was expected") }
  }

  /// Nothing but space may follow.
  mutating func expectEnd() throws(ArrayFileError) {
    skipSpace()
    guard position == bytes.count else { throw malformed("something follows the JSON object") }
  }

  /// Calls `body` for each member of an object, with the cursor at its value.
  mutating func object(
    _ body: (inout JSONCursor, _ key: String, _ at: Int) throws(ArrayFileError) -> Void
  ) throws(ArrayFileError) {
    try expect("{")
    if accept("}") { return }
    repeat {
      skipSpace()
      let at = position
      let key = try string()
      try expect(":")
      try body(&self, key, at)
    } while accept(",")
    try expect("}")
  }

  /// Calls `body` for each element of an array, with the cursor at it.
  mutating func array(_ body: (inout JSONCursor) throws(ArrayFileError) -> Void) throws(ArrayFileError) {
    try expect("[")
    if accept("]") { return }
    repeat { try body(&self) } while accept(",")
    try expect("]")
  }

  /// A number from 0 without fraction or exponent.
  mutating func size(_ what: String) throws(ArrayFileError) -> Int {
    skipSpace()
    let at = position
    guard let first = next, (0x30...0x39).contains(first) else {
      throw malformed("\(what): a number from 0 was expected")
    }
    var value = 0
    while let byte = next, (0x30...0x39).contains(byte) {
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(Int(byte - 0x30))
      guard !overflow, !carry else { throw malformed("\(what): a number beyond 64 bits", at: at) }
      value = sum
      position += 1
    }
    if first == 0x30, position - at > 1 { throw malformed("\(what): a number with a leading zero", at: at) }
    if let byte = next, byte == 0x2E || byte == 0x65 || byte == 0x45 {
      throw malformed("\(what): an integer was expected", at: at)
    }
    return value
  }

  mutating func string() throws(ArrayFileError) -> String {
    skipSpace()
    let at = position
    guard next == 0x22 else { throw malformed("a string in double quotes was expected") }
    position += 1
    var text: [UInt8] = []
    while let byte = next, byte != 0x22 {
      guard byte >= 0x20 else { throw malformed("a control character in a string") }
      position += 1
      if byte == 0x5C { try escape(into: &text) } else { text.append(byte) }
    }
    guard next != nil else { throw malformed("the string has no closing quote", at: at) }
    position += 1
    guard let string = String(validating: text, as: UTF8.self) else { throw malformed("a string is not UTF-8", at: at) }
    return string
  }

  private mutating func escape(into text: inout [UInt8]) throws(ArrayFileError) {
    let at = position - 1
    guard let byte = next else { throw malformed("the string has no closing quote", at: at) }
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal(at)
      if code & 0xFC00 == 0xD800 {
        guard accept(exactly: 0x5C), accept(exactly: 0x75) else { throw malformed("half of a surrogate pair", at: at) }
        let low = try hexadecimal(at)
        guard low & 0xFC00 == 0xDC00 else { throw malformed("half of a surrogate pair", at: at) }
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = Unicode.Scalar(code) else { throw malformed("half of a surrogate pair", at: at) }
      text.append(contentsOf: Array(String(Character(scalar)).utf8))
    default: throw malformed("an unknown escape in a string", at: at)
    }
  }

  private mutating func accept(exactly byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func hexadecimal(_ at: Int) throws(ArrayFileError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw malformed("four hexadecimal digits were expected after \\u", at: at)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  /// Passes over a value of any kind, checking its form.
  mutating func skip(depth: Int = 0) throws(ArrayFileError) {
    guard depth < Self.deepest else { throw malformed("nested more than \(Self.deepest) deep") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      try object { cursor, _, _ throws(ArrayFileError) in try cursor.skip(depth: depth + 1) }
    case UInt8(ascii: "["): try array { cursor throws(ArrayFileError) in try cursor.skip(depth: depth + 1) }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  private mutating func word(_ word: String) throws(ArrayFileError) {
    guard bytes[position...].starts(with: word.utf8) else { throw malformed("a JSON value was expected") }
    position += word.utf8.count
  }

  private mutating func number() throws(ArrayFileError) {
    let at = position
    _ = accept(exactly: 0x2D)
    let isZero = next == 0x30
    let whole = digits()
    var isValid = whole > 0 && !(isZero && whole > 1)
    if accept(exactly: 0x2E) { isValid = digits() > 0 && isValid }
    if accept(exactly: 0x65) || accept(exactly: 0x45) {
      if !accept(exactly: 0x2B) { _ = accept(exactly: 0x2D) }
      isValid = digits() > 0 && isValid
    }
    guard isValid else { throw malformed("a JSON value was expected", at: at) }
  }

  private mutating func digits() -> Int {
    let first = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - first
  }
}
