import CVectorMath
import ComplexModule
import RealModule

/// A function that `map` applies to each element, as in `a.map(.exp)`; defined for complex elements too.
///
/// Source: swift-numerics' `ElementaryFunctions`, whose branch cuts and accuracy these have; of real numbers, most are
/// vectorised polynomials whose accuracy CVectorMath.h states.
public enum ElementaryFunction: Sendable, Hashable {
  /// √x
  case squareRoot
  /// eˣ
  case exp
  /// eˣ - 1, accurate near 0
  case expMinusOne
  /// The natural logarithm
  case log
  /// log(1 + x), accurate near 0
  case logOnePlus
  /// The trigonometric functions and their inverses
  case sin, cos, tan, asin, acos, atan
  /// The hyperbolic functions and their inverses
  case sinh, cosh, tanh, asinh, acosh, atanh
  /// xⁿ
  case power(Int)
  /// The n-th root
  case root(Int)
  /// 1 / x
  case reciprocal
}

extension Scalar {
  /// target[i] = function(x[i]); the target may be x itself.
  static func apply(
    _ function: ElementaryFunction, _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ n: Int
  ) {
    let source = UnsafeMutablePointer(mutating: x)
    switch kind {
    case .float:
      if let kernel = singleKernel(function) { return kernel(s(target), s(x), n) }
      functionLoop(function, s(target), s(source), n)
    case .double:
      if let kernel = doubleKernel(function) { return kernel(d(target), d(x), n) }
      functionLoop(function, d(target), d(source), n)
    case .complexFloat: functionLoop(function, concrete(target, Complex<Float>.self), concrete(source), n)
    case .complexDouble: functionLoop(function, concrete(target, Complex<Double>.self), concrete(source), n)
    }
  }
}

/// A loop over contiguous numbers: target, source, count.
typealias FunctionKernel<T> = (UnsafeMutablePointer<T>, UnsafePointer<T>, Int) -> Void

private func singleKernel(_ function: ElementaryFunction) -> FunctionKernel<Float>? {
  switch function {
  case .squareRoot: vm_sqrt_f32
  case .exp: vm_exp_f32
  case .expMinusOne: vm_expm1_f32
  case .log: vm_log_f32
  case .logOnePlus: vm_log1p_f32
  case .sin: vm_sin_f32
  case .cos: vm_cos_f32
  case .tan: vm_tan_f32
  case .asin: vm_asin_f32
  case .acos: vm_acos_f32
  case .atan: vm_atan_f32
  case .sinh: vm_sinh_f32
  case .cosh: vm_cosh_f32
  case .tanh: vm_tanh_f32
  case .asinh, .acosh, .atanh, .power, .root, .reciprocal: nil
  }
}

private func doubleKernel(_ function: ElementaryFunction) -> FunctionKernel<Double>? {
  switch function {
  case .squareRoot: vm_sqrt_f64
  case .exp: vm_exp_f64
  case .expMinusOne: vm_expm1_f64
  case .log: vm_log_f64
  case .logOnePlus: vm_log1p_f64
  case .sin: vm_sin_f64
  case .cos: vm_cos_f64
  case .tan: vm_tan_f64
  case .asin: vm_asin_f64
  case .acos: vm_acos_f64
  case .atan: vm_atan_f64
  case .sinh: vm_sinh_f64
  case .cosh: vm_cosh_f64
  case .tanh: vm_tanh_f64
  case .asinh, .acosh, .atanh, .power, .root, .reciprocal: nil
  }
}

private func functionLoop<T: Scalar>(
  _ function: ElementaryFunction, _ target: UnsafeMutablePointer<T>, _ x: UnsafeMutablePointer<T>, _ n: Int
) {
  switch function {
  case .squareRoot: loop(target, x, n) { .sqrt($0) }
  case .exp: loop(target, x, n) { .exp($0) }
  case .expMinusOne: loop(target, x, n) { .expMinusOne($0) }
  case .log: loop(target, x, n) { .log($0) }
  case .logOnePlus: loop(target, x, n) { .log(onePlus: $0) }
  case .sin: loop(target, x, n) { .sin($0) }
  case .cos: loop(target, x, n) { .cos($0) }
  case .tan: loop(target, x, n) { .tan($0) }
  case .asin: loop(target, x, n) { .asin($0) }
  case .acos: loop(target, x, n) { .acos($0) }
  case .atan: loop(target, x, n) { .atan($0) }
  case .sinh: loop(target, x, n) { .sinh($0) }
  case .cosh: loop(target, x, n) { .cosh($0) }
  case .tanh: loop(target, x, n) { .tanh($0) }
  case .asinh: loop(target, x, n) { .asinh($0) }
  case .acosh: loop(target, x, n) { .acosh($0) }
  case .atanh: loop(target, x, n) { .atanh($0) }
  case .power(let exponent): loop(target, x, n) { .pow($0, exponent) }
  case .root(let degree): loop(target, x, n) { .root($0, degree) }
  case .reciprocal: loop(target, x, n) { 1 / $0 }
  }
}

@inline(__always)
private func loop<T>(
  _ target: UnsafeMutablePointer<T>, _ x: UnsafeMutablePointer<T>, _ n: Int, _ function: (T) -> T
) {
  for i in 0..<n { target[i] = function(x[i]) }
}

extension Matrix {
  /// The matrix whose elements are `function` of these.
  public consuming func map(_ function: ElementaryFunction) -> Matrix {
    Matrix.elementwise(self) { Element.apply(function, $0, $1, $2) }
  }
}

extension Vector {
  /// The vector whose elements are `function` of these.
  public consuming func map(_ function: ElementaryFunction) -> Vector {
    Vector(Matrix.elementwise(intoColumn()) { Element.apply(function, $0, $1, $2) })
  }
}
