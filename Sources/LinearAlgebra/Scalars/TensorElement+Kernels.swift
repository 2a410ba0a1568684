package import CVectorMath
import ComplexModule

extension TensorElementKind {
  /// What the kernels for all element types call it.
  package var code: vm_kind {
    switch self {
    case .float: VM_F32
    case .double: VM_F64
    case .complexFloat: VM_C32
    case .complexDouble: VM_C64
    case .float16: VM_F16
    case .bfloat16: VM_BF16
    case .int8: VM_I8
    case .int16: VM_I16
    case .int32: VM_I32
    case .int64: VM_I64
    case .uint8: VM_U8
    case .uint16: VM_U16
    case .uint32: VM_U32
    case .uint64: VM_U64
    case .bool: VM_BOOL
    }
  }
}

extension Scalar {
  /// target[i] = x[i * xStep] ∘ y[i * yStep] for steps that are 1, or 0 where an operand is one element.
  static func combineRun(
    _ operation: ElementwiseOperation, _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ xStep: Int,
    _ y: UnsafePointer<Self>, _ yStep: Int, _ n: Int
  ) {
    if yStep == 0, xStep == 1 {
      apply(operation, target, x, scalar: y.pointee, n)
    } else if xStep == 0, yStep == 1 {
      apply(operation, target, scalar: x.pointee, y, n)
    } else if xStep == 0 {
      var value = zero
      apply(operation, &value, x, y, 1)
      fill(target, value, n)
    } else {
      apply(operation, target, x, y, n)
    }
  }
}

extension NumericTensorElement {
  /// target[i] = x[i * xStep] ∘ y[i * yStep] for steps that are 1, or 0 where an operand is one element.
  static func combine(
    _ operation: ElementwiseOperation, _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ xStep: Int,
    _ y: UnsafePointer<Self>, _ yStep: Int, _ n: Int
  ) {
    switch elementKind {
    case .float: Float.combineRun(operation, s(target), s(x), xStep, s(y), yStep, n)
    case .double: Double.combineRun(operation, d(target), d(x), xStep, d(y), yStep, n)
    case .complexFloat:
      Complex<Float>.combineRun(operation, concrete(target), concrete(x), xStep, concrete(y), yStep, n)
    case .complexDouble:
      Complex<Double>.combineRun(operation, concrete(target), concrete(x), xStep, concrete(y), yStep, n)
    case let integer: vm_combine(target, operation.integerCode, integer.code, x, xStep, y, yStep, n)
    }
  }

  /// target[i] = -x[i].
  static func negateAll(_ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ n: Int) {
    switch elementKind {
    case .float: Float.negate(s(target), s(x), n)
    case .double: Double.negate(d(target), d(x), n)
    case .complexFloat: Complex<Float>.negate(concrete(target), concrete(x), n)
    case .complexDouble: Complex<Double>.negate(concrete(target), concrete(x), n)
    case let integer: vm_integer_negate(target, integer.code, x, n)
    }
  }
}

extension NumericTensorElement where Self: FixedWidthInteger {
  /// target[i] = |x[i]|.
  static func integerMagnitude(_ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ n: Int) {
    vm_integer_abs(target, elementKind.code, x, n)
  }
}

extension ElementwiseOperation {
  fileprivate var integerCode: vm_operation {
    switch self {
    case .add: VM_ADD
    case .subtract: VM_SUBTRACT
    case .multiply: VM_MULTIPLY
    case .divide, .power: preconditionFailure("integers have no \(self)")
    }
  }
}
