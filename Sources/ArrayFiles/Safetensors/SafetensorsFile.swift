import LinearAlgebra

/// A safetensors file: opening it reads and checks the header only, each tensor is read when it is asked for.
///
/// ```swift
/// let file = try SafetensorsFile("model.safetensors")
/// let weight = try Matrix<Float>(file.tensor("encoder.layer.0.attention.self.query.weight"))
/// ```
///
/// The specification is that of Hugging Face's `safetensors`, whose checks are all made: tensors cover the data without
/// holes and overlaps, their sizes are those of their shapes, and no key stands twice.
public struct SafetensorsFile: Sendable {
  /// The tensors in the order of the header.
  public let entries: [SafetensorsEntry]
  /// The texts of `__metadata__`.
  public let metadata: [String: String]
  private let file: InputFile
  private let indices: [String: Int]

  /// Opens the file and checks its header.
  ///
  /// - Throws: ``ArrayFileError`` with the tensor's name and the reason where the file is not what the format says.
  public init(_ path: String) throws(ArrayFileError) {
    file = try InputFile(path)
    let header = try SafetensorsHeader(file)
    entries = header.entries
    metadata = header.metadata
    indices = Dictionary(header.entries.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// The names of the tensors in the order of the header.
  public var names: [String] { entries.map(\.name) }

  /// What the header says of the tensor with this name, or nil if there is none.
  public func entry(_ name: String) -> SafetensorsEntry? { indices[name].map { entries[$0] } }

  /// Reads the tensor with this name into memory.
  ///
  /// - Parameter mapped: whether the file itself becomes the tensor's memory, on the terms of ``NpyFile/tensor(mapped:)``.
  /// - Throws: ``ArrayFileError`` (`mismatch`) if there is none, or if it has an element type of 8 bits or less.
  public func tensor(_ name: String, mapped: Bool = false) throws(ArrayFileError) -> AnyTensor {
    guard let entry = entry(name) else {
      throw ArrayFileError(.mismatch, path: file.path, "there is no tensor '\(name)' among \(entries.count)")
    }
    guard let kind = entry.kind else {
      throw ArrayFileError(
        .mismatch, path: file.path, "tensor '\(name)' has elements of type \(entry.type), which are not supported")
    }
    let (layout, source) = (Layout(rowMajor: Axes(entry.shape)), "\(file.path):\(name)")
    if mapped, let storage = try FileMapping.storage(file, entry.range, kind) {
      return AnyTensor(kind, storage: storage, layout: layout, source: source)
    }
    let storage = Storage.allocate(bytes: entry.range.count)
    let bytes = UnsafeMutableRawBufferPointer(start: storage.header.base, count: entry.range.count)
    try file.read(into: bytes, at: entry.range.lowerBound)
    if kind == .bool {
      try checkTruthValues(UnsafeRawBufferPointer(bytes), path: source, offset: entry.range.lowerBound)
    }
    return AnyTensor(kind, storage: storage, layout: layout, source: source)
  }
}
