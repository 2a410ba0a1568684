import LinearAlgebra

/// An element type of safetensors files, known by the size of its elements.
struct SafetensorsType: Sendable {
  /// The size of an element in bits.
  let bits: Int
  /// The type of our tensors that holds it, or nil if none does.
  let kind: TensorElementKind?

  /// The type with this name, or nil if the format has none of the name.
  init?(_ name: String) {
    if let kind = TensorElementKind.allCases.first(where: { $0.safetensorsName == name }) {
      (bits, self.kind) = (8 * kind.byteCount, kind)
      return
    }
    kind = nil
    switch name {
    case "F4": bits = 4
    case "F6_E2M3", "F6_E3M2": bits = 6
    case "F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ": bits = 8
    default: return nil
    }
  }
}

extension TensorElementKind {
  /// The name of the type in safetensors files; nil for complex128, which they do not have.
  var safetensorsName: String? {
    switch self {
    case .float: "F32"
    case .double: "F64"
    case .complexFloat: "C64"
    case .complexDouble: nil
    case .float16: "F16"
    case .bfloat16: "BF16"
    case .int8: "I8"
    case .int16: "I16"
    case .int32: "I32"
    case .int64: "I64"
    case .uint8: "U8"
    case .uint16: "U16"
    case .uint32: "U32"
    case .uint64: "U64"
    case .bool: "BOOL"
    }
  }
}
