public import LinearAlgebra

/// Square matrices that are known to be awkward, made for an order and an element type.
public enum MatrixKind: String, CaseIterable, Sendable {
  case zero, identity, ones, permutation, hilbert, vandermonde, kahan, gradedRows, graded, nearSingular, triangular
  case huge, tiny, subnormal, wilkinson, frank, jordan, grcar, clement, pascal, moler, minij, toeplitz
  case repeatedEigenvalues, lauchli, mixedScales, random

  /// The matrix of this kind and order.
  public func matrix<Element: Scalar>(_ n: Int, of type: Element.Type = Element.self, seed: UInt64 = 7)
    -> Matrix<Element>
  {
    let isSingle = Element.Real.kind == .float
    lazy var random = randomMatrix(n, n, seed: seed, of: Element.self)
    func real(_ entry: (Int, Int) -> Double) -> Matrix<Element> {
      Matrix(rows: n, columns: n) { i, j in Element(Element.Real(entry(i, j))) }
    }
    func scaled(_ factor: Double) -> Matrix<Element> {
      Matrix(rows: n, columns: n) { i, j in random[i, j] * Element(Element.Real(factor)) }
    }
    switch self {
    case .zero: return real { _, _ in 0 }
    case .identity: return real { i, j in i == j ? 1 : 0 }
    case .ones: return real { _, _ in 1 }
    case .permutation: return real { i, j in (i + n / 2 + 1) % Swift.max(n, 1) == j ? 1 : 0 }
    case .hilbert: return real { i, j in 1 / Double(i + j + 1) }
    case .vandermonde: return real { i, j in power(Double(i + 1) / Double(n), j) }
    case .kahan: return real { i, j in i > j ? 0 : power(0.8, i) * (i == j ? 1 : -0.6) }
    case .gradedRows:
      let exponent = isSingle ? 30.0 : 100.0
      return Matrix(rows: n, columns: n) { i, j in
        random[i, j] * Element(Element.Real(power(10, -Int(exponent * Double(i) / Double(Swift.max(n - 1, 1))))))
      }
    case .graded: return real { i, j in power(0.5, Swift.min(i + j, isSingle ? 100 : 900)) }
    case .nearSingular:
      return Matrix(rows: n, columns: n) { i, j in
        i == n - 1 && n > 1
          ? random[0, j] + Element(Element.ulpOfOne) * random[n - 1, j] * 16 : random[i, j]
      }
    case .triangular: return Matrix(rows: n, columns: n) { i, j in i <= j ? random[i, j] : 0 }
    case .huge: return scaled(isSingle ? 1e36 : 1e300)
    case .tiny: return scaled(isSingle ? 1e-36 : 1e-300)
    case .subnormal: return scaled(isSingle ? 1e-42 : 2000 * Double.leastNonzeroMagnitude)
    case .wilkinson:
      return real { i, j in
        i == j ? (Double(i) - Double(n - 1) / 2).magnitude : (i - j).magnitude == 1 ? 1 : 0
      }
    case .frank: return real { i, j in j < i - 1 ? 0 : j == i - 1 ? Double(n - i) : Double(n - j) }
    case .jordan: return real { i, j in i == j ? 2 : j == i + 1 ? 1 : 0 }
    case .grcar: return real { i, j in j == i - 1 ? -1 : j >= i && j <= i + 3 ? 1 : 0 }
    case .clement:
      return real { i, j in j == i + 1 ? Double(n - j) : j == i - 1 ? Double(j + 1) : 0 }
    case .pascal:
      return real { i, j in
        var (value, k) = (1.0, 1)
        while k <= Swift.min(i, j, 12) {
          value = value * Double(i + j - k + 1) / Double(k)
          k += 1
        }
        return value
      }
    case .moler: return real { i, j in i == j ? Double(i + 1) : Double(Swift.min(i, j)) - 1 }
    case .minij: return real { i, j in Double(Swift.min(i, j) + 1) }
    case .toeplitz: return real { i, j in 1 / Double((i - j).magnitude + 1) }
    case .repeatedEigenvalues: return real { i, j in (i == j ? 3 : 0) - (n > 0 ? 2 / Double(n) : 0) }
    case .lauchli:
      return real { i, j in i == 0 ? 1 : i == j + 1 ? Double(Element.ulpOfOne).squareRoot() / 4 : 0 }
    case .mixedScales:
      let large = isSingle ? 1e15 : 1e150
      return Matrix(rows: n, columns: n) { i, j in
        random[i, j] * Element(Element.Real((i + j) % 2 == 0 ? large : 1 / large))
      }
    case .random: return random
    }
  }
}

/// The power of a number by repeated squaring.
public func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, exponent < 0 ? 1 / base : base, exponent.magnitude)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
