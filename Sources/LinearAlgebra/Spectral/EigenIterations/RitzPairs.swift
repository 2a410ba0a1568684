import ComplexModule

/// The eigenpairs of the projection of a matrix on a Krylov space, the most wanted first.
protocol RitzPairs {
  associatedtype Element: Scalar
  associatedtype Target

  /// The pairs (y, θ) of H and their residuals ‖C y‖, small up to the tolerance times ‖H‖₂, or times |θ|.
  init(
    of h: Matrix<Element>, coupling: Matrix<Element>, _ target: Target, tolerance: Element.Real, isRelative: Bool
  ) throws(LinearAlgebraError)

  /// The eigenvalues, the most wanted first; of those that rounding alone tells apart the converged ones first.
  var values: [Complex<Element.Real>] { get }

  /// What the values are sorted by.
  var keys: [Element.Real] { get }

  /// The residuals, in the same order.
  var residuals: [Element.Real] { get }

  /// Up to which the residuals are small.
  var limits: [Element.Real] { get }

  /// ‖H‖₂, a lower bound of ‖A‖₂.
  var norm: Element.Real { get }

  /// The reciprocal condition numbers of the leading values: 1 for those of Hermitian matrices.
  func reciprocalConditions(_ count: Int) throws(LinearAlgebraError) -> [Element.Real]

  /// Q with orthonormal columns and QᴴHQ for the leading `count` pairs, of which no conjugate pair of a real matrix is
  /// torn apart.
  func leading(_ count: Int) throws(LinearAlgebraError) -> (q: Matrix<Element>, projection: Matrix<Element>)
}

/// This order, by ascending keys, but for keys that rounding alone tells apart: those with small residuals come first.
///
/// A further vector of a multiple eigenvalue has its value long before it converges, and would take the place of one that
/// has converged.
private func settledOrder<Real: RealScalar>(
  _ order: [Int], keys: Vector<Real>, _ residuals: Vector<Real>, _ limits: Vector<Real>, rounding: Real
) -> [Int] {
  var (settled, rest) = ([Int](), order[...])
  while let first = rest.first {
    let equals = rest.prefix { keys[$0] - keys[first] <= rounding }
    settled += equals.filter { residuals[$0] <= limits[$0] } + equals.filter { !(residuals[$0] <= limits[$0]) }
    rest = rest.dropFirst(equals.count)
  }
  return settled
}

/// The pairs of a Hermitian projection.
struct SymmetricRitzPairs<Element: Scalar>: RitzPairs {
  let values: [Complex<Element.Real>]
  let keys: [Element.Real]
  let residuals: [Element.Real]
  let limits: [Element.Real]
  let norm: Element.Real
  /// The vectors y in columns.
  let vectors: Matrix<Element>

  init(
    of h: Matrix<Element>, coupling: Matrix<Element>, _ target: SymmetricEigenTarget<Element.Real>,
    tolerance: Element.Real, isRelative: Bool
  ) throws(LinearAlgebraError) {
    // The columns of H were found by orthogonalisation, while in its rows couplings that were dropped are missing.
    let eigen = try SymmetricEigen(h, triangle: .upper)
    let (order, norm) = (target.order(eigen.eigenvalues), eigen.spectralRadius)
    let sizes = eigen.eigenvalues.map { isRelative ? $0.magnitude : norm }
    let separated = try eigen.separatingResiduals(coupling, rounding: sizes.map { 10 * Element.ulpOfOne * $0 })
    let lengths = (coupling * separated).columnNorms()
    let bounds = sizes.map { tolerance * $0 }
    let settled = settledOrder(
      order, keys: eigen.eigenvalues.map(target.key), lengths, bounds, rounding: 1000 * Element.ulpOfOne * norm)
    vectors = separated.selecting(columns: settled)
    values = settled.map { Complex(eigen.eigenvalues[$0]) }
    keys = settled.map { target.key(eigen.eigenvalues[$0]) }
    (residuals, limits, self.norm) = (settled.map { lengths[$0] }, settled.map { bounds[$0] }, norm)
  }

