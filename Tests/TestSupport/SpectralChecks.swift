public import LinearAlgebra

extension MatrixKind {
  /// The kinds whose entries in this type are not so small that absolute rounding of subnormal numbers decides.
  public static var normalRange: [MatrixKind] { allCases.filter { $0 != .subnormal } }
}

/// Whether the entry of largest modulus in each row is real and positive.
public func rowsFollowSignRule<Element: Scalar>(_ vh: Matrix<Element>) -> Bool {
  for i in 0..<vh.rows {
    var pivot = Element.zero
    var largest = -1.0
    for j in 0..<vh.columns {
      let modulus = Double(vh[i, j].modulus)
      // A rounding error apart, two entries count as equal: the rule may have taken either.
      if modulus > largest * (1 + 8 * Double(Element.ulpOfOne)) {
        largest = modulus
        pivot = vh[i, j]
      }
    }
    let isPositive = pivot.real > 0 && pivot.imaginary == 0
    let anotherIs = (0..<vh.columns).contains { j in
      vh[i, j].imaginary == 0 && Double(vh[i, j].real) >= largest * (1 - 8 * Double(Element.ulpOfOne))
    }
    if !isPositive && !anotherIs { return false }
  }
  return true
}

/// The diagonal matrix of this shape with these real numbers.
public func naiveDiagonal<Element: Scalar>(
  _ rows: Int, _ columns: Int, _ values: Vector<Element.Real>, of type: Element.Type = Element.self
) -> Matrix<Element> {
  Matrix(rows: rows, columns: columns) { i, j in i == j && i < values.count ? Element(values[i]) : 0 }
}

/// (A + Aᴴ)/2, Hermitian to the last bit.
public func naiveHermitianPart<Element: Scalar>(_ a: Matrix<Element>) -> Matrix<Element> {
  var result = a
  let half = Element(Element.Real(0.5))
  for j in 0..<a.columns {
    result[j, j] = Element(a[j, j].real)
    for i in j + 1..<Swift.max(a.rows, j + 1) {
      let lower = half * a[i, j]
      let upper = half * a[j, i].conjugate
      result[i, j] = lower + upper
      result[j, i] = result[i, j].conjugate
    }
  }
  return result
}
