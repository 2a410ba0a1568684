import RealModule

/// A determinant as a factor of modulus 1 and a logarithm, which neither overflow nor underflow: det A = s eˡ.
public struct LogDeterminant<Element: Scalar>: Hashable, Sendable {
  /// det A / |det A|: 1 or -1 for real elements, 0 for a singular matrix.
  public let sign: Element
  /// log |det A|, -∞ for a singular matrix.
  public let logMagnitude: Element.Real

  /// The determinant itself, infinite or zero where it lies beyond the range of the element type.
  public var value: Element { sign * Element(.exp(logMagnitude)) }
}

/// A product of many factors, kept as a number near 1 and a power of two so that it cannot overflow on the way.
struct ScaledProduct<Element: Scalar> {
  private(set) var significand: Element = 1
  private(set) var exponent = 0

  mutating func multiply(by factor: Element) {
    significand *= Self.normalize(factor, &exponent)
    significand = Self.normalize(significand, &exponent)
  }

  /// The product, infinite or zero where it lies beyond the range of the element type.
  func value(timesPowerOfTwo extra: Int) -> Element {
    var result = significand
    var left = exponent + extra
    while left != 0, result != .zero, result.isFinite {
      let step = Swift.max(-100, Swift.min(100, left))
      result = Self.scaled(result, step)
      left -= step
    }
    return result
  }

  /// The product as a sign and a logarithm.
  func logarithm(timesPowerOfTwo extra: Int) -> LogDeterminant<Element> {
    let modulus = significand.modulus
    guard modulus > 0 else { return LogDeterminant(sign: .zero, logMagnitude: -.infinity) }
    let log = Double.log(Double(modulus)) + Double(exponent + extra) * Double.log(2)
    let sign = Element(real: significand.real / modulus, imaginary: significand.imaginary / modulus)
    return LogDeterminant(sign: sign, logMagnitude: Element.Real(log))
  }

  private static func normalize(_ number: Element, _ exponent: inout Int) -> Element {
    let size = Swift.max(number.real.magnitude, number.imaginary.magnitude)
    guard size > 0, size.isFinite else { return number }
    let e = Int(size.exponent)
    exponent += e
    return scaled(scaled(number, -e / 2), -e - -e / 2)
  }

  private static func scaled(_ number: Element, _ exponent: Int) -> Element {
    let factor = Element.powerOfTwo(exponent)
    return Element(real: number.real * factor, imaginary: number.imaginary * factor)
  }
}
