/// A member of a zip archive as the directory describes it.
struct ZipMember: Sendable {
  /// The length of an entry of the directory and of a local header, without names.
  static let directoryLength = 46
  static let localLength = 30

  let name: String
  let isDeflated: Bool
  let flags: Int
  let checksum: Int
  /// The sizes in the archive and unpacked.
  let packedSize: Int
  let size: Int
  /// Where the local header is.
  let offset: Int
  /// Where the next member or the directory begins.
  var limit = 0

  /// Reads an entry of the directory; returns its length, too.
  static func read(
    _ bytes: LittleEndian, _ at: Int, directoryStart: Int, path: String
  ) throws(ArrayFileError) -> (ZipMember, length: Int) {
    func malformed(_ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: path, offset: directoryStart + at, message)
    }
    let left = bytes.bytes.count - at
    guard left >= directoryLength, bytes.u32(at) == 0x0201_4B50 else {
      throw malformed("an entry of the directory was expected")
    }
    let (nameLength, extraLength) = (bytes.u16(at + 28), bytes.u16(at + 30))
    let length = directoryLength + nameLength + extraLength + bytes.u16(at + 32)
    guard length <= left else { throw malformed("an entry of \(length) bytes, the directory has \(left) more") }
    let nameStart = at + directoryLength
    let name = try safeName(bytes.bytes[nameStart..<nameStart + nameLength], malformed)
    let (flags, method) = (bytes.u16(at + 8), bytes.u16(at + 10))
    guard flags & 0x2041 == 0 else { throw malformed("member '\(name)' is encrypted") }
    guard flags & ~0x080E == 0 else { throw malformed("member '\(name)' has unknown flags \(flags)") }
    guard method == 0 || method == 8 else {
      throw malformed("member '\(name)' is packed by method \(method); 0 (stored) and 8 (deflated) are read")
    }
    guard bytes.u16(at + 34) == 0 else { throw malformed("member '\(name)' is in another part of the archive") }
    let sizes = [bytes.u32(at + 24), bytes.u32(at + 20), bytes.u32(at + 42)]
    let extra = nameStart + nameLength
    guard let wide = widened(sizes, bytes, extra..<extra + extraLength) else {
      throw malformed("member '\(name)' lacks its sizes of 64 bits, or they are beyond 63 bits")
    }
    let member = ZipMember(
      name: name, isDeflated: method == 8, flags: flags, checksum: bytes.u32(at + 16), packedSize: wide[1],
      size: wide[0], offset: wide[2])
    return (member, length)
  }

  /// The sizes, taken from the zip64 field where they are all ones; nil where it lacks one or it does not fit.
  static func widened(_ sizes: [Int], _ bytes: LittleEndian, _ extra: Range<Int>) -> [Int]? {
    guard sizes.contains(0xFFFF_FFFF) else { return sizes }
    var at = extra.lowerBound
    while at + 4 <= extra.upperBound {
      let (id, end) = (bytes.u16(at), at + 4 + bytes.u16(at + 2))
      guard end <= extra.upperBound else { return nil }
      if id == 1 {
        var (wide, field) = (sizes, at + 4)
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
          guard field + 8 <= end, let size = bytes.u64(field) else { return nil }
          wide[index] = size
          field += 8
        }
        return wide
      }
      at = end
    }
    return nil
  }

  private static func safeName(
    _ bytes: ArraySlice<UInt8>, _ malformed: (String) -> ArrayFileError
  ) throws(ArrayFileError) -> String {
    guard let name = String(validating: bytes, as: UTF8.self) else {
      throw malformed("the name of a member is not UTF-8")
    }
    guard isSafe(name) else { throw malformed("the name of a member, \(jsonString(name)), is not safe") }
    return name
  }

  /// Whether a file of this name stays in the folder into which somebody unpacks it.
  static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/")
      && !name.unicodeScalars.contains { $0.value < 0x20 || $0 == "\\" || $0.value == 0x7F }
      && !name.split(separator: "/").contains { $0 == ".." || $0.hasSuffix(":") }
  }

  /// The member lies before the next one, and unpacks to no more than deflate can reach.
  func checkExtent(of path: String) throws(ArrayFileError) {
    func malformed(_ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: path, offset: offset, "member '\(name)' \(message)")
    }
    guard packedSize <= limit, offset <= limit - packedSize,
      Self.localLength + name.utf8.count <= limit - packedSize - offset
    else { throw malformed("of \(packedSize) bytes overlaps what begins at byte \(limit)") }
    guard isDeflated || packedSize == size else {
      throw malformed("is stored, but has \(packedSize) bytes in the archive and \(size) outside")
    }
    // Two bits of a deflated stream stand for at most 258 bytes.
    guard size / 1032 <= packedSize else {
      throw malformed("unpacks from \(packedSize) to \(size) bytes, which deflate cannot do")
    }
  }

  /// Reads the local header, which must say the same as the directory; returns where the data begin.
  func dataStart(_ file: InputFile) throws(ArrayFileError) -> Int {
    func malformed(_ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: "\(file.path):\(name)", offset: offset, message)
    }
    let head = LittleEndian(bytes: try FileStream(file, offset..<limit).bytes(Self.localLength))
    guard head.u32(0) == 0x0403_4B50 else { throw malformed("the local header is missing") }
    let (nameLength, extraLength) = (head.u16(26), head.u16(28))
    let start = offset + Self.localLength + nameLength + extraLength
    guard start <= limit - packedSize else { throw malformed("the member overlaps what follows it") }
    let rest = LittleEndian(
      bytes: try FileStream(file, offset + Self.localLength..<limit).bytes(nameLength + extraLength))
    guard rest.bytes[..<nameLength].elementsEqual(name.utf8) else {
      throw malformed("the local header has another name than the directory")
    }
    guard head.u16(8) == (isDeflated ? 8 : 0), head.u16(6) == flags else {
      throw malformed("the local header has another method or other flags than the directory")
    }
    // With flag 3 the sizes follow the data; those in front are then 0.
    guard flags & 8 == 0 else { return start }
    let sizes = Self.widened([head.u32(22), head.u32(18)], rest, nameLength..<nameLength + extraLength)
    guard head.u32(14) == checksum, sizes == [size, packedSize] else {
      throw malformed("the local header has another checksum or other sizes than the directory")
    }
    return start
  }
}
