import ComplexModule

extension SelfCheck {
  /// Each factorization gives the matrix back to 30 n eps, at the cheapest order that goes through all of its code: in
  /// blocks and by divide and conquer from 33 on, the others without either at any order below 75.
  static func checkFactorizations(_ matrix: (Int) -> Matrix<Element>) throws(LinearAlgebraError) {
    let blocked = matrix(40)
    let gram = blocked * blocked.adjoint()
    try require(isSame(blocked, Matrix(try LU(blocked))), "getrf")
    try require(isSame(gram, Matrix(try Cholesky(gram))), "potrf")
    try require(isSame(blocked, Matrix(try QR(blocked))), "geqrt")
    try require(isSame(blocked, Matrix(try SVD(blocked))), "gesdd")
    try require(isSame(gram, Matrix(try SymmetricEigen(gram))), "syevd")
    let a = matrix(16)
    try require(isSame(a, Matrix(try PivotedQR(a))), "geqp3")
    try require(isSame(a + a.adjoint(), Matrix(try LDL(a + a.adjoint()))), "sytrf")
    try require(isSame(a, Matrix(try SVD(a, algorithm: .qrIteration))), "gesvd")
    try require(isSame(a, Matrix(try Hessenberg(a))), "gehrd")
    try require(isSame(a, Matrix(try Schur(a))), "gees")
    let eigen = try Eigen(a)
    let complex = Matrix<Complex<Element.Real>>(rows: a.rows, columns: a.columns) { i, j in
      Complex(a[i, j].real, a[i, j].imaginary)
    }
    let images = eigen.eigenvectors .* eigen.eigenvalues
    try require(isSame(complex * eigen.eigenvectors, images, scale: a.frobeniusNorm()), "geev")
  }

  /// Whether two matrices differ, in the Frobenius norm, by no more than 30 n eps times the norm of the first, or the
  /// given one.
  private static func isSame<Other: Scalar>(
    _ a: Matrix<Other>, _ b: Matrix<Other>, scale: Other.Real? = nil
  ) -> Bool {
    let limit = 30 * Other.Real(a.rows) * Other.Real.ulpOfOne
    return (a - b).frobeniusNorm() <= limit * (scale ?? a.frobeniusNorm())
  }
}
