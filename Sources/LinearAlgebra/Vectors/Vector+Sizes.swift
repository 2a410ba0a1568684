extension Vector {
  /// The Euclidean norm √Σ|xᵢ|², without undue overflow or underflow.
  ///
  /// BLAS: `nrm2`.
  public func euclideanNorm() -> Element.Real { euclideanNorm(limit: largestBLASDimension) }

  func euclideanNorm(limit: Int) -> Element.Real {
    var norm = Element.Real.zero
    for start in Swift.stride(from: 0, to: count, by: limit) {
      let range = start..<Swift.min(count, start + limit)
      // The order makes no difference, and BLAS gives 0 for negative strides.
      let part = part(range).withBLASVector { x, stride in
        withBackend(operations: 2 * Double(range.count), family: .vector) {
          Element.nrm2(Int32(range.count), x, Swift.abs(stride))
        }
      }
      norm = start == 0 ? part : Element.Real.hypot(norm, part)
    }
    // Scaled sums divide infinity by infinity.
    if norm.isNaN, absoluteSum() == .infinity { return .infinity }
    return norm
  }

  /// The sum of absolute values Σ|xᵢ|, of moduli for complex elements: the 1-norm.
  public func absoluteSum() -> Element.Real {
    guard stride == 1 else { return contiguousCopy().absoluteSum() }
    return withPointer { Element.absoluteSum($0, count) }
  }

  /// The sum of the absolute values of all parts, Σ|re xᵢ| + |im xᵢ|, which BLAS calls `asum`.
  ///
  /// For real elements this is ``absoluteSum()``; for complex ones it is no norm of the vector space, but an upper bound
  /// of the 1-norm that needs no roots.
  public func partsSum() -> Element.Real {
    guard stride == 1 else { return contiguousCopy().partsSum() }
    return withPointer { Element.partsSum($0, count) }
  }

  /// The index of the first element of largest modulus, nil for an empty vector; NaN counts as the largest.
  ///
  /// BLAS's `iamax` compares |re| + |im| instead of moduli for complex elements.
  public func indexOfLargest() -> Int? {
    guard count > 0 else { return nil }
    let x = stride == 1 ? self : contiguousCopy()
    return x.withPointer { p in
      withScratch(Element.Real.self, count) { moduli in
        Element.moduli(moduli, p, count)
        return switch Element.Real.kind {
        case .float, .complexFloat: firstLargest(s(moduli), count)
        case .double, .complexDouble: firstLargest(d(moduli), count)
        }
      }
    }
  }
}

/// The index of the first NaN, or else of the first largest number.
private func firstLargest<T: BinaryFloatingPoint>(_ p: UnsafeMutablePointer<T>, _ count: Int) -> Int {
  var best = 0
  for i in 0..<count {
    if p[i].isNaN { return i }
    if p[i] > p[best] { best = i }
  }
  return best
}
