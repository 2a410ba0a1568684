import CZlib

/// Writes a zip archive member after member. The headers are those that Python's `zipfile` writes for NumPy: sizes of 64
/// bits in each local header, which is written again when they are known, and in the directory where they are needed.
final class ZipWriter {
  /// How many bytes are summed and packed at once.
  private static let piece = 256 << 10
  /// From here on Python writes sizes of 64 bits into the directory.
  private static let limit = 1 << 31 - 1

  private struct Member {
    let name: [UInt8]
    let offset: Int
    let size: Int
    var packedSize = 0
    var checksum: uLong = crc32(0, nil, 0)

    var flags: Int { name.contains { $0 > 0x7F } ? 0x0800 : 0 }
  }

  private let file: OutputFile
  private let deflated: Bool
  private let path: String
  private var members: [Member] = []
  private var current: Member?
  private var deflater: Deflater?
  private let output: UnsafeMutableRawBufferPointer

  init(_ file: OutputFile, deflated: Bool, path: String) {
    self.file = file
    self.deflated = deflated
    self.path = path
    output = .allocate(byteCount: deflated ? Self.piece : 0, alignment: 1)
  }

  deinit { output.deallocate() }

  /// Begins a member of this size, unpacked.
  func begin(_ name: String, size: Int) throws(ArrayFileError) {
    let member = Member(name: Array(name.utf8), offset: file.position, size: size)
    try file.write(localHeader(member))
    current = member
    deflater = deflated ? Deflater() : nil
  }

  func write(_ bytes: [UInt8]) throws(ArrayFileError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { copy.deallocate() }
    copy.copyBytes(from: bytes)
    try write(UnsafeRawBufferPointer(copy))
  }

  /// Appends to the member.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ArrayFileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.piece))
      if var member = current {
        member.checksum = crc32(
          member.checksum, piece.baseAddress?.assumingMemoryBound(to: UInt8.self), uInt(piece.count))
        current = member
      }
      try pack(piece, isLast: false)
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Ends the member.
  func end() throws(ArrayFileError) {
    try pack(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    guard let member = current else { return }
    try file.overwrite(localHeader(member), at: member.offset)
    members.append(member)
    current = nil
  }

  /// Writes the directory and makes the file the target.
  func finish() throws(ArrayFileError) {
    let start = file.position
    for member in members { try file.write(directoryEntry(member)) }
    let size = file.position - start
    let isLarge = members.count > 0xFFFF || start > Self.limit || size > Self.limit
    var end: [UInt8] = []
    if isLarge {
      end.append32(0x0606_4B50)
      end.append64(44)
      end.append16(45)
      end.append16(45)
      end.append64(0)
      for number in [members.count, members.count, size, start] { end.append64(number) }
      end.append32(0x0706_4B50)
      end.append32(0)
      end.append64(start + size)
      end.append32(1)
    }
    end.append32(0x0605_4B50)
    end.append32(0)
    end.append16(min(members.count, 0xFFFF))
    end.append16(min(members.count, 0xFFFF))
    end.append32(min(size, 0xFFFF_FFFF))
    end.append32(min(start, 0xFFFF_FFFF))
    end.append16(0)
    try file.write(end)
    try file.commit()
  }

  private func pack(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(ArrayFileError) {
    guard let deflater else {
      current?.packedSize += bytes.count
      return try file.write(bytes)
    }
    deflater.feed(bytes)
    var made: Int
    repeat {
      guard let count = deflater.pack(into: output, isLast: isLast) else {
        throw ArrayFileError(.notWritten, path: path, "zlib could not pack the data")
      }
      made = count
      current?.packedSize += made
      try file.write(UnsafeRawBufferPointer(rebasing: output[..<made]))
    } while made == output.count
  }

  private func localHeader(_ member: Member) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append32(0x0403_4B50)
    appendCommon(member, to: &bytes)
    bytes.append32(0xFFFF_FFFF)
    bytes.append32(0xFFFF_FFFF)
    bytes.append16(member.name.count)
    bytes.append16(20)
    bytes += member.name
    bytes.append16(1)
    bytes.append16(16)
    bytes.append64(member.size)
    bytes.append64(member.packedSize)
    return bytes
  }

  private func directoryEntry(_ member: Member) -> [UInt8] {
    var wide: [Int] = []
    let hasLargeSize = member.size > Self.limit || member.packedSize > Self.limit
    let hasLargeOffset = member.offset > Self.limit
    if hasLargeSize { wide += [member.size, member.packedSize] }
    if hasLargeOffset { wide.append(member.offset) }
    var bytes: [UInt8] = []
    bytes.append32(0x0201_4B50)
    // Version 4.5 of the format, made on Unix.
    bytes.append16(45 | 3 << 8)
    appendCommon(member, to: &bytes)
    bytes.append32(hasLargeSize ? 0xFFFF_FFFF : member.packedSize)
    bytes.append32(hasLargeSize ? 0xFFFF_FFFF : member.size)
    bytes.append16(member.name.count)
    bytes.append16(wide.isEmpty ? 0 : 4 + 8 * wide.count)
    for _ in 0..<3 { bytes.append16(0) }
    // Readable and writable by the owner.
    bytes.append32(0o600 << 16)
    bytes.append32(hasLargeOffset ? 0xFFFF_FFFF : member.offset)
    bytes += member.name
    if !wide.isEmpty {
      bytes.append16(1)
      bytes.append16(8 * wide.count)
      for number in wide { bytes.append64(number) }
    }
    return bytes
  }

  /// What local header and directory have in common: version, flags, method, the date 1980-01-01, the checksum.
  private func appendCommon(_ member: Member, to bytes: inout [UInt8]) {
    for number in [45, member.flags, deflated ? 8 : 0, 0, 0x21] { bytes.append16(number) }
    bytes.append32(Int(member.checksum))
  }
}

/// zlib's deflate without zlib's own header, at its default level.
private final class Deflater {
  // On the heap: zlib keeps the address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init() {
    stream.initialize(to: z_stream())
    // Fails only without memory, and deflate then reports a stream error.
    deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// The bytes must stay until they are used.
  func feed(_ bytes: UnsafeRawBufferPointer) {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = uInt(bytes.count)
  }

  /// Packs what fits; returns the count, or nil for a failure. Where the target is filled, more may follow.
  func pack(into target: UnsafeMutableRawBufferPointer, isLast: Bool) -> Int? {
    stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = uInt(target.count)
    let status = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
    return target.count - Int(stream.pointee.avail_out)
  }
}
