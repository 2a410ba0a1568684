public import LinearAlgebra

/// The element types of .npy files that are read and written, under NumPy's names.
public enum NpyElement: String, Sendable, CaseIterable {
  /// One byte, zero or not.
  case bool
  /// Signed integers.
  case int8, int16, int32, int64
  /// Unsigned integers.
  case uint8, uint16, uint32, uint64
  /// IEEE floating-point numbers.
  case float16, float32, float64
  /// Pairs of floating-point numbers.
  case complex64, complex128

  /// The size of an element in bytes.
  public var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64, .complex64: 8
    case .complex128: 16
    }
  }

  /// The size of the parts whose bytes are swapped in files of the other byte order.
  var partSize: Int {
    switch self {
    case .complex64: 4
    case .complex128: 8
    default: size
    }
  }

  /// The element type of matrices of this kind.
  public init(_ kind: ScalarKind) {
    self =
      switch kind {
      case .float: .float32
      case .double: .float64
      case .complexFloat: .complex64
      case .complexDouble: .complex128
      }
  }

  /// NumPy's letter and size, as in `f8`.
  var code: String {
    let letter =
      switch self {
      case .bool: "b"
      case .int8, .int16, .int32, .int64: "i"
      case .uint8, .uint16, .uint32, .uint64: "u"
      case .float16, .float32, .float64: "f"
      case .complex64, .complex128: "c"
      }
    return "\(letter)\(size)"
  }
}
