import LinearAlgebra

/// The array of an .npy file, its elements as the file has them.
///
/// ```swift
/// let weights = try Matrix<Float>(NpyArray(contentsOf: "weights.npy"))
/// try NpyArray(weights).write(to: "copy.npy")
/// ```
///
/// Format versions 1.0 to 3.0, both memory orders and both byte orders are read; 1.0 in little-endian order is written.
/// The specification is NumPy's `numpy.lib.format`.
public struct NpyArray: @unchecked Sendable {
  // Sendable because the storage is never written after it was read.
  /// The shape, the element type and the memory order.
  public let header: NpyHeader
  /// The elements in the machine's byte order.
  let storage: Storage
  let path: String

  init(header: NpyHeader, storage: Storage, path: String) {
    self.header = header
    self.storage = storage
    self.path = path
  }

  /// Reads the file: its elements are copied into memory once, and matrices of the same element type share that memory.
  ///
  /// - Throws: ``ArrayFileError`` with the byte offset where the file is not what the format says.
  public init(contentsOf path: String) throws(ArrayFileError) {
    let file = try InputFile(path)
    let (header, start) = try NpyHeader.read(file)
    let size = header.count * header.element.size
    guard size == file.size - start else {
      throw ArrayFileError(
        .malformed, path: path, offset: start,
        "shape \(header.shape) of \(header.element) needs \(size) bytes of data, the file has \(file.size - start)")
    }
    let storage = Storage.allocate(bytes: size)
    let bytes = UnsafeMutableRawBufferPointer(start: storage.header.base, count: size)
    try file.read(into: bytes, at: start)
    if header.isBigEndian { swapBytes(bytes, each: header.element.partSize) }
    self.init(header: header, storage: storage, path: path)
  }

  /// The shape: the lengths of the axes.
  public var shape: [Int] { header.shape }

  /// The type of the elements.
  public var element: NpyElement { header.element }
}

/// Reverses the bytes of each part of this size, in place.
private func swapBytes(_ bytes: UnsafeMutableRawBufferPointer, each size: Int) {
  func swap<Part: FixedWidthInteger>(_ type: Part.Type) {
    let parts = bytes.bindMemory(to: Part.self)
    for i in parts.indices { parts[i] = parts[i].byteSwapped }
  }
  switch size {
  case 2: swap(UInt16.self)
  case 4: swap(UInt32.self)
  case 8: swap(UInt64.self)
  default: break
  }
}
