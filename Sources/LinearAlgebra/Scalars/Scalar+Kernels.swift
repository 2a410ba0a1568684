import CVectorMath

extension Scalar {
  /// Copies a strided matrix to a column-major one with this leading dimension.
  /// - Returns: the largest magnitude of a part of an element, found on the way.
  @discardableResult
  static func copy(
    _ source: UnsafePointer<Self>, _ rowStride: Int, _ columnStride: Int,
    to target: UnsafeMutablePointer<Self>, _ leadingDimension: Int, _ rows: Int, _ columns: Int,
    conjugating: Bool = false
  ) -> LargestMagnitude {
    let conjugate: Int32 = conjugating ? 1 : 0
    return switch kind {
    case .float:
      LargestMagnitude(vm_copy_f32(s(target), leadingDimension, s(source), rowStride, columnStride, rows, columns))
    case .double:
      LargestMagnitude(vm_copy_f64(d(target), leadingDimension, d(source), rowStride, columnStride, rows, columns))
    case .complexFloat:
      LargestMagnitude(vm_copy_c32(target, leadingDimension, source, rowStride, columnStride, rows, columns, conjugate))
    case .complexDouble:
      LargestMagnitude(vm_copy_c64(target, leadingDimension, source, rowStride, columnStride, rows, columns, conjugate))
    }
  }

  /// The largest magnitude of a part of an element of a strided matrix.
  static func largestMagnitude(
    _ p: UnsafePointer<Self>, _ rowStride: Int, _ columnStride: Int, _ rows: Int, _ columns: Int
  ) -> LargestMagnitude {
    switch kind {
    case .float: LargestMagnitude(vm_max_bits_f32(s(p), rowStride, columnStride, rows, columns))
    case .double: LargestMagnitude(vm_max_bits_f64(d(p), rowStride, columnStride, rows, columns))
    case .complexFloat: LargestMagnitude(vm_max_bits_c32(p, rowStride, columnStride, rows, columns))
    case .complexDouble: LargestMagnitude(vm_max_bits_c64(p, rowStride, columnStride, rows, columns))
    }
  }
}

extension LargestMagnitude {
  init(_ bits: UInt32) {
    let number = Float(bitPattern: bits)
    self.init(isFinite: number.isFinite, value: Double(number))
  }

  init(_ bits: UInt64) {
    let number = Double(bitPattern: bits)
    self.init(isFinite: number.isFinite, value: number)
  }
}
