import CVectorMath
import ComplexModule
import LinearAlgebra

/// Text on its way into a file.
final class TextWriter {
  private static let piece = 256 << 10

  private let file: OutputFile
  private var bytes: [UInt8] = []

  init(_ file: OutputFile) {
    self.file = file
    bytes.reserveCapacity(Self.piece + 4096)
  }

  func append(_ text: String) throws(ArrayFileError) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.piece { try flush() }
  }

  func append(_ byte: UInt8) throws(ArrayFileError) { bytes.append(byte) }

  /// Makes the file the target.
  func commit() throws(ArrayFileError) {
    try flush()
    try file.commit()
  }

  private func flush() throws(ArrayFileError) {
    try file.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension AnyTensor {
  /// Hands over each element as text, in row-major order: the shortest one for its type, two numbers for a complex one.
  func forEachNumber(_ body: (Int, String) throws(ArrayFileError) -> Void) throws(ArrayFileError) {
    func walk<Element: TensorElement>(
      _ type: Element.Type, _ text: (Element) -> String
    ) throws(ArrayFileError) {
      var index = 0
      try forEachRowMajorPiece { piece throws(ArrayFileError) in
        let size = MemoryLayout<Element>.stride
        for offset in stride(from: 0, to: piece.count, by: size) {
          try body(index, text(piece.loadUnaligned(fromByteOffset: offset, as: Element.self)))
          index += 1
        }
      }
    }
    switch kind {
    case .float: try walk(Float.self) { "\($0)" }
    case .double: try walk(Double.self) { "\($0)" }
    case .complexFloat: try walk(Complex<Float>.self) { "\($0.real) \($0.imaginary)" }
    case .complexDouble: try walk(Complex<Double>.self) { "\($0.real) \($0.imaginary)" }
    case .float16: try widened().forEachNumber(body)
    case .bfloat16: try walk(BFloat16.self) { "\(Float($0))" }
    case .int8: try walk(Int8.self) { "\($0)" }
    case .int16: try walk(Int16.self) { "\($0)" }
    case .int32: try walk(Int32.self) { "\($0)" }
    case .int64: try walk(Int64.self) { "\($0)" }
    case .uint8: try walk(UInt8.self) { "\($0)" }
    case .uint16: try walk(UInt16.self) { "\($0)" }
    case .uint32: try walk(UInt32.self) { "\($0)" }
    case .uint64: try walk(UInt64.self) { "\($0)" }
    case .bool: try walk(Bool.self) { $0 ? "1" : "0" }
    }
  }

  /// Halves as `Float`, which holds each of them exactly.
  func widened() -> AnyTensor {
    let source = packed()
    let result = Storage.allocate(bytes: count * TensorElementKind.float.byteCount)
    vm_convert(result.header.base, VM_F32, source.base, kind.code, count, 0)
    return AnyTensor(.float, storage: result, layout: source.layout, source: self.source)
  }
}
