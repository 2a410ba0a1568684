/// What becomes of gradients on their way through many steps.
public enum GradientVerdict: String, Hashable, Sendable, CaseIterable {
  /// The largest singular value of the product shrinks from step to step.
  case vanishing
  /// Neither.
  case balanced
  /// The largest singular value of the product grows from step to step.
  case exploding
}

/// The product J_T … J₂ J₁ of the Jacobians of many steps: its singular values and its spectral radius, as logarithms.
///
/// The product itself may be far beyond the range of numbers, and its small singular values are lost in it. It is kept as
/// Q R_T … R₁ with triangular factors, J_t Q_{t-1} = Q_t R_t. The sums of log |r_ii| over t are the finite-time Lyapunov
/// exponents times T; taking the same QR steps through the adjoint product Rᴴ₁ … Rᴴ_T, and so forth, they converge to
/// the logarithms of the singular values, since each sweep is a step of the QR iteration on the Gram matrix.
///
/// ```swift
/// let product = try JacobianProduct(of: cell, inputs: x, state: h)
/// product.growthPerStep             // log σ₁ / T
/// product.verdict                   // .vanishing, .balanced or .exploding
/// ```
///
/// Takes about 6 n³ operations for each step and each sweep, and keeps T matrices.
/// Sources: Benettin, Galgani, Giorgilli and Strelcyn, Meccanica 15 (1980); D. E. Stewart, "A new algorithm for the SVD
/// of a long product of matrices", ETNA 5 (1997); Bengio, Simard and Frasconi, "Learning long-term dependencies with
/// gradient descent is difficult", IEEE Trans. Neural Networks 5 (1994).
public struct JacobianProduct<Element: Scalar>: Sendable {
  /// How many matrices the product has.
  public let steps: Int
  /// log σᵢ of the product, descending; minus infinity for zero.
  public let logSingularValues: Vector<Element.Real>
  /// The Lyapunov exponents over these steps, (1/T) Σ log |r_ii|, in the order of the QR steps; 0 without steps.
  public let lyapunovExponents: Vector<Element.Real>
  /// log ρ of the product, accurate where ρ is far above eps ‖J_T … J₁‖; minus infinity where no power survives.
  public let logSpectralRadius: Element.Real
  /// log σ₁ / T, the growth of the longest gradient in one step; 0 without steps.
  public let growthPerStep: Element.Real
  /// Up to which growth per step the verdict is ``GradientVerdict/balanced``.
  public let tolerance: Element.Real
  /// What becomes of gradients.
  public let verdict: GradientVerdict
  /// Whether the logarithms of the singular values settled within the limit of the sweeps.
  public let isConverged: Bool

  /// The product of these square matrices, the first one applied first.
  ///
  /// - Parameters:
  ///   - jacobians: J₁, J₂, …, of one shape n×n.
  ///   - tolerance: up to which |log σ₁|/T gradients count as balanced.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a matrix.
  public init(_ jacobians: [Matrix<Element>], tolerance: Element.Real = 0.01) throws(LinearAlgebraError) {
    precondition(tolerance >= 0, "the tolerance must not be negative")
    let n = jacobians.first?.rows ?? 0
    for jacobian in jacobians {
      precondition(
        jacobian.rows == n && jacobian.columns == n,
        "a Jacobian of shape \(jacobian.shapeText) does not follow one of \(n) rows")
    }
    // Factors near 1, so that no sum leaves the range; what was taken out comes back as a logarithm.
    var (factors, exponent) = ([Matrix<Element>](), 0)
    for jacobian in jacobians {
      let (factor, inFactor) = try Matrix.normalizedWorkingCopy(of: jacobian)
      factors.append(factor)
      exponent -= inFactor
    }
    let logScale = Double(exponent) * Double.log(2)
    let sweep = try TriangularSweep(factors, order: n)
    let (logarithms, isConverged) = try sweep.logSingularValues()
    (steps, self.tolerance, self.isConverged) = (jacobians.count, tolerance, isConverged)
    logSingularValues = Vector(logarithms.sorted(by: >).map { Element.Real($0 + logScale) })
    let count = Double(Swift.max(steps, 1))
    lyapunovExponents = Vector(sweep.logDiagonal.map { Element.Real(($0 + logScale) / count) })
    logSpectralRadius = try Element.Real(Self.logSpectralRadius(factors) + logScale)
    growthPerStep = (logSingularValues.first ?? 0) / Element.Real(count)
    verdict = growthPerStep > tolerance ? .exploding : growthPerStep < -tolerance ? .vanishing : .balanced
  }

