/// The header of an .npy file: what is in it and how it lies there.
public struct NpyHeader: Hashable, Sendable {
  /// The type of the elements.
  public let element: NpyElement
  /// The lengths of the axes; empty for a scalar.
  public let shape: [Int]
  /// Whether the first axis varies fastest.
  public let isFortranOrder: Bool
  /// Whether each element begins with its most significant byte.
  let isBigEndian: Bool

  /// The number of elements.
  public let count: Int

  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
  /// NumPy itself reads no longer header from a file that it does not trust.
  static let longest = 64 << 10
  static let maximumRank = 32

  init(element: NpyElement, shape: [Int], isFortranOrder: Bool) {
    self.element = element
    self.shape = shape
    self.isFortranOrder = isFortranOrder
    isBigEndian = false
    count = shape.reduce(1, *)
  }

  /// The header as bytes, format version 1.0, padded with spaces to a multiple of 64.
  ///
  /// Like NumPy it leaves room for the slowest axis to grow to 21 digits in place.
  var bytes: [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ")
    let tuple = shape.count == 1 ? "(\(sizes),)" : "(\(sizes))"
    let order = element.size == 1 ? "|" : "<"
    let growing = (isFortranOrder ? shape.last : shape.first).map { 21 - String($0).count } ?? 0
    let text =
      "{'descr': '\(order)\(element.code)', 'fortran_order': \(isFortranOrder ? "True" : "False"), 'shape': \(tuple), }"
      + String(repeating: " ", count: growing)
    let length = (Self.magic.count + 4 + text.utf8.count + 1 + 63) / 64 * 64 - Self.magic.count - 4
    let padding = String(repeating: " ", count: length - text.utf8.count - 1)
    return Self.magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array("\(text)\(padding)\n".utf8)
  }
}

extension NpyHeader {
  /// Reads the header; `length` is where the data begin.
  static func read(_ file: InputFile) throws(ArrayFileError) -> (header: NpyHeader, length: Int) {
    func malformed(_ offset: Int, _ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: file.path, offset: offset, message)
    }
    guard file.size >= 10 else { throw malformed(0, "an .npy file has at least 10 bytes, this one has \(file.size)") }
    let start = try file.bytes(at: 0, count: 10)
    guard Array(start[..<6]) == magic else { throw malformed(0, "not an .npy file: the magic string is missing") }
    let begin: Int
    let length: Int
    switch (start[6], start[7]) {
    case (1, 0):
      begin = 10
      length = Int(start[8]) | Int(start[9]) << 8
    case (2, 0), (3, 0):
      guard file.size >= 12 else { throw malformed(8, "the file ends inside the header's length") }
      let size = try file.bytes(at: 8, count: 4)
      begin = 12
      length = Int(size[0]) | Int(size[1]) << 8 | Int(size[2]) << 16 | Int(size[3]) << 24
    default: throw malformed(6, "version \(start[6]).\(start[7]) is unknown; 1.0, 2.0 and 3.0 are read")
    }
    guard length <= longest else { throw malformed(8, "a header of \(length) bytes; at most \(longest) are read") }
    guard length <= file.size - begin else {
      throw malformed(8, "a header of \(length) bytes in a file of \(file.size) bytes")
    }
    var parser = NpyHeaderParser(bytes: try file.bytes(at: begin, count: length), start: begin, path: file.path)
    return (try parser.header(), begin + length)
  }

  init(
    element: NpyElement, isBigEndian: Bool, shape: [Int], count: Int, isFortranOrder: Bool
  ) {
    self.element = element
    self.isBigEndian = isBigEndian
    self.shape = shape
    self.count = count
    self.isFortranOrder = isFortranOrder
  }
}
