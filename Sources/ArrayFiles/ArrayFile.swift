public import LinearAlgebra

/// A file of any of the formats, known by its ending: .npy, .npz, .safetensors, .safetensors.index.json, .mtx, .csv, .tsv.
///
/// Opening it reads what tells its content: a header or table of contents.
public struct ArrayFile: Sendable {
  /// What is known of a tensor before it is read.
  public struct Entry: Sendable, Hashable {
    /// The tensor's name; empty in the formats that hold a single one.
    public let name: String
    /// The element type; nil if our tensors do not have it.
    public let kind: TensorElementKind?
    /// The element type's name: NumPy's, or that of the file where our tensors do not have it.
    public let type: String
    /// The lengths of the axes; nil for a table, whose rows are counted when it is read.
    public let shape: [Int]?

    init(_ name: String, _ kind: TensorElementKind?, _ shape: [Int]?, type: String? = nil) {
      self.name = name
      self.kind = kind
      self.shape = shape
      self.type = kind?.name ?? type ?? ""
    }
  }

  private enum Content: Sendable {
    case npy(NpyFile)
    case npz(NpzFile)
    case safetensors(SafetensorsFile)
    case model(SafetensorsModel)
    case market(MatrixMarketFile)
    case table(CSVFile)
  }

  private let content: Content
  private let path: String

  /// Opens the file; a table is read with the options.
  ///
  /// - Throws: ``ArrayFileError`` where it is not what its format says; `mismatch` for another ending.
  public init(_ path: String, table: CSVOptions = CSVOptions()) throws(ArrayFileError) {
    self.path = path
    content =
      switch ArrayFormat(path) {
      case .npy: .npy(try NpyFile(path))
      case .npz: .npz(try NpzFile(path))
      case .safetensors: .safetensors(try SafetensorsFile(path))
      case .model: .model(try SafetensorsModel(index: path))
      case .market: .market(try MatrixMarketFile(path))
      case .table: .table(try CSVFile(path, table))
      case nil: throw ArrayFormat.unknown(path)
      }
  }

  /// What is in the file.
  ///
  /// - Throws: ``ArrayFileError`` where a member of an .npz archive is not what the format says.
  public func entries() throws(ArrayFileError) -> [Entry] {
    switch content {
    case .npy(let file): return [Entry("", file.header.kind, file.header.shape)]
    case .npz(let file):
      var entries: [Entry] = []
      for name in file.names {
        let header = try file.header(name)
        entries.append(Entry(name, header.kind, header.shape))
      }
      return entries
    case .safetensors(let file): return file.entries.map { Entry($0.name, $0.kind, $0.shape, type: $0.type) }
    case .model(let model):
      return model.names.compactMap { name in
        model.entry(name).map { Entry(name, $0.kind, $0.shape, type: $0.type) }
      }
    case .market(let file): return [Entry("", file.header.kind, [file.header.rows, file.header.columns])]
    case .table: return [Entry("", .double, nil)]
    }
  }

  /// The names of the tensors; a single empty one in the formats that hold a single tensor.
  public var names: [String] {
    switch content {
    case .npz(let file): file.names
    case .safetensors(let file): file.names
    case .model(let model): model.names
    case .npy, .market, .table: [""]
    }
  }

  /// The texts of a safetensors file's `__metadata__`; empty in the other formats.
  public var metadata: [String: String] {
    if case .safetensors(let file) = content { file.metadata } else { [:] }
  }

  /// Whether a file of this ending can hold several tensors; nil where ``write(_:to:)`` does not know the ending.
  package static func holdsSeveral(_ path: String) -> Bool? {
    switch ArrayFormat(path) {
    case .npz, .safetensors: true
    case .npy, .market, .table: false
    case .model, nil: nil
    }
  }

  /// Reads a tensor; the only one if no name is given.
  ///
  /// - Throws: ``ArrayFileError`` (`mismatch`) if there is none of the name, or several and no name.
  public func tensor(_ name: String? = nil, mapped: Bool = false) throws(ArrayFileError) -> AnyTensor {
    let names = names
    guard let name = name ?? (names.count == 1 ? names[0] : nil) else {
      throw ArrayFileError(.mismatch, path: path, "holds \(names.count) tensors, a name was expected")
    }
    guard names.contains(name) else {
      throw ArrayFileError(.mismatch, path: path, "there is no tensor '\(name)' among \(names.count)")
    }
    return switch content {
    case .npy(let file): try file.tensor(mapped: mapped)
    case .npz(let file): try file.tensor(name)
    case .safetensors(let file): try file.tensor(name, mapped: mapped)
    case .model(let model): try model.tensor(name, mapped: mapped)
    case .market(let file): try file.tensor()
    case .table(let file): try file.tensor()
    }
  }

  /// Writes the tensors in the format of the path's ending; .npy, .mtx, .csv and .tsv files take a single one, whose name is
  /// not written.
  ///
  /// - Throws: ``ArrayFileError``: `mismatch` for another ending, several tensors where the format takes one, and what the
  ///   format does not have; `notCreated` or `notWritten`, what was there before is then untouched.
  public static func write(
    _ tensors: [(name: String, tensor: AnyTensor)], to path: String
  ) throws(ArrayFileError) {
    try write(tensors.map(PendingTensor.init), to: path)
  }

  /// Writes the tensors as ``write(_:to:)-([(String,AnyTensor)],_)`` does it, each of them made when it is its turn.
  ///
  /// - Throws: ``ArrayFileError`` also where a tensor cannot be made, or is not what was said of it; what was there before is
  ///   then untouched.
  public static func write(_ tensors: [PendingTensor], to path: String) throws(ArrayFileError) {
    func single() throws(ArrayFileError) -> AnyTensor {
      guard tensors.count == 1 else {
        throw ArrayFileError(.mismatch, path: path, "\(tensors.count) tensors, a file of this kind holds one")
      }
      return try tensors[0].made()
    }
    switch ArrayFormat(path) {
    case .npy: try NpyFile.write(try single(), to: path)
    case .npz: try NpzFile.write(tensors, to: path)
    case .safetensors: try SafetensorsFile.write(tensors, to: path)
    case .market: try MatrixMarketFile.write(try single(), to: path)
    case .table: try CSVFile.write(try single(), to: path)
    case .model, nil: throw ArrayFormat.unknown(path)
    }
  }
}

/// A format by the ending of a path.
private enum ArrayFormat {
  case npy, npz, safetensors, model, market, table

  init?(_ path: String) {
    let endings: [(String, ArrayFormat)] = [
      (".npy", .npy), (".npz", .npz), (".safetensors", .safetensors), (".index.json", .model), (".mtx", .market),
      (".csv", .table), (".tsv", .table),
    ]
    let lower = path.lowercased()
    guard let found = endings.first(where: { lower.hasSuffix($0.0) }) else { return nil }
    self = found.1
  }

  static func unknown(_ path: String) -> ArrayFileError {
    ArrayFileError(
      .mismatch, path: path, "the ending is unknown; .npy, .npz, .safetensors, .mtx, .csv and .tsv are read and written"
    )
  }
}
