import RealModule

/// A norm of vectors.
public enum VectorNorm: Hashable, Sendable {
  /// Σ|xᵢ|.
  case one
  /// √Σ|xᵢ|², the Euclidean norm.
  case two
  /// max|xᵢ|.
  case infinity
  /// (Σ|xᵢ|ᵖ)^(1/p) for any p: below 1 not a norm (no triangle inequality), 0 counts the elements that are not zero,
  /// infinity is max|xᵢ|, minus infinity min|xᵢ|.
  case p(Double)
}

extension Vector {
  /// A norm of the vector, 0 without elements (infinity for p = -∞); NaN where an element is NaN.
  ///
  /// Neither overflows nor underflows on the way: moduli are divided by the largest before they are raised to a power.
  public func norm(_ norm: VectorNorm = .two) -> Element.Real {
    switch norm {
    case .two, .p(2): return asColumn.frobeniusNorm()
    case .one, .p(1):
      return withModuli { moduli, _ in Element.Real.absoluteSum(moduli, count) }
    case .infinity, .p(.infinity):
      return isEmpty ? 0 : withModuli { moduli, _ in Element.Real.largest(moduli, count) }
    case .p(let p):
      precondition(!p.isNaN, "a norm needs a number p")
      return powerNorm(p)
    }
  }

  private func powerNorm(_ p: Double) -> Element.Real {
    withModuli { moduli, largest in
      if largest.isNaN { return .nan }
      if p == -.infinity { return smallest(moduli) }
      if p == 0 { return Element.Real((0..<count).count { moduli[$0] != 0 }) }
      // Powers are taken of numbers near 1: relative to the largest modulus, for negative p to the smallest.
      let unit = Double(p > 0 ? largest : smallest(moduli))
      if unit == 0 || unit == .infinity || count == 0 { return Element.Real(unit) }
      var sum = 0.0
      for i in 0..<count { sum += Double.pow(Double(moduli[i]) / unit, p) }
      return Element.Real(unit * Double.pow(sum, 1 / p))
    }
  }

  private func smallest(_ moduli: UnsafePointer<Element.Real>) -> Element.Real {
    (0..<count).reduce(.infinity) { Swift.min($0, moduli[$1]) }
  }

  /// Runs `body` with the moduli of the elements and the largest of them (0 of nothing, NaN if there is one).
  private func withModuli<Result>(_ body: (UnsafePointer<Element.Real>, Element.Real) -> Result) -> Result {
    withScratch(Element.Real.self, count) { moduli in
      let dense = stride == 1 || count <= 1 ? self : contiguousCopy()
      dense.withPointer { Element.moduli(moduli, $0, count) }
      let largest = count == 0 ? 0 : Element.Real.largest(UnsafePointer(moduli), count)
      return body(UnsafePointer(moduli), largest)
    }
  }
}
