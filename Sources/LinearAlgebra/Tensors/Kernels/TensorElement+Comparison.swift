import CVectorMath

/// A comparison of elements that stand at the same place.
enum ElementwiseComparison {
  case equal, unequal, less, lessOrEqual, greater, greaterOrEqual

  fileprivate var code: vm_comparison {
    switch self {
    case .equal: VM_EQ
    case .unequal: VM_NE
    case .less: VM_LT
    case .lessOrEqual: VM_LE
    case .greater: VM_GT
    case .greaterOrEqual: VM_GE
    }
  }
}

/// The lesser or the greater of two elements, NaN if either is.
enum ElementwiseChoice {
  case minimum, maximum
}

/// An operation on two truth values.
enum LogicalOperation {
  case and, or, exclusiveOr
}

// Steps are 1, or 0 where an operand is one element.

extension TensorElement {
  /// target[i] = x[i * xStep] ∘ y[i * yStep]. Complex numbers and truth values are equal or not, and nothing else.
  static func compare(
    _ comparison: ElementwiseComparison, _ target: UnsafeMutablePointer<Bool>, _ x: UnsafePointer<Self>, _ xStep: Int,
    _ y: UnsafePointer<Self>, _ yStep: Int, _ n: Int
  ) {
    vm_compare(concrete(target, UInt8.self), comparison.code, elementKind.code, x, xStep, y, yStep, n)
  }

  /// target[i] = mask[i * maskStep] ? x[i * xStep] : y[i * yStep].
  static func select(
    _ target: UnsafeMutablePointer<Self>, _ mask: UnsafePointer<Bool>, _ maskStep: Int, _ x: UnsafePointer<Self>,
    _ xStep: Int, _ y: UnsafePointer<Self>, _ yStep: Int, _ n: Int
  ) {
    let bytes = UnsafeRawPointer(mask).assumingMemoryBound(to: UInt8.self)
    vm_select(target, MemoryLayout<Self>.stride, bytes, maskStep, x, xStep, y, yStep, n)
  }
}

extension OrderedTensorElement {
  /// target[i] = the lesser or greater of x[i * xStep] and y[i * yStep].
  static func choose(
    _ choice: ElementwiseChoice, _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ xStep: Int,
    _ y: UnsafePointer<Self>, _ yStep: Int, _ n: Int
  ) {
    vm_combine(target, choice == .minimum ? VM_MINIMUM : VM_MAXIMUM, elementKind.code, x, xStep, y, yStep, n)
  }

  /// target[i] = x[i], or the bound beyond which it is; NaN stays.
  static func clamp(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ bounds: ClosedRange<Self>, _ n: Int
  ) {
    withUnsafePointer(to: bounds.lowerBound) { low in
      withUnsafePointer(to: bounds.upperBound) { high in vm_clamp(target, elementKind.code, x, low, high, n) }
    }
  }
}

extension Bool {
  /// target[i] = x[i * xStep] ∘ y[i * yStep].
  static func combine(
    _ operation: LogicalOperation, _ target: UnsafeMutablePointer<Bool>, _ x: UnsafePointer<Bool>, _ xStep: Int,
    _ y: UnsafePointer<Bool>, _ yStep: Int, _ n: Int
  ) {
    let code: vm_operation =
      switch operation {
      case .and: VM_AND
      case .or: VM_OR
      case .exclusiveOr: VM_XOR
      }
    vm_combine(target, code, VM_BOOL, x, xStep, y, yStep, n)
  }

  /// target[i] = !x[i].
  static func negate(_ target: UnsafeMutablePointer<Bool>, _ x: UnsafePointer<Bool>, _ n: Int) {
    vm_not(concrete(target, UInt8.self), UnsafeRawPointer(x).assumingMemoryBound(to: UInt8.self), n)
  }
}
