/// The Hessenberg form A = Q H Qᴴ of a square matrix: Q is unitary, H is zero below its first subdiagonal.
///
/// ```swift
/// let hessenberg = try Hessenberg(a)
/// hessenberg.h                  // the same eigenvalues as `a`
/// let again = Matrix(hessenberg)
/// ```
///
/// Takes about 14/3 n³ operations. LAPACK: `gehrd`, `orghr` (`unghr`); `gebal`, `gebak` where it permutes.
public struct Hessenberg<Element: Scalar>: Sendable {
  /// What is done to the matrix before it is reduced.
  public enum Balancing: Sendable {
    /// Nothing.
    case none
    /// Rows and columns are permuted alike so that eigenvalues that can be isolated stand in triangular parts, which
    /// the reduction leaves alone. Q takes the permutation in and stays unitary.
    case permuting
  }

  /// The unitary factor.
  public let q: Matrix<Element>
  /// The Hessenberg factor.
  public let h: Matrix<Element>

  /// The Hessenberg form of `a`, which must be square.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` if the form is beyond the range of the element type.
  public init(
    _ a: consuming Matrix<Element>, balancing: Balancing = .none
  ) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a Hessenberg form needs a square matrix, not \(a.shapeText)")
    let n = a.rows
    let n32 = try lapackInteger(n, "Hessenberg")
    let (h, _) = try Matrix.workingCopy(of: a)
    guard n > 0 else {
      (q, self.h) = (h, h)
      return
    }
    let p = h.storage.base(of: Element.self)
    var (low, high): (Int32, Int32) = (1, n32)
    let q = try withScratch(Element.Real.self, n) { scale throws(LinearAlgebraError) in
      if balancing == .permuting {
        _ = withBackend(operations: Double(n * n)) { Element.gebal("P", n32, p, n32, &low, &high, scale) }
      }
      return try Self.reduce(p, n32, low, high, balancing == .permuting ? scale : nil)
    }
    try h.checkResult(of: "Hessenberg")
    for j in 0..<n - 1 { (p + j * n + j + 2).update(repeating: 0, count: Swift.max(0, n - j - 2)) }
    (self.q, self.h) = (q, h)
  }

  /// Overwrites the matrix with H above the reflectors of Q, and returns Q.
  private static func reduce(
    _ p: UnsafeMutablePointer<Element>, _ n: Int32, _ low: Int32, _ high: Int32,
    _ permutation: UnsafeMutablePointer<Element.Real>?
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    let (count, size) = (Int(n), Double(n))
    let q = Matrix<Element>(uninitializedRows: count, columns: count)
    let target = q.storage.base(of: Element.self)
    try withScratch(Element.self, count) { tau throws(LinearAlgebraError) in
      _ = try withWorkspace(Element.self, routine: "gehrd", needed: count) { work, length in
        withBackend(operations: 10 / 3 * size * size * size, family: .hessenberg) {
          Element.gehrd(n, low, high, p, n, tau, work, length)
        }
      }
      target.update(from: p, count: count * count)
      _ = try withWorkspace(Element.self, routine: "orghr", needed: count) { work, length in
        withBackend(operations: 4 / 3 * size * size * size, family: .qr) {
          Element.orghr(n, low, high, target, n, tau, work, length)
        }
      }
    }
    if let permutation {
      _ = withBackend(operations: size * size) { Element.gebak("P", "R", n, low, high, permutation, n, target, n) }
    }
    return q
  }
}

extension Matrix {
  /// The matrix Q H Qᴴ that the Hessenberg form came from, to rounding.
  public init(_ hessenberg: Hessenberg<Element>) {
    self = hessenberg.q * hessenberg.h * hessenberg.q.adjoint()
  }
}
