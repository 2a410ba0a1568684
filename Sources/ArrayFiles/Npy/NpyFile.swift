import LinearAlgebra

/// An .npy file: opening it reads the header and compares it with the file's size.
///
/// ```swift
/// let weights = try Matrix<Float>(NpyFile("weights.npy").tensor())
/// try NpyFile.write(AnyTensor(weights), to: "copy.npy")
/// ```
///
/// Format versions 1.0 to 3.0, both memory orders and both byte orders are read; 1.0 in little-endian order is written.
/// The specification is NumPy's `numpy.lib.format`.
public struct NpyFile: Sendable {
  /// The shape, the element type and the memory order.
  public let header: NpyHeader
  private let file: InputFile
  private let start: Int

  /// Opens the file and reads its header.
  ///
  /// - Throws: ``ArrayFileError`` with the byte offset where the file is not what the format says.
  public init(_ path: String) throws(ArrayFileError) {
    file = try InputFile(path)
    let stream = FileStream(file)
    header = try NpyHeader.read(stream)
    start = stream.position
  }

  /// The tensor; its elements are read into memory.
  ///
  /// - Parameter mapped: whether the file itself becomes the tensor's memory, without a copy. The elements must be real and
  ///   in the machine's byte order and the file properly aligned; it is copied elsewhere. Whoever shortens the file while a
  ///   mapped tensor is alive ends the program with a bus error when a missing element is used, and changes of the file show
  ///   in the tensor: map only files that nobody writes.
  public func tensor(mapped: Bool = false) throws(ArrayFileError) -> AnyTensor {
    if mapped, !header.isBigEndian,
      let storage = try FileMapping.storage(file, start..<start + header.byteCount, header.kind)
    {
      return AnyTensor(header.kind, storage: storage, layout: header.layout, source: file.path)
    }
    return try header.readTensor(FileStream(file, start..<file.size))
  }

  /// Writes the file whole or not at all: beside the target under another name, which then replaces it.
  ///
  /// A tensor whose first axis is tightest is written in that order, every other row after row.
  /// - Throws: ``ArrayFileError`` (`notCreated`, `notWritten`); what was there before is then untouched.
  ///   `mismatch` for bfloat16, which .npy files do not have.
  public static func write(_ tensor: AnyTensor, to path: String) throws(ArrayFileError) {
    let header = try NpyHeader(tensor, path: path)
    let head = header.bytes
    let file = try OutputFile(path, size: head.count + header.byteCount)
    try file.write(head)
    try header.forEachPiece(of: tensor) { piece throws(ArrayFileError) in try file.write(piece) }
    try file.commit()
  }
}

extension NpyHeader {
  /// The header for a tensor.
  init(_ tensor: AnyTensor, path: String) throws(ArrayFileError) {
    let isFortranOrder = tensor.isColumnMajor && !tensor.layout.isContiguous
    try self.init(tensor.kind, tensor.shape, isFortranOrder: isFortranOrder, path: path)
  }

  /// The header for a tensor of this type and shape.
  init(
    _ kind: TensorElementKind, _ shape: [Int], isFortranOrder: Bool = false, path: String
  ) throws(ArrayFileError) {
    guard kind.npyCode != nil else {
      throw ArrayFileError(
        .mismatch, path: path, "an .npy file cannot hold \(kind.name); float32 holds its numbers exactly")
    }
    guard shape.count <= Self.maximumRank else {
      throw ArrayFileError(
        .mismatch, path: path, "a tensor of \(shape.count) axes; an .npy file holds at most \(Self.maximumRank)")
    }
    self.init(kind: kind, shape: shape, isFortranOrder: isFortranOrder)
  }

  /// Hands over the elements in the order that this header states.
  func forEachPiece(
    of tensor: AnyTensor, _ body: (UnsafeRawBufferPointer) throws(ArrayFileError) -> Void
  ) throws(ArrayFileError) {
    if isFortranOrder { try tensor.forEachByte(body) } else { try tensor.forEachRowMajorPiece(body) }
  }

  var layout: Layout {
    guard isFortranOrder else { return Layout(rowMajor: Axes(shape)) }
    let reversed = Layout(rowMajor: Axes(shape.reversed()))
    return Layout(shape: Axes(shape), strides: Axes(reversed.strides.reversed()))
  }

  /// Reads the elements that follow the header.
  func readTensor(_ stream: some ByteStream) throws(ArrayFileError) -> AnyTensor {
    let storage = Storage.allocate(bytes: byteCount)
    let start = stream.position
    let bytes = UnsafeMutableRawBufferPointer(start: storage.header.base, count: byteCount)
    try stream.read(into: bytes)
    try stream.finish()
    if isBigEndian { swapBytes(bytes, each: kind.part.byteCount) }
    if kind == .bool { try checkTruthValues(UnsafeRawBufferPointer(bytes), path: stream.path, offset: start) }
    return AnyTensor(kind, storage: storage, layout: layout, source: stream.path)
  }
}

/// Truth values are bytes that are 0 or 1; any other would be undefined behaviour in Swift.
func checkTruthValues(_ bytes: UnsafeRawBufferPointer, path: String, offset: Int) throws(ArrayFileError) {
  guard let bad = bytes.firstIndex(where: { $0 > 1 }) else { return }
  throw ArrayFileError(.malformed, path: path, offset: offset + bad, "a truth value is 0 or 1, not \(bytes[bad])")
}

/// Reverses the bytes of each part of this size, in place.
private func swapBytes(_ bytes: UnsafeMutableRawBufferPointer, each size: Int) {
  func swap<Part: FixedWidthInteger>(_ type: Part.Type) {
    let parts = bytes.assumingMemoryBound(to: Part.self)
    for i in parts.indices { parts[i] = parts[i].byteSwapped }
  }
  switch size {
  case 2: swap(UInt16.self)
  case 4: swap(UInt32.self)
  case 8: swap(UInt64.self)
  default: break
  }
}
