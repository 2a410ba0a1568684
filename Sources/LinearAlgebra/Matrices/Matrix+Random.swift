extension Matrix {
  /// Random numbers uniform between two bounds, the lower included; for complex elements both parts are. Drawn column
  /// after column.
  ///
  /// ```swift
  /// var generator = RandomGenerator(seed: 7)
  /// let a = Matrix<Float>.uniform(3, 4, using: &generator)
  /// ```
  @inlinable
  public static func uniform(
    _ rows: Int, _ columns: Int, from lower: Element.Real = 0, to upper: Element.Real = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    Matrix(rows: rows, columns: columns) { _, _ in
      let real = lower + (upper - lower) * generator.unitUniform(Element.Real.self)
      guard Element.isComplex else { return Element(real) }
      return Element(real: real, imaginary: lower + (upper - lower) * generator.unitUniform(Element.Real.self))
    }
  }

  /// Random numbers with a normal distribution, drawn column after column in pairs by the polar method in double
  /// precision. For complex elements the parts are independent and share the variance: E|z - mean|² = deviation².
  @inlinable
  public static func normal(
    _ rows: Int, _ columns: Int, mean: Element = 0, standardDeviation: Element.Real = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    let result = Matrix(uninitializedRows: rows, columns: columns)
    let (p, count) = (result.storage.base(of: Element.self), result.count)
    @inline(__always) func scaled(_ x: Double, _ y: Double) -> Element {
      mean + Element(real: standardDeviation * Element.Real(x), imaginary: standardDeviation * Element.Real(y))
    }
    if Element.isComplex {
      for i in 0..<count {
        let (x, y) = generator.normalPair()
        p[i] = scaled(x * 0.5.squareRoot(), y * 0.5.squareRoot())
      }
    } else {
      for i in Swift.stride(from: 0, to: count, by: 2) {
        let (x, y) = generator.normalPair()
        p[i] = scaled(x, 0)
        if i + 1 < count { p[i + 1] = scaled(y, 0) }
      }
    }
    return withExtendedLifetime(result) { result }
  }

  /// A random permutation matrix, each as likely as the others.
  public static func permutation(_ order: Int, using generator: inout some RandomNumberGenerator) -> Matrix {
    permutation(generator.permutation(order))
  }
}

extension Vector {
  /// Random numbers uniform between two bounds, the lower included; for complex elements both parts are.
  @inlinable
  public static func uniform(
    _ count: Int, from lower: Element.Real = 0, to upper: Element.Real = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Vector {
    Vector(Matrix.uniform(count, 1, from: lower, to: upper, using: &generator))
  }

  /// Random numbers with a normal distribution; for complex elements E|z - mean|² = deviation².
  @inlinable
  public static func normal(
    _ count: Int, mean: Element = 0, standardDeviation: Element.Real = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Vector {
    Vector(Matrix.normal(count, 1, mean: mean, standardDeviation: standardDeviation, using: &generator))
  }
}
