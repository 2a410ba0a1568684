public import LinearAlgebra

/// The header of an .npy file: what is in it and how it lies there.
public struct NpyHeader: Hashable, Sendable {
  /// The type of the elements.
  public let kind: TensorElementKind
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

  init(kind: TensorElementKind, isBigEndian: Bool = false, shape: [Int], isFortranOrder: Bool) {
    self.kind = kind
    self.isBigEndian = isBigEndian
    self.shape = shape
    self.isFortranOrder = isFortranOrder
    // The lengths before a 0 may have a product beyond 64 bits.
    count = shape.contains(0) ? 0 : shape.reduce(1, *)
  }

  /// The size of the elements in bytes.
  var byteCount: Int { count * kind.byteCount }

  /// The header as bytes, format version 1.0, padded with spaces to a multiple of 64.
  ///
  /// Like NumPy it leaves room for the slowest axis to grow to 21 digits in place.
  var bytes: [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ")
    let tuple = shape.count == 1 ? "(\(sizes),)" : "(\(sizes))"
    let order = kind.byteCount == 1 ? "|" : "<"
    let growing = (isFortranOrder ? shape.last : shape.first).map { 21 - String($0).count } ?? 0
    let text =
      "{'descr': '\(order)\(kind.npyCode ?? "")', 'fortran_order': \(isFortranOrder ? "True" : "False"), "
      + "'shape': \(tuple), }" + String(repeating: " ", count: growing)
    let length = (Self.magic.count + 4 + text.utf8.count + 1 + 63) / 64 * 64 - Self.magic.count - 4
    let padding = String(repeating: " ", count: length - text.utf8.count - 1)
    return Self.magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array("\(text)\(padding)\n".utf8)
  }
}

extension TensorElementKind {
  /// NumPy's letter and size, as in `f8`; nil for bfloat16, which NumPy does not have.
  var npyCode: String? {
    switch self {
    case .bfloat16: nil
    case .bool: "b1"
    case .complexFloat, .complexDouble: "c\(byteCount)"
    case .float16, .float, .double: "f\(byteCount)"
    case .uint8, .uint16, .uint32, .uint64: "u\(byteCount)"
    case .int8, .int16, .int32, .int64: "i\(byteCount)"
    }
  }
}

extension NpyHeader {
  /// Reads the header; the elements follow, and their size was compared with the stream's.
  static func read(_ stream: some ByteStream) throws(ArrayFileError) -> NpyHeader {
    func malformed(_ offset: Int, _ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: stream.path, offset: offset, message)
    }
    guard stream.size >= 10 else {
      throw malformed(0, "an .npy file has at least 10 bytes, this one has \(stream.size)")
    }
    let start = try stream.bytes(10)
    guard Array(start[..<6]) == magic else { throw malformed(0, "not an .npy file: the magic string is missing") }
    let length: Int
    switch (start[6], start[7]) {
    case (1, 0): length = Int(start[8]) | Int(start[9]) << 8
    case (2, 0), (3, 0):
      guard stream.size >= 12 else { throw malformed(8, "the file ends inside the header's length") }
      let upper = try stream.bytes(2)
      length = Int(start[8]) | Int(start[9]) << 8 | Int(upper[0]) << 16 | Int(upper[1]) << 24
    default: throw malformed(6, "version \(start[6]).\(start[7]) is unknown; 1.0, 2.0 and 3.0 are read")
    }
    let begin = stream.position
    guard length <= longest else { throw malformed(8, "a header of \(length) bytes; at most \(longest) are read") }
    guard length <= stream.size - begin else {
      throw malformed(8, "a header of \(length) bytes in a file of \(stream.size) bytes")
    }
    var parser = NpyHeaderParser(bytes: try stream.bytes(length), start: begin, path: stream.path)
    let header = try parser.header()
    let rest = stream.size - begin - length
    guard header.byteCount == rest else {
      throw malformed(
        begin + length,
        "shape \(Axes(header.shape)) of \(header.kind.name) needs \(header.byteCount) bytes of data, the file has \(rest)"
      )
    }
    return header
  }
}
