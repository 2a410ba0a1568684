/// An activation by which a layer ends, with its Lipschitz constant sup |φ'|, or that of the map in the 2-norm.
public enum LipschitzActivation<Real: RealScalar>: Hashable, Sendable {
  /// x itself: 1.
  case identity
  /// max(0, x): 1.
  case relu
  /// x, and slope x below 0: max(1, |slope|).
  case leakyRelu(slope: Real)
  /// x, and α (eˣ - 1) below 0: max(1, α).
  case elu(alpha: Real)
  /// tanh: 1.
  case tanh
  /// 1/(1 + e⁻ˣ): 1/4.
  case sigmoid
  /// log(1 + eˣ): 1.
  case softplus
  /// x Φ(x), by the error function: 1.1289…, at √2.
  case gelu
  /// x/(1 + e⁻ˣ): 1.0998…
  case silu
  /// The softmax of a vector, whose Jacobian diag(p) - p pᵀ has a norm of at most 1/2.
  case softmax
  /// Any other, with its constant.
  case constant(Real)

  /// The constant.
  public var lipschitzConstant: Real {
    switch self {
    case .identity, .relu, .tanh, .softplus: 1
    case .leakyRelu(let slope): Swift.max(1, slope.magnitude)
    case .elu(let alpha): Swift.max(1, alpha.magnitude)
    case .sigmoid: Real(0.25)
    // Φ(√2) + √2 φ(√2), and the maximum of s + x s (1 - s) at 2.39936, rounded up.
    case .gelu: Real(1.128904145186).nextUp
    case .silu: Real(1.09983932013).nextUp
    case .softmax: Real(0.5)
    case .constant(let constant): constant
    }
  }
}

/// An upper bound of the Lipschitz constant of a stack of layers x ↦ φ(W x + b) in the 2-norm: Π ‖Wᵢ‖₂ Lip(φᵢ).
///
/// ‖f(x) - f(y)‖ ≤ L ‖x - y‖ for all x, y. The factors are the proved upper bounds of the spectral norms, so that the
/// bound holds. It is far above the true constant where layers do not stretch the same directions.
///
/// ```swift
/// let bound = try LipschitzBound([(w1, .relu), (w2, .relu), (w3, .identity)])
/// bound.value
/// ```
///
/// Source: Szegedy et al., "Intriguing properties of neural networks", ICLR 2014, section 4.3.
public struct LipschitzBound<Element: Scalar>: Sendable {
  /// The bound of ‖Wᵢ‖₂ times the constant of the activation, for each layer.
  public let factors: [Element.Real]
  /// The estimate of each ‖Wᵢ‖₂, which is not above it but for rounding.
  public let spectralNorms: [Element.Real]
  /// The logarithm of the bound, which does not leave the range; minus infinity for zero.
  public let logarithm: Element.Real

  /// The bound of layers, the first one applied first.
  ///
  /// - Throws: as ``SpectralNorm/init(_:accuracy:maximumSteps:seed:)``.
  public init(
    _ layers: [(weight: Matrix<Element>, activation: LipschitzActivation<Element.Real>)]
  ) throws(LinearAlgebraError) {
    var (factors, norms) = ([Element.Real](), [Element.Real]())
    var before: Matrix<Element>?
    for layer in layers {
      precondition(
        before.map { $0.rows == layer.weight.columns } ?? true,
        "a layer of shape \(layer.weight.shapeText) does not follow one of shape \(before?.shapeText ?? "")")
      before = layer.weight
      let constant = layer.activation.lipschitzConstant
      precondition(constant >= 0, "a Lipschitz constant of \(constant) is negative")
      let norm = try SpectralNorm(layer.weight)
      norms.append(norm.value)
      factors.append((norm.upper * constant).roundedUp)
    }
    (self.factors, spectralNorms) = (factors, norms)
    logarithm = factors.reduce(0) { $0 + Element.Real.log($1) }
  }

  /// The bound Π factors, infinite where that is beyond the range.
  public var value: Element.Real { factors.contains(0) ? 0 : factors.reduce(1) { ($0 * $1).roundedUp } }
}

extension RealScalar {
  /// A bound of the product that was rounded to this; an exact zero is one.
  fileprivate var roundedUp: Self { self == 0 ? 0 : nextUp }
}
