/// Words of a line: counts, integers and numbers with spaces between them.
extension TextCursor {
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Moves to the next character that is no space; returns whether there is one in the file. Line ends are passed, too.
  func skipSpaceAndEmptyLines() throws(ArrayFileError) -> Bool {
    while true {
      try ensureWord()
      while p < end {
        if p.pointee == 0x0A { line += 1 } else if !isSpace(p.pointee), p.pointee != 0x0D { return true }
        p += 1
      }
      if isAtEnd { return false }
    }
  }

  /// Moves to the next word of the line.
  @inline(__always)
  private func skipSpace(_ what: String) throws(ArrayFileError) {
    try ensureWord()
    while isSpace(p.pointee) { p += 1 }
    guard !isCut(p) else { throw malformed("more than \(Self.longestWord) spaces") }
  }

  /// What follows a word: a space or the end of the line or file.
  @inline(__always)
  private func endsWord(_ q: UnsafePointer<UInt8>) -> Bool {
    (isSpace(q.pointee) || q.pointee == 0x0A || q.pointee == 0x0D || q == end) && !isCut(q)
  }

  private func wrong(_ what: String) -> ArrayFileError {
    if p == end { return malformed("the file ends, \(what) was expected") }
    if p.pointee == 0x0A || p.pointee == 0x0D { return malformed("the line ends, \(what) was expected") }
    return malformed("\(excerpt(until: 0x20)): \(what) was expected")
  }

  /// A number from 0.
  func count(_ what: String) throws(ArrayFileError) -> Int {
    let value = try integer(what)
    guard value >= 0 else { throw malformed("\(what) is \(value)") }
    return Int(value)
  }

  func integer(_ what: String) throws(ArrayFileError) -> Int64 {
    let (magnitude, isNegative) = try digits(what)
    guard magnitude <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { throw malformed("\(what) does not fit 64 bits") }
    return isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
  }

  func unsignedInteger(_ what: String) throws(ArrayFileError) -> UInt64 {
    let (magnitude, isNegative) = try digits(what)
    guard !isNegative || magnitude == 0 else { throw malformed("\(what) is negative") }
    return magnitude
  }

  private func digits(_ what: String) throws(ArrayFileError) -> (UInt64, isNegative: Bool) {
    try skipSpace(what)
    var q = p
    let isNegative = q.pointee == UInt8(ascii: "-")
    if isNegative || q.pointee == UInt8(ascii: "+") { q += 1 }
    let first = q
    var value: UInt64 = 0
    while q.pointee &- 0x30 < 10 {
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(UInt64(q.pointee - 0x30))
      guard !overflow, !carry else { throw malformed("\(what) does not fit 64 bits") }
      value = sum
      q += 1
    }
    guard q > first, endsWord(q) else { throw wrong(what) }
    p = q
    return (value, isNegative)
  }

  func number(_ what: String, _ reader: inout NumberReader) throws(ArrayFileError) -> Double {
    try skipSpace(what)
    var q = p
    guard let value = reader.number(&q), endsWord(q) else { throw wrong(what) }
    p = q
    return value
  }

  /// Nothing but spaces may stand before the end of the line.
  func endLine() throws(ArrayFileError) {
    try skipSpace("the end of the line")
    if p.pointee == 0x0D { p += 1 }
    if p.pointee == 0x0A {
      p += 1
      line += 1
    } else if !isAtEnd {
      throw malformed("\(excerpt(until: 0x20)): the end of the line was expected")
    }
  }
}
