public import ComplexModule

extension Schur {
  /// The triangular complex form of a matrix whose quasi-triangular real form is known; a complex form as it is.
  ///
  /// A unitary rotation triangularises each 2×2 block, the first eigenvalue of the pair (positive imaginary part) first.
  /// Takes up to 12 n² operations for each pair, and no new QR iteration. Source: G. H. Golub, C. F. Van Loan, Matrix
  /// Computations, 4th ed., section 7.4; MATLAB's and SciPy's `rsf2csf` do the same.
  public init<Other: Scalar>(_ schur: Schur<Other>) where Element == Complex<Other.Real> {
    let n = schur.t.rows
    let t = Matrix<Element>(rows: n, columns: n) { i, j in Complex(schur.t[i, j].real, schur.t[i, j].imaginary) }
    let q = Matrix<Element>(rows: n, columns: n) { i, j in Complex(schur.q[i, j].real, schur.q[i, j].imaginary) }
    let (tp, qp) = (t.storage.base(of: Element.self), q.storage.base(of: Element.self))
    for k in 0..<Swift.max(n - 1, 0) where schur.t[k + 1, k] != 0 {
      let (b, c) = (schur.t[k, k + 1].real, schur.t[k + 1, k].real)
      // The eigenvector of [[a, b], [c, a]] for a + i√|b|√|c| is (b, i √|b|√|c|), or by √|b|: (±√|b|, i √|c|).
      let (x, y) = (Other.Real.sqrt(b.magnitude), Other.Real.sqrt(c.magnitude))
      let length = Other.Real.hypot(x, y)
      let cosine = Element(b < 0 ? -x / length : x / length)
      let sine = Element(0, y / length)
      // The unitary [[c, -s̄], [s, c̄]] has the eigenvector as its first column.
      for i in 0..<n {
        if i < k + 2 { rotate(tp + i, k, n, cosine, sine) }
        rotate(qp + i, k, n, cosine, sine)
      }
      for j in k..<n {
        let (u, v) = (tp[k + j * n], tp[k + 1 + j * n])
        tp[k + j * n] = cosine.conjugate * u + sine.conjugate * v
        tp[k + 1 + j * n] = cosine * v - sine * u
      }
      tp[k + 1 + k * n] = 0
      let λ = schur.eigenvalues[k]
      tp[k * (n + 1)] = λ
      tp[(k + 1) * (n + 1)] = λ.conjugate
    }
    self.init(q: q, t: t, selectedCount: schur.selectedCount)
  }
}

/// Replaces columns k and k + 1 of one row, u and v, by u c + v s and v c̄ - u s̄.
private func rotate<Element: Scalar>(
  _ row: UnsafeMutablePointer<Element>, _ k: Int, _ stride: Int, _ cosine: Element, _ sine: Element
) {
  let (u, v) = (row[k * stride], row[(k + 1) * stride])
  row[k * stride] = u * cosine + v * sine
  row[(k + 1) * stride] = v * cosine.conjugate - u * sine.conjugate
}
