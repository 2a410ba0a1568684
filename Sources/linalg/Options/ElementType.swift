import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// The types that BLAS and LAPACK compute in, under NumPy's names.
enum ElementType: String, ExpressibleByArgument, CaseIterable {
  case float32, float64, complex64, complex128

  /// The type as tensors have it.
  var kind: TensorElementKind {
    switch self {
    case .float32: .float
    case .float64: .double
    case .complex64: .complexFloat
    case .complex128: .complexDouble
    }
  }

  /// The type that operands are computed in together: as NumPy promotes them, except that integers and truth values alone
  /// become float64, halves float32, and literals follow the others.
  init(promoting operands: [OperandValue]) {
    let files = operands.filter { !$0.isLiteral }.map(\.tensor.kind)
    let isComplex = operands.contains { $0.tensor.kind.isComplex }
    // Beside a floating-point type small integers do not ask for double precision.
    let isSingle = files.contains { Self.isSingle($0) } && files.allSatisfy { Self.isSingle($0) || $0.byteCount <= 2 }
    self = isComplex ? (isSingle ? .complex64 : .complex128) : (isSingle ? .float32 : .float64)
  }

  private static func isSingle(_ kind: TensorElementKind) -> Bool {
    switch kind {
    case .float, .complexFloat, .float16, .bfloat16: true
    default: false
    }
  }
}
