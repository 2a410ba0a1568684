import RealModule

/// A matrix and its even powers, out of which Padé approximants of the exponential are made.
struct Powers<Element: Scalar> {
  private var a: Matrix<Element>
  private var even: [Matrix<Element>]
  private var norms: [Element.Real]

  /// The powers A², A⁴ and A⁶.
  init(_ a: Matrix<Element>) {
    self.a = a
    let second = a * a
    let fourth = second * second
    even = [second, fourth, fourth * second]
    norms = even.map { $0.contiguousOneNorm() }
  }

  /// ‖Aᵏ‖^(1/k) for k = 4 and 6, a bound of it for k = 8 and 10.
  func root(_ k: Int) -> Element.Real {
    func root(_ x: Element.Real, _ k: Int) -> Element.Real { Element.Real.root(x, k) }
    switch k {
    case 4: return root(norms[1], 4)
    case 6: return root(norms[2], 6)
    case 8: return Swift.min(root(norms[1], 4), root(root(norms[0], 4) * root(norms[2], 4), 2))
    default: return root(norms[1], 10) * root(norms[2], 10)
    }
  }

  /// Divides A by 2ˢ and its powers accordingly.
  mutating func scale(by s: Int) {
    guard s > 0 else { return }
    a = a.columnMajorCopy().multiplied(byPowerOfTwo: -s)
    for i in even.indices { _ = even[i].multiplied(byPowerOfTwo: -2 * (i + 1) * s) }
  }

  /// How many more halvings the first neglected term of the backward error of this degree calls for.
  ///
  /// That is the smallest whole number not below log₂(c ‖|A|^(2m+1)‖ / (‖A‖ u)) / 2m, where c = (m!)² / ((2m)! (2m+1)!).
  /// Norms are tracked as logarithms, as the power may overflow.
  func extraSquarings(_ m: Int) -> Int {
    let norm = Double(a.contiguousOneNorm())
    guard norm > 0 else { return 0 }
    var logarithm = -Double.log2(norm)
    for k in 1...m { logarithm += 2 * Double.log2(Double(k)) }
    for k in 1...2 * m { logarithm -= 2 * Double.log2(Double(k)) }
    logarithm -= Double.log2(Double(2 * m + 1))
    let moduli = a.abs().transposed()
    var v = Matrix<Element.Real>.ones(a.rows, 1)
    for _ in 0..<2 * m + 1 {
      v = moduli * v
      guard let largest = v.columnMajorElements.max(), largest > 0 else { return 0 }
      logarithm += Double.log2(Double(largest))
      v /= largest
    }
    let roundoff = Double(Element.ulpOfOne) / 2
    return Swift.max(0, Int(((logarithm - Double.log2(roundoff)) / Double(2 * m)).rounded(.up)))
  }

  /// The diagonal Padé approximant of this degree (3, 5, 7, 9 or 13): (V - U)⁻¹ (V + U), U odd and V even in A.
  func approximant(_ m: Int) throws(LinearAlgebraError) -> Matrix<Element> {
    let c = Self.coefficients(m)
    if m == 13 {
      let upper = even[2] * sum([c[9], c[11], c[13]], even)
      let lower = even[2] * sum([c[8], c[10], c[12]], even)
      return try quotient(
        u: a * sum([1, c[3], c[5], c[7]], [upper] + even, identity: c[1]),
        v: sum([1, c[2], c[4], c[6]], [lower] + even, identity: c[0]))
    }
    let powers = m == 9 ? even + [even[1] * even[1]] : even
    let (odd, evenOnes) = (stride(from: 3, through: m, by: 2), stride(from: 2, to: m, by: 2))
    return try quotient(
      u: a * sum(odd.map { c[$0] }, powers, identity: c[1]), v: sum(evenOnes.map { c[$0] }, powers, identity: c[0]))
  }

  /// Σ cᵢ Aᵢ + c I over as many terms as there are coefficients.
  private func sum(
    _ coefficients: [Element.Real], _ matrices: [Matrix<Element>], identity: Element.Real = 0
  ) -> Matrix<Element> {
    .combination(Array(Swift.zip(coefficients, matrices)), identity: identity, order: a.rows)
  }

  private func quotient(u: Matrix<Element>, v: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    return try LU(v - u).solve(v + u)
  }

  /// The coefficients of the numerator, (2m - k)! m! / ((2m)! k! (m - k)!).
  private static func coefficients(_ m: Int) -> [Element.Real] {
    var result = [1.0]
    for k in 0..<m { result.append(result[k] * Double(m - k) / Double((2 * m - k) * (k + 1))) }
    return result.map { Element.Real($0) }
  }
}
