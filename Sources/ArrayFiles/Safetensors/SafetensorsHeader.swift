public import LinearAlgebra

/// What a safetensors file says of one of its tensors.
public struct SafetensorsEntry: Sendable, Hashable {
  /// The tensor's name.
  public let name: String
  /// The element type under the format's name, as in `BF16`.
  public let type: String
  /// The element type, or nil if our tensors do not have it: the types of 8 bits and less.
  public let kind: TensorElementKind?
  /// The lengths of the axes.
  public let shape: [Int]
  /// Where its bytes are, from the start of the file.
  let range: Range<Int>
}

/// The header of a safetensors file, checked against the file's size.
struct SafetensorsHeader {
  /// The format's own limit.
  static let longest = 100_000_000
  static let maximumRank = 32

  var entries: [SafetensorsEntry] = []
  var metadata: [String: String] = [:]

  /// Reads and checks the header; no tensor is read.
  init(_ file: InputFile) throws(ArrayFileError) {
    func malformed(_ offset: Int, _ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: file.path, offset: offset, message)
    }
    guard file.size >= 8 else {
      throw malformed(0, "a safetensors file has at least 8 bytes, this one has \(file.size)")
    }
    let stream = FileStream(file)
    let length = try stream.bytes(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.longest else {
      throw malformed(0, "a header of \(length) bytes; at most \(Self.longest) are allowed")
    }
    guard Int(length) <= file.size - 8 else {
      throw malformed(0, "a header of \(length) bytes in a file of \(file.size) bytes")
    }
    var cursor = JSONCursor(try stream.bytes(Int(length)), start: 8, path: file.path)
    try parse(&cursor, dataStart: 8 + Int(length))
    try checkCoverage(file, dataStart: 8 + Int(length))
  }

  private mutating func parse(_ cursor: inout JSONCursor, dataStart: Int) throws(ArrayFileError) {
    var names: Set<String> = []
    var (entries, metadata): ([SafetensorsEntry], [String: String]) = ([], [:])
    try cursor.object { cursor, name, at throws(ArrayFileError) in
      guard names.insert(name).inserted else { throw cursor.malformed("'\(name)' stands twice", at: at) }
      if name == "__metadata__" {
        try cursor.object { cursor, key, at throws(ArrayFileError) in
          guard metadata[key] == nil else { throw cursor.malformed("metadata '\(key)' stands twice", at: at) }
          do throws(ArrayFileError) { metadata[key] = try cursor.string() } catch {
            throw cursor.malformed("metadata '\(key)': \(error.message)")
          }
        }
      } else {
        entries.append(try Self.entry(&cursor, name, at, dataStart: dataStart))
      }
    }
    try cursor.expectEnd()
    self.entries = entries
    self.metadata = metadata
  }

  private static func entry(
    _ cursor: inout JSONCursor, _ name: String, _ at: Int, dataStart: Int
  ) throws(ArrayFileError) -> SafetensorsEntry {
    var (type, shape, offsets): (String?, [Int]?, [Int]?)
    var keys: Set<String> = []
    do throws(ArrayFileError) {
      try cursor.object { cursor, key, at throws(ArrayFileError) in
        guard keys.insert(key).inserted else { throw cursor.malformed("'\(key)' stands twice", at: at) }
        switch key {
        case "dtype": type = try cursor.string()
        case "shape": shape = try Self.sizes(&cursor, "shape", limit: maximumRank)
        case "data_offsets": offsets = try Self.sizes(&cursor, "data_offsets", limit: 2)
        default: try cursor.skip()
        }
      }
    } catch {
      throw ArrayFileError(error.reason, path: error.path, at: error.place, "tensor '\(name)': \(error.message)")
    }
    func malformed(_ message: String) -> ArrayFileError { cursor.malformed("tensor '\(name)': \(message)", at: at) }
    guard let type else { throw malformed("'dtype' is missing") }
    guard let shape else { throw malformed("'shape' is missing") }
    guard let offsets else { throw malformed("'data_offsets' is missing") }
    guard let known = SafetensorsType(type) else { throw malformed("the dtype '\(type)' is unknown") }
    guard offsets.count == 2 else { throw malformed("'data_offsets' has \(offsets.count) numbers, not 2") }
    guard offsets[0] <= offsets[1] else {
      throw malformed("it begins at \(offsets[0]) and ends before, at \(offsets[1])")
    }
    var bits = known.bits
    for length in shape {
      let (product, overflow) = bits.multipliedReportingOverflow(by: length)
      guard !overflow else { throw malformed("the shape \(Axes(shape)) has more elements than 64 bits can count") }
      bits = product
    }
    guard bits % 8 == 0 else { throw malformed("\(type) of shape \(Axes(shape)) does not end at a whole byte") }
    guard bits / 8 == offsets[1] - offsets[0] else {
      throw malformed(
        "\(type) of shape \(Axes(shape)) has \(bits / 8) bytes, the offsets \(offsets[0]) to \(offsets[1]) have "
          + "\(offsets[1] - offsets[0])")
    }
    let (end, overflow) = offsets[1].addingReportingOverflow(dataStart)
    guard !overflow else { throw malformed("it ends beyond 64 bits") }
    return SafetensorsEntry(
      name: name, type: type, kind: known.kind, shape: shape, range: offsets[0] + dataStart..<end)
  }

  private static func sizes(
    _ cursor: inout JSONCursor, _ what: String, limit: Int
  ) throws(ArrayFileError) -> [Int] {
    var sizes: [Int] = []
    try cursor.array { cursor throws(ArrayFileError) in
      guard sizes.count < limit else { throw cursor.malformed("\(what): more than \(limit) numbers") }
      sizes.append(try cursor.size(what))
    }
    return sizes
  }

  /// The tensors must cover the data without holes, overlaps or anything behind them.
  private func checkCoverage(_ file: InputFile, dataStart: Int) throws(ArrayFileError) {
    var (end, last) = (dataStart, "the header")
    let order = entries.indices.sorted {
      (entries[$0].range.lowerBound, entries[$0].range.upperBound, $0)
        < (entries[$1].range.lowerBound, entries[$1].range.upperBound, $1)
    }
    for entry in order.lazy.map({ entries[$0] }) {
      let (begin, name) = (entry.range.lowerBound, "tensor '\(entry.name)'")
      guard begin >= end else {
        throw ArrayFileError(.malformed, path: file.path, offset: begin, "\(name) overlaps \(last)")
      }
      guard begin == end else {
        throw ArrayFileError(.malformed, path: file.path, offset: end, "a hole of \(begin - end) bytes before \(name)")
      }
      guard entry.range.upperBound <= file.size else {
        throw ArrayFileError(
          .malformed, path: file.path, offset: begin,
          "\(name) needs \(entry.range.count) bytes, the file has \(max(0, file.size - begin))")
      }
      (end, last) = (entry.range.upperBound, name)
    }
    guard end == file.size else {
      throw ArrayFileError(.malformed, path: file.path, offset: end, "\(file.size - end) bytes after \(last)")
    }
  }
}