  /// By the product itself, brought near 1 after each factor.
  private static func logSpectralRadius(_ factors: [Matrix<Element>]) throws(LinearAlgebraError) -> Double {
    guard var product = factors.first, product.rows > 0 else { return 0 }
    var exponent = 0
    for factor in factors.dropFirst() {
      let (next, after) = try Matrix.normalizedWorkingCopy(of: factor * product)
      product = next
      exponent -= after
    }
    return Double.log(Double(try product.eigenvalues().spectralRadius)) + Double(exponent) * Double.log(2)
  }
}

extension JacobianProduct where Element: RealScalar {
  /// The product of the Jacobians of a cell along a sequence, from an initial state on.
  ///
  /// - Parameters:
  ///   - cell: the cell.
  ///   - inputs: T inputs in rows.
  ///   - state: the state before the first of them; zero without it.
  ///   - tolerance: up to which |log σ₁|/T gradients count as balanced.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` where a Jacobian is not finite.
  public init(
    of cell: some RecurrentCell<Element>, inputs: Matrix<Element>, state: Vector<Element>? = nil,
    tolerance: Element = 0.01
  ) throws(LinearAlgebraError) {
    precondition(
      inputs.columns == cell.inputSize,
      "inputs of shape \(inputs.shapeText) do not fit a cell that takes \(cell.inputSize) elements")
    var state = state ?? .zeros(cell.stateSize)
    var jacobians: [Matrix<Element>] = []
    for t in 0..<inputs.rows {
      jacobians.append(cell.jacobian(inputs[row: t], state: state))
      state = cell.step(inputs[row: t], state: state)
    }
    try self.init(jacobians, tolerance: tolerance)
  }
}

/// A product of matrices as Q R_T … R₁.
private struct TriangularSweep<Element: Scalar> {
  /// R₁, …, R_T.
  let factors: [Matrix<Element>]
  /// Σ log |r_ii|, in double precision since there may be thousands.
  let logDiagonal: [Double]

  init(_ matrices: [Matrix<Element>], order n: Int) throws(LinearAlgebraError) {
    var (q, factors) = (Matrix<Element>.identity(n), [Matrix<Element>]())
    var (logarithms, exponents) = ([Double](repeating: 0, count: n), [Int](repeating: 0, count: n))
    for matrix in matrices {
      let qr = try QR(matrix * q)
      q = qr.q
      factors.append(qr.r)
      let diagonal = qr.r.diagonal
      for i in 0..<n {
        let modulus = Double(diagonal[i].modulus)
        logarithms[i] += Double.log(modulus.significand)
        // Powers of two are summed without rounding.
        exponents[i] += modulus > 0 ? Int(modulus.exponent) : 0
      }
    }
    self.factors = factors
    logDiagonal = zip(logarithms, exponents).map { $0 + Double($1) * Double.log(2) }
  }

  /// What the diagonals of the sweeps converge to.
  func logSingularValues() throws(LinearAlgebraError) -> (values: [Double], isConverged: Bool) {
    var (sweep, before) = (self, logDiagonal)
    let accuracy = 100 * Double(Element.ulpOfOne) * Double(Swift.max(factors.count, 1))
    for _ in 0..<200 {
      sweep = try TriangularSweep(sweep.factors.reversed().map { $0.adjoint() }, order: before.count)
      let now = sweep.logDiagonal
      let change = zip(now, before).map { $0 == $1 ? 0 : ($0 - $1).magnitude }.max() ?? 0
      if change <= accuracy { return (now, true) }
      before = now
    }
    return (before, false)
  }
}
