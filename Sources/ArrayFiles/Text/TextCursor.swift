/// The text of a part of a file, read piece by piece.
final class TextCursor {
  /// The longest number or other word.
  static let longestWord = 4096
  private static let piece = 256 << 10

  let file: InputFile
  /// The next byte. A zero byte stands at `end`.
  var p: UnsafePointer<UInt8>
  private(set) var end: UnsafePointer<UInt8>
  /// The line of the next byte, counted from 1; kept by whoever moves `p` over line ends.
  var line = 1
  private let buffer: UnsafeMutablePointer<UInt8>
  private var next: Int
  private let limit: Int

  init(_ file: InputFile, _ range: Range<Int>) {
    self.file = file
    buffer = .allocate(capacity: Self.piece + 1)
    buffer[0] = 0
    p = UnsafePointer(buffer)
    end = p
    next = range.lowerBound
    limit = range.upperBound
  }

  deinit { buffer.deallocate() }

  /// Where `p` is in the file.
  var offset: Int { next - (end - p) }

  /// Whether nothing follows.
  var isAtEnd: Bool { p == end && next == limit }

  /// Whether this place is so near to the end of what was read that a word may go on behind it.
  @inline(__always)
  func isCut(_ p: UnsafePointer<UInt8>) -> Bool { end - p < 2 && next < limit }

  /// Makes sure that a whole word follows `p`, unless the text ends before.
  @inline(__always)
  func ensureWord() throws(ArrayFileError) { if end - p < Self.longestWord { try refill() } }

  private func refill() throws(ArrayFileError) {
    guard next < limit else { return }
    let left = end - p
    buffer.update(from: p, count: left)
    let count = min(Self.piece - left, limit - next)
    try file.read(into: UnsafeMutableRawBufferPointer(start: buffer + left, count: count), at: next)
    next += count
    p = UnsafePointer(buffer)
    end = p + left + count
    buffer[left + count] = 0
  }

  /// Moves behind the end of the line; returns whether there was one.
  @discardableResult
  func skipLine() throws(ArrayFileError) -> Bool {
    while true {
      try ensureWord()
      while p < end {
        p += 1
        if p[-1] == 0x0A {
          line += 1
          return true
        }
      }
      if isAtEnd { return false }
    }
  }

  func malformed(_ message: String) -> ArrayFileError {
    ArrayFileError(.malformed, path: file.path, at: .line(line), message)
  }

  /// The text from here to the next separator or line end, for messages; it is cut where it is long.
  func excerpt(until separator: UInt8) -> String {
    var q = p
    while q < end, q.pointee != separator, q.pointee != 0x0A, q.pointee != 0x0D { q += 1 }
    let text = UnsafeBufferPointer(start: p, count: min(q - p, 40))
    return jsonString(String(decoding: text, as: UTF8.self)) + (q - p > 40 ? "…" : "")
  }
}