  func reciprocalConditions(_ count: Int) -> [Element.Real] { Array(repeating: 1, count: count) }

  func leading(_ count: Int) -> (q: Matrix<Element>, projection: Matrix<Element>) {
    (vectors[..., 0..<count], .diagonal(Vector(values[0..<count].map { Element($0.real) })))
  }
}

extension SymmetricEigen {
  /// The eigenvectors, those of eigenvalues that rounding alone tells apart turned among themselves: so that the residuals
  /// C y of most are small, and those of as few as may be large.
  ///
  /// Otherwise a further vector of a multiple eigenvalue, which has its value long before it converges, would be mixed with
  /// those that have converged.
  fileprivate func separatingResiduals(
    _ coupling: Matrix<Element>, rounding: Vector<Element.Real>
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    var (result, rest) = (eigenvectors, eigenvalues.indices)
    while let first = rest.first {
      let equals = rest.prefix { eigenvalues[$0] - eigenvalues[first] <= rounding[$0] }
      rest = rest.dropFirst(equals.count)
      guard equals.count > 1 else { continue }
      let part = eigenvectors[..., equals]
      result[..., equals] = part * (try SVD(coupling * part, vectors: .full).v).reversedColumns()
    }
    return result
  }
}

/// The pairs of a general projection.
struct GeneralRitzPairs<Element: Scalar>: RitzPairs {
  let values: [Complex<Element.Real>]
  let keys: [Element.Real]
  let residuals: [Element.Real]
  let limits: [Element.Real]
  let norm: Element.Real
  /// The vectors y in columns.
  let vectors: Matrix<Complex<Element.Real>>
  private let h: Matrix<Element>

  init(
    of h: Matrix<Element>, coupling: Matrix<Element>, _ target: EigenTarget<Element.Real>, tolerance: Element.Real,
    isRelative: Bool
  ) throws(LinearAlgebraError) {
    let (eigen, norm) = (try Eigen(h), try h.norm(.spectral))
    let order = target.order(eigen.eigenvalues)
    let lengths = (Matrix<Complex<Element.Real>>(converting: coupling) * eigen.eigenvectors).columnNorms()
    let bounds = eigen.eigenvalues.map { tolerance * (isRelative ? $0.length : norm) }
    let settled = settledOrder(
      order, keys: eigen.eigenvalues.map(target.key), lengths, bounds, rounding: 1000 * Element.ulpOfOne * norm)
    vectors = eigen.eigenvectors.selecting(columns: settled)
    values = settled.map { eigen.eigenvalues[$0] }
    keys = values.map(target.key)
    (residuals, limits, self.norm) = (settled.map { lengths[$0] }, settled.map { bounds[$0] }, norm)
    self.h = h
  }

  func reciprocalConditions(_ count: Int) throws(LinearAlgebraError) -> [Element.Real] {
    let eigen = try Eigen(h, vectors: .leftAndRight)
    guard let all = eigen.reciprocalConditions else { return Array(repeating: 1, count: count) }
    return places(count, among: eigen.eigenvalues).map { all[$0] }
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

  /// Where the leading values are among those of another decomposition, which differ by rounding.
  ///
  /// Their order there would be another one, where rounding alone tells keys apart.
  private func places(_ count: Int, among others: Vector<Complex<Element.Real>>) -> [Int] {
    var rest = Array(others.indices)
    return values.prefix(count).map { value in
      let place = rest.indices.min { (others[rest[$0]] - value).length < (others[rest[$1]] - value).length } ?? 0
      return rest.remove(at: place)
    }
  }

  private func reordered(
    _ h: Matrix<Element>, _ count: Int
  ) throws(LinearAlgebraError) -> (q: Matrix<Element>, projection: Matrix<Element>) {
    let schur = try Schur(h)
    var chosen = Set(places(count, among: schur.eigenvalues).map { schur.eigenvalues[$0] })
    if !Element.isComplex { chosen.formUnion(chosen.map(\.conjugate)) }
    let ordered = try schur.reordered { chosen.contains($0) }
    let kept = 0..<ordered.selectedCount
    return (ordered.invariantSubspace, ordered.t[kept, kept])
  }
}
