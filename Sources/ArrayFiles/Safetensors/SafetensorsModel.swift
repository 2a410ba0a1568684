/// A model in several safetensors files, found through its `model.safetensors.index.json`.
///
/// Opening it reads the index and the headers of the files.
public struct SafetensorsModel: Sendable {
  /// The names of the tensors in the order of the index.
  public let names: [String]
  private let files: [String: SafetensorsFile]
  private let fileOfTensor: [String: String]
  private let path: String

  /// The largest index that is read.
  private static let longest = SafetensorsHeader.longest

  /// Opens the index and the files that it names, which lie in the same folder.
  ///
  /// - Throws: ``ArrayFileError`` where the index or a file is malformed, or where a file lacks a tensor that the index
  ///   finds in it.
  public init(index path: String) throws(ArrayFileError) {
    let index = try InputFile(path)
    guard index.size <= Self.longest else {
      throw ArrayFileError(.malformed, path: path, "an index of \(index.size) bytes; at most \(Self.longest) are read")
    }
    var cursor = JSONCursor(try FileStream(index).bytes(index.size), start: 0, path: path)
    var (keys, names, fileOfTensor): (Set<String>, [String], [String: String]) = ([], [], [:])
    try cursor.object { cursor, key, at throws(ArrayFileError) in
      guard keys.insert(key).inserted else { throw cursor.malformed("'\(key)' stands twice", at: at) }
      guard key == "weight_map" else { return try cursor.skip() }
      try cursor.object { cursor, name, at throws(ArrayFileError) in
        guard fileOfTensor[name] == nil else { throw cursor.malformed("tensor '\(name)' stands twice", at: at) }
        let file = try cursor.string()
        guard !file.isEmpty, file != ".", file != "..", !file.contains(where: { $0 == "/" || $0 == "\\" || $0 == "\0" })
        else { throw cursor.malformed("tensor '\(name)': '\(file)' is not the name of a file in this folder", at: at) }
        names.append(name)
        fileOfTensor[name] = file
      }
    }
    try cursor.expectEnd()
    guard keys.contains("weight_map") else { throw cursor.malformed("'weight_map' is missing", at: 0) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var files: [String: SafetensorsFile] = [:]
    for name in names {
      guard let file = fileOfTensor[name] else { continue }
      let opened = if let known = files[file] { known } else { try SafetensorsFile(folder + file) }
      files[file] = opened
      guard opened.entry(name) != nil else {
        throw ArrayFileError(.malformed, path: path, "tensor '\(name)' is not in \(file)")
      }
    }
    self.names = names
    self.files = files
    self.fileOfTensor = fileOfTensor
    self.path = path
  }

  /// What the header of its file says of the tensor with this name, or nil if there is none.
  public func entry(_ name: String) -> SafetensorsEntry? { fileOfTensor[name].flatMap { files[$0]?.entry(name) } }

  /// Reads the tensor with this name, as ``SafetensorsFile/tensor(_:mapped:)`` does.
  public func tensor(_ name: String, mapped: Bool = false) throws(ArrayFileError) -> AnyTensor {
    guard let file = fileOfTensor[name].flatMap({ files[$0] }) else {
      throw ArrayFileError(.mismatch, path: path, "there is no tensor '\(name)' among \(names.count)")
    }
    return try file.tensor(name, mapped: mapped)
  }
}
