import RealModule

/// Square roots of a triangular matrix until they are near the identity, for its logarithm.
///
/// The degree of the Padé approximant and the number of roots follow from norms of powers of T^(1/2ˢ) - I, as in A. H.
/// Al-Mohy, N. J. Higham, Improved inverse scaling and squaring algorithms for the matrix logarithm, SIAM J. Sci. Comput.
/// 34 (2012), algorithm 4.1. Here the bounds are such that the relative backward error of the approximant in that
/// difference is at most half an eps.
struct InverseSquaring<Element: Scalar> {
  /// T^(1/2ˢ) - I, its diagonal and the one above it without cancellation.
  let difference: Matrix<Element>
  /// The number s of roots.
  let roots: Int
  /// The degree of the approximant, 1 to 7.
  let degree: Int

  private static var bounds: [Element.Real] {
    Element.Real.kind == .float
      ? [8.455e-4, 5.602e-2, 2.132e-1, 3.900e-1, 5.363e-1, 6.482e-1, 7.290e-1]
      : [3.650e-8, 3.759e-4, 8.202e-3, 3.793e-2, 9.335e-2, 1.670e-1, 2.504e-1]
  }

  /// - Parameter t: triangular, no zero on its diagonal.
  init(_ t: Matrix<Element>) throws(LinearAlgebraError) {
    let bounds = Self.bounds
    var (count, root) = (0, t)
    var diagonal = (0..<t.rows).map { t[$0, $0].onPrincipalSheet }
    while diagonal.contains(where: { ($0 - 1).modulus > bounds[6] }) {
      diagonal = diagonal.map { Element.sqrt($0) }
      root = try SquareRoot().value(of: root)
      count += 1
    }
    var degree: Int?
    var (isFirst, spare) = (true, 2)
    while degree == nil {
      let powers = Self.powerNorms(root)
      if isFirst, let low = [0, 1].first(where: { Swift.max(powers.second, powers.third) <= bounds[$0] }) {
        degree = low + 1
        break
      }
      isFirst = false
      let wide = Swift.max(powers.third, powers.fourth)
      if wide <= bounds[6] {
        if let middle = (2...5).first(where: { wide <= bounds[$0] }) {
          degree = middle + 1
          break
        }
        if wide / 2 <= bounds[4], spare > 0 {
          // One root more is cheaper than the higher degree.
          spare -= 1
          root = try SquareRoot().value(of: root)
          count += 1
          continue
        }
      }
      let narrow = Swift.min(wide, Swift.max(powers.fourth, powers.fifth))
      degree = [5, 6].first { narrow <= bounds[$0] }.map { $0 + 1 }
      guard degree == nil else { break }
      root = try SquareRoot().value(of: root)
      count += 1
      guard count < 2000 else { throw .notConverged(routine: "logarithm", info: count) }
    }
    let fraction = Element.Real(sign: .plus, exponent: .init(-count), significand: 1)
    let shifted = root.columnMajorCopy()
    difference = shifted.settingDiagonals {
      Element.expMinusOne(Element(fraction) * Element.log(t[$0, $0].onPrincipalSheet))
    } _: {
      t[$0, $0 + 1]
        * Element.dividedPower(t[$0, $0].onPrincipalSheet, t[$0 + 1, $0 + 1].onPrincipalSheet, fraction)
    }
    self.degree = degree ?? 7
    roots = count
  }

  /// ‖(R - I)ᵏ‖^(1/k) for k = 2 to 5.
  private static func powerNorms(
    _ root: Matrix<Element>
  ) -> (second: Element.Real, third: Element.Real, fourth: Element.Real, fifth: Element.Real) {
    let x = root.columnMajorCopy()
    for i in 0..<x.rows { x.base[i * (x.rows + 1)] -= 1 }
    let second = x * x
    let fourth = second * second
    func size(_ power: Matrix<Element>, _ k: Int) -> Element.Real { Element.Real.root(power.contiguousOneNorm(), k) }
    return (size(second, 2), size(second * x, 3), size(fourth, 4), size(fourth * x, 5))
  }
}
