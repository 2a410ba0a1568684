import CVectorMath

// The names are those of the standard library's SIMD vectors. Operands broadcast; NaN equals nothing and has no order.

extension Tensor {
  /// Whether the elements at each position are equal.
  public static func .== (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(VM_EQ, a, b) }

  /// Whether each element equals the scalar.
  public static func .== (a: Tensor, b: Element) -> Tensor<Bool> { compare(VM_EQ, a, b) }

  /// Whether each element equals the scalar.
  public static func .== (a: Element, b: Tensor) -> Tensor<Bool> { compare(VM_EQ, b, a) }

  /// Whether the elements at each position differ.
  public static func .!= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(VM_NE, a, b) }

  /// Whether each element differs from the scalar.
  public static func .!= (a: Tensor, b: Element) -> Tensor<Bool> { compare(VM_NE, a, b) }

  /// Whether each element differs from the scalar.
  public static func .!= (a: Element, b: Tensor) -> Tensor<Bool> { compare(VM_NE, b, a) }

  fileprivate static func compare(_ comparison: vm_comparison, _ a: Tensor, _ b: Tensor) -> Tensor<Bool> {
    let result = Tensor<Bool>(uninitialized: Layout(Layout.commonShape(a.layout, b.layout), as: a.layout, b.layout))
    let code = Element.elementKind.code
    writeEach(into: result, a, b) { target, x, xStep, y, yStep, count in
      vm_compare(concrete(target), comparison, code, x, xStep, y, yStep, count)
    }
    return result
  }

  fileprivate static func compare(_ comparison: vm_comparison, _ a: Tensor, _ b: Element) -> Tensor<Bool> {
    let code = Element.elementKind.code
    return a.mapped { target, x, count in
      withUnsafePointer(to: b) { vm_compare(concrete(target), comparison, code, x, 1, $0, 0, count) }
    }
  }
}

extension Tensor where Element: OrderedTensorElement {
  /// Whether the first element at each position is less.
  public static func .< (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(VM_LT, a, b) }

  /// Whether each element is less than the scalar.
  public static func .< (a: Tensor, b: Element) -> Tensor<Bool> { compare(VM_LT, a, b) }

  /// Whether the scalar is less than each element.
  public static func .< (a: Element, b: Tensor) -> Tensor<Bool> { compare(VM_GT, b, a) }

  /// Whether the first element at each position is less, or they are equal.
  public static func .<= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(VM_LE, a, b) }

  /// Whether each element is the scalar or less.
  public static func .<= (a: Tensor, b: Element) -> Tensor<Bool> { compare(VM_LE, a, b) }

  /// Whether the scalar is each element or less.
  public static func .<= (a: Element, b: Tensor) -> Tensor<Bool> { compare(VM_GE, b, a) }

  /// Whether the first element at each position is greater.
  public static func .> (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(VM_GT, a, b) }

  /// Whether each element is greater than the scalar.
  public static func .> (a: Tensor, b: Element) -> Tensor<Bool> { compare(VM_GT, a, b) }

  /// Whether the scalar is greater than each element.
  public static func .> (a: Element, b: Tensor) -> Tensor<Bool> { compare(VM_LT, b, a) }

  /// Whether the first element at each position is greater, or they are equal.
  public static func .>= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(VM_GE, a, b) }

  /// Whether each element is the scalar or greater.
  public static func .>= (a: Tensor, b: Element) -> Tensor<Bool> { compare(VM_GE, a, b) }

  /// Whether the scalar is each element or greater.
  public static func .>= (a: Element, b: Tensor) -> Tensor<Bool> { compare(VM_LE, b, a) }
}

extension Tensor where Element == Bool {
  /// Whether not.
  public static prefix func .! (a: consuming Tensor) -> Tensor {
    a.elementwise { vm_not(concrete($0), concrete($1), $2) }
  }

  /// Whether both.
  public static func .& (a: consuming Tensor, b: consuming Tensor) -> Tensor { combined(VM_AND, a, b) }

  /// Whether one or both.
  public static func .| (a: consuming Tensor, b: consuming Tensor) -> Tensor { combined(VM_OR, a, b) }

  /// Whether one and not both.
  public static func .^ (a: consuming Tensor, b: consuming Tensor) -> Tensor { combined(VM_XOR, a, b) }

  private static func combined(_ operation: vm_operation, _ a: consuming Tensor, _ b: consuming Tensor) -> Tensor {
    combined(a, b) { vm_combine($0, operation, VM_BOOL, $1, $2, $3, $4, $5) }
  }
}
