public import LinearAlgebra

extension TensorElementKind {
  /// NumPy's name, as in `float32`.
  public var name: String {
    switch self {
    case .float: "float32"
    case .double: "float64"
    case .complexFloat: "complex64"
    case .complexDouble: "complex128"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .bool: "bool"
    }
  }

  /// The size of an element in bytes.
  public var byteCount: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float: 4
    case .int64, .uint64, .double, .complexFloat: 8
    case .complexDouble: 16
    }
  }

  /// Whether an element is a pair of numbers.
  public var isComplex: Bool { self == .complexFloat || self == .complexDouble }

  /// Whether an element is an integer, signed or not.
  public var isInteger: Bool {
    switch self {
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
    default: false
    }
  }
}
