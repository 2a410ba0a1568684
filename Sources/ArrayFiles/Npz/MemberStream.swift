import CZlib

/// The bytes of a member of a zip archive, unpacked as they are read and compared with its checksum at the end.
final class MemberStream: ByteStream {
  /// How many bytes are read and unpacked at once.
  private static let piece = 64 << 10

  let path: String
  let size: Int
  private(set) var position = 0
  private let file: InputFile
  private let member: ZipMember
  /// The packed bytes that were not read yet.
  private var packed: Range<Int>
  private var checksum: uLong = crc32(0, nil, 0)
  /// Nil for a stored member.
  private let inflater: Inflater?
  private let input: UnsafeMutableRawBufferPointer

  init(_ member: ZipMember, of file: InputFile) throws(ArrayFileError) {
    let start = try member.dataStart(file)
    path = "\(file.path):\(member.name)"
    size = member.size
    packed = start..<start + member.packedSize
    inflater = member.isDeflated ? Inflater() : nil
    input = .allocate(byteCount: member.isDeflated ? Self.piece : 0, alignment: 1)
    self.file = file
    self.member = member
  }

  deinit { input.deallocate() }

  func read(into target: UnsafeMutableRawBufferPointer) throws(ArrayFileError) {
    guard target.count <= size - position else {
      throw malformed("the member ended, \(target.count - (size - position)) more bytes were expected")
    }
    var rest = target[...]
    while !rest.isEmpty {
      let piece = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(Self.piece))
      if let inflater {
        try inflate(inflater, into: piece)
      } else {
        try file.read(into: piece, at: packed.lowerBound)
        packed = packed.dropFirst(piece.count)
      }
      checksum = crc32(checksum, piece.baseAddress?.assumingMemoryBound(to: UInt8.self), uInt(piece.count))
      position += piece.count
      rest = rest.dropFirst(piece.count)
    }
  }

  func finish() throws(ArrayFileError) {
    if let inflater {
      try withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { spare throws(ArrayFileError) in
        guard try unpack(inflater, into: spare) == 0 else {
          throw malformed("the member unpacks to more bytes than stated")
        }
      }
      guard inflater.hasEnded, packed.isEmpty, inflater.pending == 0 else {
        throw malformed("bytes follow the packed data of the member")
      }
    }
    guard Int(checksum) == member.checksum else {
      throw malformed("the checksum is \(hexadecimal(Int(checksum))), \(hexadecimal(member.checksum)) was stated")
    }
  }

  private func hexadecimal(_ value: Int) -> String { String(value, radix: 16) }

  private func malformed(_ message: String) -> ArrayFileError {
    ArrayFileError(.malformed, path: path, offset: position, message)
  }

  private func inflate(_ inflater: Inflater, into target: UnsafeMutableRawBufferPointer) throws(ArrayFileError) {
    let made = try unpack(inflater, into: target)
    guard made == target.count else {
      throw malformed("the packed data end after \(position + made) of \(size) bytes")
    }
  }

  /// Unpacks until the target is full or the packed data end; returns the count.
  private func unpack(_ inflater: Inflater, into target: UnsafeMutableRawBufferPointer) throws(ArrayFileError) -> Int {
    var made = 0
    while made < target.count, !inflater.hasEnded {
      if inflater.pending == 0 {
        let count = min(packed.count, Self.piece)
        guard count > 0 else { break }
        let piece = UnsafeMutableRawBufferPointer(rebasing: input[..<count])
        try file.read(into: piece, at: packed.lowerBound)
        packed = packed.dropFirst(count)
        inflater.feed(UnsafeRawBufferPointer(piece))
      }
      guard let count = inflater.unpack(into: UnsafeMutableRawBufferPointer(rebasing: target[made...])) else {
        throw malformed("the packed data are damaged: \(inflater.message)")
      }
      made += count
    }
    return made
  }
}

/// zlib's inflate for data without zlib's own header.
private final class Inflater {
  // On the heap: zlib keeps the address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private(set) var hasEnded = false

  init() {
    stream.initialize(to: z_stream())
    // Fails only without memory, and inflate then reports a stream error.
    inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// How many bytes that were fed are not used yet.
  var pending: Int { Int(stream.pointee.avail_in) }

  /// What zlib says of the last failure.
  var message: String { stream.pointee.msg.map { String(cString: $0) } ?? "no reason is known" }

  /// The bytes must stay until they are used.
  func feed(_ bytes: UnsafeRawBufferPointer) {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = uInt(bytes.count)
  }

  /// Unpacks what fits; returns the count, or nil for damaged data.
  func unpack(into target: UnsafeMutableRawBufferPointer) -> Int? {
    stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = uInt(target.count)
    let status = inflate(stream, Z_NO_FLUSH)
    hasEnded = status == Z_STREAM_END
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
    return target.count - Int(stream.pointee.avail_out)
  }
}
