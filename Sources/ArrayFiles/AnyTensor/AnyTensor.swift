import ComplexModule
public import LinearAlgebra

/// A tensor whose element type is known when the program runs: what every reader gives and every writer takes.
///
/// ```swift
/// let weights = try Matrix<Float>(NpyFile("weights.npy").tensor())
/// try NpyFile.write(AnyTensor(weights), to: "copy.npy")
/// ```
///
/// `Tensor(any)`, `Matrix(any)` and `Vector(any)` share its memory where the element type is the same and convert exactly
/// elsewhere; `Tensor(rounding: any)` and its like round.
///
/// It is `Sendable`, unchecked, because storage is never written while it is shared.
public struct AnyTensor: @unchecked Sendable {
  /// The type of the elements.
  public let kind: TensorElementKind
  /// The file, and where it holds several the tensor's name, for messages; empty if the tensor was made here.
  public let source: String
  let storage: Storage
  let offset: Int
  let layout: Layout

  init(_ kind: TensorElementKind, storage: Storage, offset: Int = 0, layout: Layout, source: String) {
    self.kind = kind
    self.storage = storage
    self.offset = offset
    self.layout = layout
    self.source = source
  }

  /// The tensor, matrix or vector, sharing its memory.
  public init<Element>(_ tensor: some TensorConvertible<Element>) {
    let tensor = tensor.asTensor
    self.init(
      Element.elementKind, storage: tensor.storage, offset: tensor.offset, layout: tensor.layout, source: "")
  }

  /// The same tensor, which messages say to come from there.
  package func attributed(to source: String) -> AnyTensor {
    AnyTensor(kind, storage: storage, offset: offset, layout: layout, source: source)
  }

  /// The length of each axis; empty for a single element.
  public var shape: [Int] { Array(layout.shape) }

  /// The number of axes.
  public var rank: Int { layout.rank }

  /// The number of elements.
  public var count: Int { layout.count }
}

extension AnyTensor {
  /// The tensor under its own type; halves are widened to `Float` where the machine has no `Float16` (Intel Macs).
  public var tensor: any TensorConvertible {
    switch kind {
    case .float: typed(Float.self)
    case .double: typed(Double.self)
    case .complexFloat: typed(Complex<Float>.self)
    case .complexDouble: typed(Complex<Double>.self)
    case .bfloat16: typed(BFloat16.self)
    case .int8: typed(Int8.self)
    case .int16: typed(Int16.self)
    case .int32: typed(Int32.self)
    case .int64: typed(Int64.self)
    case .uint8: typed(UInt8.self)
    case .uint16: typed(UInt16.self)
    case .uint32: typed(UInt32.self)
    case .uint64: typed(UInt64.self)
    case .bool: typed(Bool.self)
    case .float16:
      #if os(macOS) && arch(x86_64)
        widened().typed(Float.self)
      #else
        typed(Float16.self)
      #endif
    }
  }

  /// The same bytes as a tensor of this type, which has the size of the elements.
  func typed<Element: TensorElement>(_ type: Element.Type) -> Tensor<Element> {
    Tensor(storage: storage, offset: offset, layout: layout)
  }

  /// The elements lie without gaps, the last axis (row-major) or the first (column-major) tightest.
  var isPacked: Bool { layout.isContiguous || isColumnMajor }

  /// The first axis is tightest, and there are no gaps.
  var isColumnMajor: Bool {
    Layout(shape: Axes(layout.shape.reversed()), strides: Axes(layout.strides.reversed())).isContiguous
  }

  /// A tensor without gaps with the same elements: itself where it has none.
  func packed() -> AnyTensor { isPacked ? self : rowMajorCopy() }

  /// A row-major copy. Only the size of an element matters.
  func rowMajorCopy() -> AnyTensor {
    func copy<Bits: TensorElement>(_ type: Bits.Type) -> AnyTensor {
      let tensor = typed(type).contiguousCopy()
      return AnyTensor(kind, storage: tensor.storage, layout: tensor.layout, source: source)
    }
    return switch kind.byteCount {
    case 1: copy(UInt8.self)
    case 2: copy(UInt16.self)
    case 4: copy(UInt32.self)
    case 8: copy(UInt64.self)
    default: copy(Complex<Double>.self)
    }
  }

  /// The first byte of the element in front.
  var base: UnsafeMutableRawPointer { storage.header.base + offset * kind.byteCount }

  func mismatch(_ message: String) -> ArrayFileError { ArrayFileError(.mismatch, path: source, message) }
}
