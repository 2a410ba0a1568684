import CVectorMath
import ComplexModule

private let tileCapacity = 512

extension TensorElement {
  /// target[i] = the number of this type that is nearest to source[i], ties to even.
  ///
  /// Integers take the nearest of their range, without fractions, and 0 for NaN; truth values are whether a number differs
  /// from 0. Real numbers get the imaginary part 0, and of complex ones the imaginary part is lost.
  /// - Parameter exactly: Stop at the first number that is not kept exactly.
  /// - Returns: the position of that number; `n` where there is none, or none was looked for.
  @discardableResult
  static func convert<Source: TensorElement>(
    _ target: UnsafeMutablePointer<Self>, from source: UnsafePointer<Source>, _ n: Int, exactly: Bool = false
  ) -> Int {
    let check: Int32 = exactly ? 1 : 0
    let (to, from) = (elementKind.part.code, Source.elementKind.part.code)
    switch (elementKind.isComplex, Source.elementKind.isComplex) {
    case (false, false): return vm_convert(target, to, source, from, n, check)
    case (true, true): return vm_convert(target, to, source, from, 2 * n, check) / 2
    case (true, false):
      return elementKind == .complexFloat
        ? pair(concrete(target, Float.self), source, n, exactly)
        : pair(concrete(target, Double.self), source, n, exactly)
    case (false, true):
      return Source.elementKind == .complexFloat
        ? takeReal(target, s(source), n, exactly) : takeReal(target, d(source), n, exactly)
    }
  }

  /// Writes real numbers as pairs with the imaginary part 0.
  private static func pair<Real: RealScalar, Source: TensorElement>(
    _ target: UnsafeMutablePointer<Real>, _ source: UnsafePointer<Source>, _ n: Int, _ exactly: Bool
  ) -> Int {
    withScratch(Real.self, tileCapacity) { tile in
      for start in Swift.stride(from: 0, to: n, by: tileCapacity) {
        let count = Swift.min(tileCapacity, n - start)
        let kept = Real.convert(tile, from: source + start, count, exactly: exactly)
        if kept < count { return start + kept }
        let pairs = target + 2 * start
        for i in 0..<count {
          pairs[2 * i] = tile[i]
          pairs[2 * i + 1] = 0
        }
      }
      return n
    }
  }

  /// Converts the first numbers of pairs; where `exactly`, the second must be 0.
  private static func takeReal<Real: RealScalar>(
    _ target: UnsafeMutablePointer<Self>, _ pairs: UnsafePointer<Real>, _ n: Int, _ exactly: Bool
  ) -> Int {
    withScratch(Real.self, tileCapacity) { tile in
      for start in Swift.stride(from: 0, to: n, by: tileCapacity) {
        let count = Swift.min(tileCapacity, n - start)
        var real = count
        for i in 0..<count {
          tile[i] = pairs[2 * (start + i)]
          if exactly, pairs[2 * (start + i) + 1] != 0 { real = Swift.min(real, i) }
        }
        let kept = Swift.min(real, convert(target + start, from: UnsafePointer(tile), count, exactly: exactly))
        if kept < count { return start + kept }
      }
      return n
    }
  }
}

extension TensorElementKind {
  /// Whether elements are pairs of real numbers.
  var isComplex: Bool { self == .complexFloat || self == .complexDouble }

  /// Whether elements have 16 bits of floating point.
  var isHalf: Bool { self == .float16 || self == .bfloat16 }

  /// The kind of the parts of complex numbers, itself of others.
  package var part: TensorElementKind {
    switch self {
    case .complexFloat: .float
    case .complexDouble: .double
    default: self
    }
  }
}
