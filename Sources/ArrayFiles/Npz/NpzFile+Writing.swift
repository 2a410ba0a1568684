extension NpzFile {
  /// Writes the tensors whole or not at all, each as `name.npy`, with the same bytes as `numpy.savez`.
  ///
  /// - Parameter deflated: whether they are packed, as `numpy.savez_compressed` does it.
  /// - Throws: ``ArrayFileError``: `mismatch` for two tensors of the same name, an unsafe name, and bfloat16, which NumPy does
  ///   not have; `notCreated` or `notWritten`, what was there before is then untouched.
  public static func write(
    _ tensors: [(name: String, tensor: AnyTensor)], deflated: Bool = false, to path: String
  ) throws(ArrayFileError) {
    var names: Set<String> = []
    var headers: [NpyHeader] = []
    for (name, tensor) in tensors {
      guard names.insert(name).inserted else {
        throw ArrayFileError(.mismatch, path: path, "the name '\(name)' is taken")
      }
      guard ZipMember.isSafe("\(name).npy"), name.utf8.count < 0xFFFF - 4 else {
        throw ArrayFileError(.mismatch, path: path, "the name \(jsonString(name)) is not safe")
      }
      headers.append(try NpyHeader(tensor, path: "\(path):\(name)"))
    }
    let size = deflated ? 0 : headers.reduce(0) { $0 + $1.bytes.count + $1.byteCount }
    let writer = ZipWriter(try OutputFile(path, size: size), deflated: deflated, path: path)
    for ((name, tensor), header) in zip(tensors, headers) {
      let head = header.bytes
      try writer.begin("\(name).npy", size: head.count + header.byteCount)
      try writer.write(head)
      try header.forEachPiece(of: tensor) { piece throws(ArrayFileError) in try writer.write(piece) }
      try writer.end()
    }
    try writer.finish()
  }
}
