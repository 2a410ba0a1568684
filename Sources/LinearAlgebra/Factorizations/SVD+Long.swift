extension SVDComputation {
  /// Whether the matrix is so much longer than wide, or the other way round, that its QR factorization pays.
  ///
  /// `gesdd` takes it then, too, but by slower routines: through ``QR`` 2000×100 takes half of its time.
  var isLong: Bool { algorithm == .divideAndConquer && kept != .full && k >= 16 && long >= 2 * k }

  /// A = Q R with R = U Σ Vᴴ, so that A = (Q U) Σ Vᴴ; a wide matrix through its adjoint.
  func throughQR() throws(LinearAlgebraError) -> Parts {
    guard m >= n else {
      // An element that is not finite is named by its place in A.
      try a.checkFinite()
      let parts = try SVDComputation(of: a.adjoint(), keeping: kept, by: algorithm).throughQR()
      return (parts.vh.adjoint().owned(), parts.σ, parts.u.adjoint().owned())
    }
    let qr = try QR(a)
    let parts = try SVDComputation(of: qr.r, keeping: kept, by: algorithm).run()
    guard kept != .none else { return parts }
    let u = Matrix<Element>(uninitializedRows: m, columns: n)
    for j in 0..<n {
      (u.base + j * m).update(from: parts.u.base + j * n, count: n)
      (u.base + j * m + n).update(repeating: 0, count: m - n)
    }
    qr.applyReflectors("N", u.base, m, n, .left)
    return (u, parts.σ, parts.vh)
  }
}
