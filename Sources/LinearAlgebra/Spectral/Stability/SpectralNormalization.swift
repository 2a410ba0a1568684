/// The state with which a weight is divided by its spectral norm step after step, as in training: W/σ, σ = uᴴ W v.
///
/// The vectors u and v are kept from one step to the next, so that a single power iteration follows a weight that
/// changes slowly: u ← W v/‖W v‖, v ← Wᴴ u/‖Wᴴ u‖. Same as `torch.nn.utils.parametrizations.spectral_norm` but for weights
/// of norms below 1e-12, which that divides by 1e-12 in place of ‖W v‖: here tiny weights have norm 1 as others do, and a
/// weight of zeros stays zero, with u and v as they were, where PyTorch gives NaN from there on.
///
/// ```swift
/// var normalization = SpectralNormalization(for: weight)
/// for batch in batches {
///   let normalized = normalization.normalize(weight)   // one power iteration, then W/σ
/// }
/// ```
///
/// Source: Miyato, Kataoka, Koyama and Yoshida, "Spectral normalization for generative adversarial networks", ICLR 2018.
public struct SpectralNormalization<Element: Scalar>: Sendable {
  /// The estimate of the left singular vector, one element for each row.
  public private(set) var u: Vector<Element>
  /// The estimate of the right singular vector, one element for each column.
  public private(set) var v: Vector<Element>

  /// The state for a weight: random vectors, sharpened by power iterations.
  ///
  /// - Parameters:
  ///   - weight: m×n.
  ///   - powerIterations: how many are done at once; PyTorch does 15.
  ///   - seed: that of the random vectors.
  public init(for weight: Matrix<Element>, powerIterations: Int = 15, seed: UInt64 = 0) {
    var generator = RandomGenerator(seed: seed)
    let u = Vector<Element>.normal(weight.rows, using: &generator)
    let v = Vector<Element>.normal(weight.columns, using: &generator)
    self.init(u: u.normalized(), v: v.normalized())
    iterate(weight, powerIterations)
  }

  /// The state with these vectors, such as those of a checkpoint.
  public init(u: Vector<Element>, v: Vector<Element>) { (self.u, self.v) = (u, v) }

  /// The weight over σ after so many power iterations: 1 in a step of training, 0 in evaluation. Where σ is 0, the weight
  /// as it is; where the weight has NaN or infinite elements, so has the result.
  ///
  /// Takes 4 m n operations for each and 4 m n for the rest. BLAS: `gemv`.
  public mutating func normalize(_ weight: Matrix<Element>, powerIterations: Int = 1) -> Matrix<Element> {
    iterate(weight, powerIterations)
    // Near 1, where the reciprocal of σ stays in the range.
    let (scaled, _) = weight.broughtNearOne()
    let σ = norm(of: scaled)
    return σ == 0 ? weight : scaled / σ
  }

  /// σ = uᴴ W v, an estimate of the spectral norm from below but for a phase.
  public func norm(of weight: Matrix<Element>) -> Element {
    checkShape(weight)
    return u.conjugatedDot(weight * v)
  }

  private mutating func iterate(_ weight: Matrix<Element>, _ count: Int) {
    precondition(count >= 0, "\(count) power iterations were asked for")
    checkShape(weight)
    for _ in 0..<count {
      let image = weight * v
      let largest = image.asColumn.largestMagnitude()
      // A weight of zeros, or of NaN, says nothing about where the next one is large.
      guard largest.value > 0, largest.isFinite else { return }
      u = image.normalized()
      v = multiply(weight, u, left: .adjoint).normalized()
    }
  }

  private func checkShape(_ weight: Matrix<Element>) {
    precondition(
      weight.rows == u.count && weight.columns == v.count,
      "a weight of shape \(weight.shapeText) does not fit a state of \(u.count) and \(v.count) elements")
  }
}

extension Matrix {
  /// The matrix over its spectral norm, W/σ₁; a zero matrix as it is.
  ///
  /// By ``SpectralNorm``, whose relative error is about eps.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in the matrix.
  public func spectrallyNormalized(seed: UInt64 = 0) throws(LinearAlgebraError) -> Matrix {
    try checkFinite()
    let (scaled, _) = broughtNearOne()
    let norm = try SpectralNorm(scaled, seed: seed).value
    return norm == 0 ? self : scaled / Element(norm)
  }
}
