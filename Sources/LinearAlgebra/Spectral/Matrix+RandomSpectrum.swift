extension Matrix {
  /// A random matrix with orthonormal columns, or rows where those are fewer: orthogonal if square, unitary if complex.
  ///
  /// All such matrices are equally likely (Haar measure): Q of the QR factorization of normal random numbers, its columns
  /// multiplied by the signs of the diagonal of R.
  /// Source: F. Mezzadri, "How to generate random matrices from the classical compact groups" (2007).
  public static func orthogonal(
    _ rows: Int, _ columns: Int? = nil, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    let columns = columns ?? rows
    guard rows >= columns else { return orthogonal(columns, rows, using: &generator).adjoint() }
    guard columns > 0 else { return zeros(rows, columns) }
    let gaussian = normal(rows, columns, using: &generator)
    do {
      let qr = try QR(gaussian)
      let signs = qr.r.diagonal.map { (x: Element) -> Element in
        x == 0 ? 1 : Element(real: x.real / x.modulus, imaginary: x.imaginary / x.modulus)
      }
      return qr.q .* signs
    } catch {
      preconditionFailure("no orthogonal matrix of shape \(rows)×\(columns): \(error)")
    }
  }

  /// A random matrix U diag(values) Vᴴ with these singular values, its singular vectors Haar distributed.
  ///
  /// - Parameters:
  ///   - values: not negative; at most as many as the smaller side, the others are zero.
  ///   - rows: the number of rows.
  ///   - columns: the number of columns.
  ///   - generator: the source of randomness.
  public static func withSingularValues(
    _ values: Vector<Element.Real>, rows: Int, columns: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    precondition(
      values.count <= Swift.min(rows, columns) && values.allSatisfy { $0 >= 0 },
      "\(values.count) numbers are not the singular values of a matrix of shape \(rows)×\(columns)")
    guard !values.isEmpty else { return zeros(rows, columns) }
    let u = orthogonal(rows, values.count, using: &generator)
    let v = orthogonal(columns, values.count, using: &generator)
    return (u .* values.map { Element($0) }) * v.adjoint()
  }

  /// A random symmetric (Hermitian) matrix Q diag(values) Qᴴ with these eigenvalues, its eigenvectors Haar distributed;
  /// exactly Hermitian.
  public static func withEigenvalues(
    _ values: Vector<Element.Real>, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    let q = orthogonal(values.count, using: &generator)
    let product = (q .* values.map { Element($0) }) * q.adjoint()
    return (product + product.adjoint()) / 2
  }
}
