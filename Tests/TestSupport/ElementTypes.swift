import ComplexModule
public import LinearAlgebra

/// The four element types: `for type in elementTypes { try check(type) }` opens each as the parameter of a generic.
public let elementTypes: [any Scalar.Type] = [Float.self, Double.self, Complex<Float>.self, Complex<Double>.self]

/// The two real element types.
public let realTypes: [any RealScalar.Type] = [Float.self, Double.self]

/// A fixed sequence of random bits (SplitMix64), independent of the library's own generator.
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The sequence that this seed begins.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number uniform in (-1, 1), its imaginary part too where the type has one.
  public mutating func scalar<Element: Scalar>(_ type: Element.Type) -> Element {
    let real = Double.random(in: -1...1, using: &self)
    let imaginary = Double.random(in: -1...1, using: &self)
    return Element(real: Element.Real(real), imaginary: Element.Real(imaginary))
  }
}

/// A matrix of numbers uniform in (-1, 1).
public func randomMatrix<Element: Scalar>(
  _ rows: Int, _ columns: Int, seed: UInt64 = 1, of type: Element.Type = Element.self
) -> Matrix<Element> {
  var generator = SplitMix(seed: seed)
  return Matrix(rows: rows, columns: columns) { _, _ in generator.scalar(Element.self) }
}

/// A vector of numbers uniform in (-1, 1).
public func randomVector<Element: Scalar>(
  _ count: Int, seed: UInt64 = 2, of type: Element.Type = Element.self
) -> Vector<Element> {
  Vector(randomMatrix(count, 1, seed: seed, of: Element.self))
}
