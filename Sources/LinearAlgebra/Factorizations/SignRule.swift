// Singular vectors and eigenvectors are unique up to a sign, or a phase where they are complex. This fixes it, so that
// the same matrix gives the same factors: the entry of largest modulus, the first of equals, is real and positive.

extension Matrix {
  /// Rotates the rows of this column-major matrix (the right singular vectors) to the sign rule, and the columns of
  /// `u` the other way, so that U Σ Vᴴ stays the same. Neither may be shared.
  func applySignRule(with u: Matrix) {
    let pairs = Swift.min(rows, u.columns)
    let v = storage.base(of: Element.self)
    let left = u.storage.base(of: Element.self)
    withScratch(Int64.self, rows) { index in
      withScratch(Element.self, rows) { phases in
        Element.rowPivots(index, v, Swift.max(1, rows), rows, columns)
        var isRotated = false
        for i in 0..<rows {
          let phase = rotation(of: v[i + Int(index[i]) * rows])
          phases[i] = phase
          if phase == 1 { continue }
          isRotated = true
          if i < pairs {
            Element.scale(phase.conjugate, left + i * u.rows, to: left + i * u.rows, u.rows)
          }
        }
        guard isRotated else { return }
        for j in 0..<columns { Element.apply(.multiply, v + j * rows, v + j * rows, phases, rows) }
        guard Element.isComplex else { return }
        for i in 0..<rows where phases[i] != 1 {
          let position = i + Int(index[i]) * rows
          v[position] = Element(v[position].modulus)
        }
      }
    }
  }

  /// Rotates the columns of this column-major matrix, from the first one on, to the sign rule. It may not be shared.
  func applySignRuleToColumns(from first: Int = 0) {
    guard rows > 0 else { return }
    for j in Swift.min(first, columns)..<columns {
      let column = storage.base(of: Element.self) + j * rows
      let pivot = Element.pivot(column, rows)
      let phase = rotation(of: column[pivot])
      if phase == 1 { continue }
      Element.scale(phase, column, to: column, rows)
      if Element.isComplex { column[pivot] = Element(column[pivot].modulus) }
    }
  }

  /// The number of modulus 1 that makes `entry` real and positive by a product.
  private func rotation(of entry: Element) -> Element {
    guard Element.isComplex else { return entry.real.sign == .minus ? -1 : 1 }
    if entry.imaginary == 0, entry.real > 0 { return 1 }
    let modulus = entry.modulus
    guard modulus > 0 else { return 1 }
    return Element(real: entry.real / modulus, imaginary: -entry.imaginary / modulus)
  }
}
