/// Bytes that are read one after the other: a part of a file, or what is unpacked from it.
protocol ByteStream: AnyObject {
  /// The file, and the member of an archive, for messages.
  var path: String { get }
  /// The number of bytes.
  var size: Int { get }
  /// How many bytes were read.
  var position: Int { get }

  /// Fills `target` with the next bytes.
  func read(into target: UnsafeMutableRawBufferPointer) throws(ArrayFileError)

  /// Checks what can be checked when all bytes were read.
  func finish() throws(ArrayFileError)
}

extension ByteStream {
  /// The next bytes; the caller has compared the count with the size.
  func bytes(_ count: Int) throws(ArrayFileError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    try read(into: buffer)
    return Array(buffer)
  }
}

/// A part of a file.
final class FileStream: ByteStream {
  private let file: InputFile
  private let range: Range<Int>
  private(set) var position = 0

  init(_ file: InputFile, _ range: Range<Int>? = nil) {
    self.file = file
    self.range = range ?? 0..<file.size
  }

  var path: String { file.path }

  var size: Int { range.count }

  func read(into target: UnsafeMutableRawBufferPointer) throws(ArrayFileError) {
    guard target.count <= size - position else {
      throw ArrayFileError(
        .malformed, path: path, offset: range.upperBound,
        "\(target.count - (size - position)) more bytes were expected")
    }
    try file.read(into: target, at: range.lowerBound + position)
    position += target.count
  }

  func finish() {}
}
