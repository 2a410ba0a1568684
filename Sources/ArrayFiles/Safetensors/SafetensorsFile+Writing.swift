import LinearAlgebra

extension SafetensorsFile {
  /// Writes the tensors whole or not at all, as the safetensors package does: the longest elements first, then by name,
  /// row-major, after a header that is padded to a multiple of 8 bytes.
  ///
  /// - Throws: ``ArrayFileError``: `mismatch` for two tensors of the same name and for complex128, which the format does not
  ///   have; `notCreated` or `notWritten`, what was there before is then untouched.
  public static func write(
    _ tensors: [(name: String, tensor: AnyTensor)], metadata: [String: String] = [:], to path: String
  ) throws(ArrayFileError) {
    try write(tensors.map(PendingTensor.init), metadata: metadata, to: path)
  }

  /// Writes the tensors likewise, each of them made when it is its turn.
  ///
  /// - Throws: ``ArrayFileError`` also where a tensor cannot be made, or is not what was said of it.
  public static func write(
    _ tensors: [PendingTensor], metadata: [String: String] = [:], to path: String
  ) throws(ArrayFileError) {
    var names: Set<String> = ["__metadata__"]
    for tensor in tensors {
      guard names.insert(tensor.name).inserted else {
        throw ArrayFileError(.mismatch, path: path, "the name '\(tensor.name)' is taken")
      }
      guard tensor.kind.safetensorsName != nil else {
        throw ArrayFileError(
          .mismatch, path: path, "tensor '\(tensor.name)': a safetensors file cannot hold \(tensor.kind.name)")
      }
      guard tensor.shape.count <= SafetensorsHeader.maximumRank else {
        throw ArrayFileError(
          .mismatch, path: path,
          "tensor '\(tensor.name)' of \(tensor.shape.count) axes; at most \(SafetensorsHeader.maximumRank) are read again"
        )
      }
    }
    let sorted = tensors.sorted { a, b in
      let (first, second) = (a.kind.rankInFile, b.kind.rankInFile)
      return first != second ? first < second : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    let head = header(sorted, metadata)
    let file = try OutputFile(path, size: head.count + sorted.reduce(0) { $0 + $1.byteCount })
    try file.write(head)
    for tensor in sorted {
      try tensor.made().forEachRowMajorPiece { piece throws(ArrayFileError) in try file.write(piece) }
    }
    try file.commit()
  }

  private static func header(_ tensors: [PendingTensor], _ metadata: [String: String]) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      let list = texts.map { "\(jsonString($0.key)):\(jsonString($0.value))" }.joined(separator: ",")
      members.append("\"__metadata__\":{\(list)}")
    }
    var begin = 0
    for tensor in tensors {
      let end = begin + tensor.byteCount
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(jsonString(tensor.name)):{\"dtype\":\"\(tensor.kind.safetensorsName ?? "")\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(begin),\(end)]}")
      begin = end
    }
    var text = Array("{\(members.joined(separator: ","))}".utf8)
    text += [UInt8](repeating: 0x20, count: (8 - text.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init) + text
  }
}

/// The text as a JSON string.
package func jsonString(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\u{8}": quoted += "\\b"
    case "\u{C}": quoted += "\\f"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case "\0"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

extension TensorElementKind {
  /// The place of the type in the order in which the safetensors package writes tensors: from its last type to its first.
  fileprivate var rankInFile: Int {
    switch self {
    case .complexDouble: 0
    case .uint64: 1
    case .int64: 2
    case .double: 3
    case .complexFloat: 4
    case .float: 5
    case .uint32: 6
    case .int32: 7
    case .bfloat16: 8
    case .float16: 9
    case .uint16: 10
    case .int16: 11
    case .int8: 12
    case .uint8: 13
    case .bool: 14
    }
  }
}
