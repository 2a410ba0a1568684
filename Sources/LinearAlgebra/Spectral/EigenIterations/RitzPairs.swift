import ComplexModule

/// The eigenpairs of the projection of a matrix on a Krylov space, the most wanted first.
protocol RitzPairs {
  associatedtype Element: Scalar
  associatedtype Target

  /// The pairs (y, θ) of H and their residuals ‖C y‖.
  init(of h: Matrix<Element>, coupling: Matrix<Element>, _ target: Target) throws(LinearAlgebraError)

  /// The eigenvalues, the most wanted first.
  var values: [Complex<Element.Real>] { get }

  /// The residuals, in the same order.
  var residuals: [Element.Real] { get }

  /// ‖H‖₂, a lower bound of ‖A‖₂.
  var norm: Element.Real { get }

  /// Q with orthonormal columns and QᴴHQ for the leading `count` pairs, of which no conjugate pair of a real matrix is
  /// torn apart.
  func leading(_ count: Int) throws(LinearAlgebraError) -> (q: Matrix<Element>, projection: Matrix<Element>)
}

/// The pairs of a Hermitian projection.
struct SymmetricRitzPairs<Element: Scalar>: RitzPairs {
  let values: [Complex<Element.Real>]
  let residuals: [Element.Real]
  let norm: Element.Real
  /// The vectors y in columns.
  let vectors: Matrix<Element>

  init(
    of h: Matrix<Element>, coupling: Matrix<Element>, _ target: SymmetricEigenTarget<Element.Real>
  ) throws(LinearAlgebraError) {
    // The columns of H were found by orthogonalisation, while in its rows couplings that were dropped are missing.
    let eigen = try SymmetricEigen(h, triangle: .upper)
    let order = target.order(eigen.eigenvalues)
    vectors = eigen.eigenvectors.selecting(columns: order)
    values = order.map { Complex(eigen.eigenvalues[$0]) }
    residuals = Array((coupling * vectors).columnNorms())
    norm = eigen.spectralRadius
  }

  func leading(_ count: Int) -> (q: Matrix<Element>, projection: Matrix<Element>) {
    (vectors[..., 0..<count], .diagonal(Vector(values[0..<count].map { Element($0.real) })))
  }
}

/// The pairs of a general projection.
struct GeneralRitzPairs<Element: Scalar>: RitzPairs {
  let values: [Complex<Element.Real>]
  let residuals: [Element.Real]
  let norm: Element.Real
  /// The vectors y in columns.
  let vectors: Matrix<Complex<Element.Real>>
  private let h: Matrix<Element>
  private let target: EigenTarget<Element.Real>

  init(
    of h: Matrix<Element>, coupling: Matrix<Element>, _ target: EigenTarget<Element.Real>
  ) throws(LinearAlgebraError) {
    let eigen = try Eigen(h)
    let order = target.order(eigen.eigenvalues)
    vectors = eigen.eigenvectors.selecting(columns: order)
    values = order.map { eigen.eigenvalues[$0] }
    residuals = Array((Matrix<Complex<Element.Real>>(converting: coupling) * vectors).columnNorms())
    norm = try h.norm(.spectral)
    (self.h, self.target) = (h, target)
  }

  func leading(_ count: Int) throws(LinearAlgebraError) -> (q: Matrix<Element>, projection: Matrix<Element>) {
    var (work, generator) = (h, RandomGenerator(seed: UInt64(h.rows)))
    for _ in 0..<3 {
      do throws(LinearAlgebraError) { return try reordered(work, count) } catch {
        // Eigenvalues too close to be exchanged: those of a matrix that differs by rounding are not.
        let noise = Matrix<Element>.normal(h.rows, h.rows, using: &generator)
        work = h + noise * Element(norm * Element.ulpOfOne / Element.Real(h.rows))
      }
    }
    return try reordered(work, count)
  }

  private func reordered(
    _ h: Matrix<Element>, _ count: Int
  ) throws(LinearAlgebraError) -> (q: Matrix<Element>, projection: Matrix<Element>) {
    let schur = try Schur(h)
    var chosen = Set(target.order(schur.eigenvalues).prefix(count).map { schur.eigenvalues[$0] })
    if !Element.isComplex { chosen.formUnion(chosen.map(\.conjugate)) }
    let ordered = try schur.reordered { chosen.contains($0) }
    let kept = 0..<ordered.selectedCount
    return (ordered.invariantSubspace, ordered.t[kept, kept])
  }
}
