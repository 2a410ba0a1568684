/// The simple recurrent cell h' = φ(W_ih x + b_ih + W_hh h + b_hh), as `torch.nn.RNNCell`.
///
/// The Jacobian of its step is diag(φ') W_hh. Source: J. L. Elman, "Finding structure in time", Cognitive Science 14
/// (1990).
public struct RNNCell<Element: RealScalar>: RecurrentCell {
  /// The function φ.
  public enum Nonlinearity: Hashable, Sendable, CaseIterable {
    /// tanh.
    case tanh
    /// max(0, x); its derivative at 0 is taken as 0.
    case relu
  }

  /// The weights, one gate.
  public let weights: RecurrentWeights<Element>
  /// The function φ.
  public let nonlinearity: Nonlinearity

  /// The cell with these weights.
  public init(_ weights: RecurrentWeights<Element>, nonlinearity: Nonlinearity = .tanh) {
    weights.checkGates(1, "a simple recurrent cell")
    (self.weights, self.nonlinearity) = (weights, nonlinearity)
  }

  /// The size of the hidden state.
  public var stateSize: Int { weights.hiddenSize }

  /// How many elements an input has.
  public var inputSize: Int { weights.input.columns }

  /// The next hidden state.
  public func step(_ input: Vector<Element>, state: Vector<Element>) -> Vector<Element> {
    let sum = weights.gate(0, weights.sums(input, state))
    return nonlinearity == .tanh ? sum.hyperbolicTangent() : sum.map { Swift.max(0, $0) }
  }

  /// diag(φ'(W_ih x + b_ih + W_hh h + b_hh)) W_hh.
  public func jacobian(_ input: Vector<Element>, state: Vector<Element>) -> Matrix<Element> {
    let next = step(input, state: state)
    let slope = nonlinearity == .tanh ? next.tangentSlope() : next.map { $0 > 0 ? 1 : 0 }
    return weights.recurrent.scalingRows(by: slope)
  }
}
