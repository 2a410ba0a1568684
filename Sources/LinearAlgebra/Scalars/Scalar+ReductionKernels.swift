import ComplexModule
import CVectorMath

// Reductions of contiguous elements. Loops that C does not have are generic functions called with each concrete type,
// so that the compiler makes a fast one for each.

extension Scalar {
  /// The sum, added in blocks and pairwise; 0 of nothing.
  static func sum(_ x: UnsafePointer<Self>, _ n: Int) -> Self {
    var result = zero
    withUnsafeMutablePointer(to: &result) { result in
      switch kind {
      case .float: s(result).pointee = vm_sum_f32(s(x), n)
      case .double: d(result).pointee = vm_sum_f64(d(x), n)
      case .complexFloat: vm_sum_c32(result, x, n)
      case .complexDouble: vm_sum_c64(result, x, n)
      }
    }
    return result
  }

  /// The product; 1 of nothing.
  static func product(_ x: UnsafePointer<Self>, _ n: Int) -> Self {
    var result: Self = 1
    withUnsafeMutablePointer(to: &result) { result in
      switch kind {
      case .float: s(result).pointee = productLoop(s(x), n)
      case .double: d(result).pointee = productLoop(d(x), n)
      case .complexFloat: concrete(result).pointee = productLoop(concrete(x, Complex<Float>.self), n)
      case .complexDouble: concrete(result).pointee = productLoop(concrete(x, Complex<Double>.self), n)
      }
    }
    return result
  }

  /// Replaces each element by the sum of itself and those before it.
  static func accumulate(_ x: UnsafeMutablePointer<Self>, _ n: Int) {
    switch kind {
    case .float: accumulateLoop(s(x), n)
    case .double: accumulateLoop(d(x), n)
    case .complexFloat: accumulateLoop(concrete(x, Complex<Float>.self), n)
    case .complexDouble: accumulateLoop(concrete(x, Complex<Double>.self), n)
    }
  }

  /// The sum of |x[i] - center|², using `scratch` for as many elements.
  static func sumOfSquares(
    _ x: UnsafePointer<Self>, around center: Self, _ n: Int, scratch: UnsafeMutablePointer<Self>
  ) -> Real {
    apply(.subtract, scratch, x, scalar: center, n)
    let parts = isComplex ? 2 * n : n
    let p = concrete(scratch, Real.self)
    Real.apply(.multiply, p, p, p, parts)
    return Real.sum(p, parts)
  }
}

extension RealScalar {
  /// The smallest; NaN if there is one.
  static func minimum(_ x: UnsafePointer<Self>, _ n: Int) -> Self {
    kind == .float ? Self(vm_min_f32(s(x), n)) : Self(vm_min_f64(d(x), n))
  }

  /// The largest; NaN if there is one.
  static func maximum(_ x: UnsafePointer<Self>, _ n: Int) -> Self {
    kind == .float ? Self(vm_max_f32(s(x), n)) : Self(vm_max_f64(d(x), n))
  }

  /// The first index of this value, or of NaN; the count if there is none.
  static func firstIndex(of value: Self, _ x: UnsafePointer<Self>, _ n: Int) -> Int {
    kind == .float ? indexLoop(Float(value), s(x), n) : indexLoop(Double(value), d(x), n)
  }
}

/// The pointer as one to a type that has the same layout.
func concrete<From, To>(_ p: UnsafePointer<From>, _ type: To.Type = To.self) -> UnsafePointer<To> {
  UnsafeRawPointer(p).assumingMemoryBound(to: To.self)
}

/// The pointer as one to a type that has the same layout.
func concrete<From, To>(_ p: UnsafeMutablePointer<From>, _ type: To.Type = To.self) -> UnsafeMutablePointer<To> {
  UnsafeMutableRawPointer(p).assumingMemoryBound(to: To.self)
}

private func productLoop<T: Scalar>(_ x: UnsafePointer<T>, _ n: Int) -> T {
  var result: T = 1
  for i in 0..<n { result *= x[i] }
  return result
}

private func accumulateLoop<T: Scalar>(_ x: UnsafeMutablePointer<T>, _ n: Int) {
  for i in Swift.stride(from: 1, to: n, by: 1) { x[i] += x[i - 1] }
}

private func indexLoop<T: RealScalar>(_ value: T, _ x: UnsafePointer<T>, _ n: Int) -> Int {
  for i in 0..<n where x[i] == value || x[i].isNaN { return i }
  return n
}
