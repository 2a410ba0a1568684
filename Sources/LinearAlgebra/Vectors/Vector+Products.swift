extension Vector {
  /// The dot product Σ xᵢ yᵢ, without conjugation.
  ///
  /// Takes 2 n operations. BLAS: `dot`, `dotu`.
  public func dot(_ other: Vector) -> Element {
    precondition(count == other.count, "vectors of \(count) and \(other.count) elements have no dot product")
    return dot(other, conjugating: false)
  }

  /// The inner product Σ x̄ᵢ yᵢ, which conjugates this vector.
  ///
  /// Takes 2 n operations. BLAS: `dot`, `dotc`.
  public func conjugatedDot(_ other: Vector) -> Element {
    precondition(count == other.count, "vectors of \(count) and \(other.count) elements have no dot product")
    return dot(other, conjugating: true)
  }

  func dot(_ other: Vector, conjugating: Bool, limit: Int = largestBLASDimension) -> Element {
    var sum = Element.zero
    for start in Swift.stride(from: 0, to: count, by: limit) {
      let range = start..<Swift.min(count, start + limit)
      sum += part(range).withBLASVector { x, strideX in
        other.part(range).withBLASVector { y, strideY in
          withBackend(operations: 2 * Double(range.count), family: .vector) {
            conjugating
              ? Element.dotc(Int32(range.count), x, strideX, y, strideY)
              : Element.dotu(Int32(range.count), x, strideX, y, strideY)
          }
        }
      }
    }
    return sum
  }

  /// The outer product x yᵀ, or x yᴴ if it conjugates.
  ///
  /// The element at (i, j) is xᵢ yⱼ. Takes m n operations.
  public func outer(_ other: Vector, conjugating: Bool = false) -> Matrix<Element> {
    multiply(asColumn, other.asColumn, right: conjugating ? .adjoint : .transposed)
  }

  /// x ← α y + x.
  ///
  /// Takes 2 n operations. BLAS: `axpy`.
  public mutating func add(_ other: Vector, scaledBy alpha: Element = 1) {
    precondition(count == other.count, "vectors of \(count) and \(other.count) elements have no sum")
    add(other, alpha, limit: largestBLASDimension)
  }

  mutating func add(_ other: Vector, _ alpha: Element, limit: Int) {
    withTarget { whole in
      let (target, stride) = (whole.pointer, whole.rowStride)
      guard stride != 1 || other.stride != 1 else {
        return other.withPointer { Element.addScaled(alpha, $0, to: target, whole.rows) }
      }
      guard let strideX = Int32(exactly: stride), alpha != 0 else {
        // BLAS reads nothing when α = 0, and NaN would be lost.
        return withScratch(Element.self, whole.rows) { copy in
          let count = whole.rows
          other.contiguousCopy().withPointer { source in
            Element.copy(target, 0, stride, to: copy, 1, 1, count)
            Element.addScaled(alpha, source, to: copy, count)
            Element.copy(copy, 0, 1, to: target, stride, 1, count)
          }
        }
      }
      for start in Swift.stride(from: 0, to: whole.rows, by: limit) {
        let range = start..<Swift.min(whole.rows, start + limit)
        other.part(range).withBLASVector { y, strideY in
          let x = lowest(target + start * stride, range.count, strideX)
          withBackend(operations: 2 * Double(range.count), family: .vector) {
            Element.axpy(Int32(range.count), alpha, y, strideY, x, strideX)
          }
        }
      }
    }
  }

  /// x ← α x; NaN stays NaN when α = 0.
  public mutating func scale(by alpha: Element) {
    withTarget { target in
      let (p, count, stride) = (target.pointer, target.rows, target.rowStride)
      guard stride != 1 else { return Element.scale(alpha, UnsafePointer(p), to: p, count) }
      withScratch(Element.self, count) { copy in
        Element.copy(p, 0, stride, to: copy, 1, 1, count)
        Element.scale(alpha, UnsafePointer(copy), to: copy, count)
        Element.copy(copy, 0, 1, to: p, stride, 1, count)
      }
    }
  }

  /// The vector α x.
  public func scaled(by alpha: Element) -> Vector {
    guard stride == 1 else {
      var copy = contiguousCopy()
      copy.scale(by: alpha)
      return copy
    }
    return Vector(count: count) { result in withPointer { Element.scale(alpha, $0, to: result, count) } }
  }
}

extension Vector {
  /// These elements, a view.
  func part(_ range: Range<Int>) -> Vector {
    Vector(storage: storage, offset: offset + range.lowerBound * stride, count: range.count, stride: stride)
  }

  /// Runs `body` with this vector as the column of a target in storage that nobody else sees.
  mutating func withTarget<Result>(_ body: (ProductTarget<Element>) -> Result) -> Result {
    if stride == 0 { self = contiguousCopy() } else { makeUnique() }
    return withExtendedLifetime(storage) {
      body(
        ProductTarget(
          pointer: storage.base(of: Element.self) + offset, rows: count, columns: 1, rowStride: stride,
          columnStride: count))
    }
  }

  /// Runs `body` with the lowest address and the stride, copied where BLAS cannot say the stride or misreads it.
  func withBLASVector<Result>(_ body: (UnsafePointer<Element>, _ stride: Int32) -> Result) -> Result {
    guard let stride = Int32(exactly: stride), stride != 0, stride == 1 || !Element.isComplex else {
      return contiguousCopy().withPointer { body($0, 1) }
    }
    return withPointer { body(lowest($0, count, stride), stride) }
  }
}
