/// An .npz archive of NumPy: opening it reads its directory only, each tensor is read and unpacked when it is asked for.
///
/// ```swift
/// let archive = try NpzFile("results.npz")
/// let u = try Matrix<Double>(archive.tensor("u"))
/// ```
///
/// Stored and deflated members are read, of any size. Checksums are compared, and the directory with the local headers.
public struct NpzFile: Sendable {
  /// The names of the tensors in the order of the directory: those of the members without the ending `.npy`.
  public let names: [String]
  private let file: InputFile
  private let members: [String: ZipMember]

  /// Opens the archive and reads its directory.
  ///
  /// - Throws: ``ArrayFileError`` where it is not what the format says. Members with other endings than `.npy` are passed
  ///   over.
  public init(_ path: String) throws(ArrayFileError) {
    file = try InputFile(path)
    let arrays = try ZipDirectory(file).members.filter { $0.name.hasSuffix(".npy") }
    names = arrays.map { String($0.name.dropLast(4)) }
    members = Dictionary(arrays.map { (String($0.name.dropLast(4)), $0) }) { first, _ in first }
  }

  /// The shape and element type of the tensor with this name.
  ///
  /// - Throws: ``ArrayFileError`` (`mismatch`) if there is none, `malformed` if it is not what the format says.
  public func header(_ name: String) throws(ArrayFileError) -> NpyHeader { try NpyHeader.read(stream(name)) }

  /// Reads the tensor with this name into memory.
  ///
  /// - Throws: ``ArrayFileError`` (`mismatch`) if there is none, `malformed` if it is not what the format says.
  public func tensor(_ name: String) throws(ArrayFileError) -> AnyTensor {
    let stream = try stream(name)
    return try NpyHeader.read(stream).readTensor(stream)
  }

  private func stream(_ name: String) throws(ArrayFileError) -> MemberStream {
    guard let member = members[name] else {
      throw ArrayFileError(.mismatch, path: file.path, "there is no tensor '\(name)' among \(names.count)")
    }
    return try MemberStream(member, of: file)
  }
}
