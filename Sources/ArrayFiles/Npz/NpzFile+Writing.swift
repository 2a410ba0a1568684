extension NpzFile {
  /// Writes the tensors whole or not at all, each as `name.npy`, with the same bytes as `numpy.savez`.
  ///
  /// - Parameter deflated: whether they are packed, as `numpy.savez_compressed` does it.
  /// - Throws: ``ArrayFileError``: `mismatch` for two tensors of the same name, an unsafe name, and bfloat16, which NumPy does
  ///   not have; `notCreated` or `notWritten`, what was there before is then untouched.
  public static func write(
    _ tensors: [(name: String, tensor: AnyTensor)], deflated: Bool = false, to path: String
  ) throws(ArrayFileError) {
    try write(tensors.map(PendingTensor.init), deflated: deflated, to: path)
  }

  /// Writes the tensors likewise, each of them made when it is its turn.
  ///
  /// - Throws: ``ArrayFileError`` also where a tensor cannot be made, or is not what was said of it.
  public static func write(
    _ tensors: [PendingTensor], deflated: Bool = false, to path: String
  ) throws(ArrayFileError) {
    var (names, size): (Set<String>, Int) = ([], 0)
    for tensor in tensors {
      guard names.insert(tensor.name).inserted else {
        throw ArrayFileError(.mismatch, path: path, "the name '\(tensor.name)' is taken")
      }
      guard ZipMember.isSafe("\(tensor.name).npy"), tensor.name.utf8.count < 0xFFFF - 4 else {
        throw ArrayFileError(.mismatch, path: path, "the name \(jsonString(tensor.name)) is not safe")
      }
      let header = try NpyHeader(tensor.kind, tensor.shape, path: "\(path):\(tensor.name)")
      size += header.bytes.count + header.byteCount
    }
    let writer = ZipWriter(try OutputFile(path, size: deflated ? 0 : size), deflated: deflated, path: path)
    for pending in tensors {
      let tensor = try pending.made()
      let header = try NpyHeader(tensor, path: "\(path):\(pending.name)")
      let head = header.bytes
      try writer.begin("\(pending.name).npy", size: head.count + header.byteCount)
      try writer.write(head)
      try header.forEachPiece(of: tensor) { piece throws(ArrayFileError) in try writer.write(piece) }
      try writer.end()
    }
    try writer.finish()
  }
}
