#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Double {
  /// The number with this many significant digits, as C's %g writes it.
  func text(digits: Int = 9) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([Int32(digits), self]) { vsnprintf(&buffer, buffer.count, "%.*g", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }
}

extension String {
  /// The text at the right of a column of this width.
  func right(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// The text at the left of a column of this width.
  func left(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
