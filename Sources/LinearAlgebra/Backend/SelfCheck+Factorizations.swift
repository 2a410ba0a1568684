extension SelfCheck {
  /// Each factorization gives the matrix back to 30 n eps.
  static func checkFactorizations(_ a: Matrix<Element>) throws(LinearAlgebraError) {
    let gram = a * a.adjoint()
    try require(isSame(a, Matrix(try LU(a))), "getrf")
    try require(isSame(a, Matrix(try QR(a))), "geqrt")
    try require(isSame(a, Matrix(try SVD(a))), "gesdd")
    try require(isSame(a, Matrix(try Hessenberg(a))), "gehrd")
    try require(isSame(a, Matrix(try Schur(a))), "gees")
    try require(isSame(gram, Matrix(try SVD(gram, algorithm: .qrIteration))), "gesvd")
  }

  /// Whether two matrices differ, in the Frobenius norm, by no more than 30 n eps times the norm of the first.
  private static func isSame(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Bool {
    func norm(_ entry: (Int, Int) -> Element) -> Element.Real {
      var sum: Element.Real = 0
      for j in 0..<a.columns {
        for i in 0..<a.rows {
          let entry = entry(i, j)
          sum += entry.real * entry.real + entry.imaginary * entry.imaginary
        }
      }
      return sum.squareRoot()
    }
    let distance = norm { i, j in a[i, j] - b[i, j] }
    return distance <= 30 * Element.Real(a.rows) * Element.Real.ulpOfOne * norm { i, j in a[i, j] }
  }
}
