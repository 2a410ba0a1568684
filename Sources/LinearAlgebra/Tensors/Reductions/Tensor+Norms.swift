import RealModule

extension Tensor where Element: Scalar {
  /// A norm of all elements as one vector, 0 of none; NaN where an element is NaN.
  public func norm(_ norm: VectorNorm = .two) -> Element.Real { self.norm(norm, over: allAxes).item }

  /// The norms of the vectors along these axes: of several axes, of all their elements as one vector.
  ///
  /// They neither overflow nor underflow on the way.
  public func norm(_ norm: VectorNorm = .two, over axes: Int..., keepingAxes: Bool = false) -> Tensor<Element.Real> {
    self.norm(norm, over: axes, keepingAxes: keepingAxes)
  }

  /// The norms of the vectors along these axes: of several axes, of all their elements as one vector.
  public func norm(_ norm: VectorNorm = .two, over axes: [Int], keepingAxes: Bool = false) -> Tensor<Element.Real> {
    let axes = layout.axes(axes)
    switch norm {
    case .two, .p(2): return euclideanNorm(axes, keepingAxes)
    case .one, .p(1): return moduli.sum(over: axes, keepingAxes: keepingAxes)
    case .infinity, .p(.infinity): return moduli.largest(axes, keepingAxes)
    case .p(let p):
      precondition(!p.isNaN, "a norm needs a number p")
      let kernel = LineKernel<Element.Real, Element.Real>(rows: { target, x, ld, rows, n in
        for i in 0..<rows { target[i] = powerNorm(x + i * ld, n, p) }
      })
      return moduli.reduced(axes, keepingAxes: keepingAxes, kernel)
    }
  }

  /// The sums of squares, and where one may have left the range, once more relative to the largest modulus.
  private func euclideanNorm(_ axes: [Int], _ keepingAxes: Bool) -> Tensor<Element.Real> {
    guard !Element.isComplex else {
      return parts.euclideanNorm(axes + [rank], keepingAxes).droppingLast(keepingAxes)
    }
    let reals = concreteReal
    let squares = reals.squares(axes, keepingAxes)
    let least = Element.Real.leastNormalMagnitude / (Element.ulpOfOne * Element.ulpOfOne)
    if squares.elements.allSatisfy({ $0.isFinite && $0 >= least }) {
      return squares.squareRoots()
    }
    let largest = reals.moduli.largest(axes, true)
    // Zeros are divided by one, and infinities give themselves.
    let units = largest.elementwise { target, x, n in
      for i in 0..<n { target[i] = x[i] == 0 || x[i].isInfinite ? 1 : x[i] }
    }
    let roots = (reals ./ units).squares(axes, true).squareRoots() .* units
    return AxisReduction(layout, axes).result(roots, keepingAxes: keepingAxes)
  }

  private func droppingLast(_ isKept: Bool) -> Tensor { isKept ? squeezed(-1) : self }

  private var moduli: Tensor<Element.Real> { mapped(Element.moduli) }
}

extension Tensor where Element: RealScalar {
  fileprivate func squares(_ axes: [Int], _ keepingAxes: Bool) -> Tensor {
    let reduction = AxisReduction(layout, axes)
    let result = Tensor(uninitialized: reduction.target)
    Element.fill(result.base, 0, result.count)
    reduction.run(.squares, again: LineKernel(.sum), self, into: result.base)
    return reduction.result(result, keepingAxes: keepingAxes)
  }

  /// The largest of numbers that are not negative; 0 of nothing.
  fileprivate func largest(_ axes: [Int], _ keepingAxes: Bool) -> Tensor {
    let kernel = LineKernel<Element, Element>(.greatest)
    let result = reduced(axes, keepingAxes: keepingAxes, kernel, again: kernel)
    guard isEmpty else { return result }
    return Tensor(shape: result.shape, repeating: 0)
  }
}

/// (Σxᵖ)^(1/p) of moduli. Powers are taken of numbers near 1: relative to the largest, for negative p to the smallest.
private func powerNorm<T: RealScalar>(_ x: UnsafePointer<T>, _ n: Int, _ p: Double) -> T {
  let largest = n == 0 ? 0 : T.maximum(x, n)
  if largest.isNaN { return .nan }
  let smallest = T.minimum(x, n)
  if p == -.infinity { return smallest }
  if p == 0 { return T((0..<n).count { x[$0] != 0 }) }
  let unit = Double(p > 0 ? largest : smallest)
  if unit == 0 || unit == .infinity || n == 0 { return T(unit) }
  let sum = (0..<n).reduce(0.0) { $0 + Double.pow(Double(x[$1]) / unit, p) }
  return T(unit * Double.pow(sum, 1 / p))
}
