/// The gated recurrent unit, as `torch.nn.GRUCell`.
///
/// r, z = sigmoid of the first two blocks of W_ih x + b_ih + W_hh h + b_hh, n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn))
/// of the third, and h' = (1 - z) ⊙ n + z ⊙ h.
///
/// Source: Cho et al., "Learning phrase representations using RNN encoder-decoder", EMNLP 2014, with the reset gate
/// behind the product, as cuDNN and PyTorch have it.
public struct GRUCell<Element: RealScalar>: RecurrentCell {
  /// The weights, three gates in the order r, z, n.
  public let weights: RecurrentWeights<Element>

  /// The cell with these weights.
  public init(_ weights: RecurrentWeights<Element>) {
    weights.checkGates(3, "a gated recurrent unit")
    self.weights = weights
  }

  /// The size of the hidden state.
  public var stateSize: Int { weights.hiddenSize }

  /// How many elements an input has.
  public var inputSize: Int { weights.input.columns }

  /// The next hidden state.
  public func step(_ input: Vector<Element>, state: Vector<Element>) -> Vector<Element> {
    let gates = gates(input, state)
    return gates.n + gates.z .* (state - gates.n)
  }

  /// diag(z) + diag((h - n) z (1 - z)) W_hz + diag((1 - z)(1 - n²)) [diag(r) W_hn + diag((W_hn h + b_hn) r (1 - r)) W_hr].
  public func jacobian(_ input: Vector<Element>, state: Vector<Element>) -> Matrix<Element> {
    let (r, z, n, candidate) = gates(input, state)
    let slope = z.map { 1 - $0 } .* n.tangentSlope()
    return Matrix.diagonal(z) + weights.recurrent(1).scalingRows(by: (state - n) .* z.sigmoidSlope())
      + weights.recurrent(2).scalingRows(by: slope .* r)
      + weights.recurrent(0).scalingRows(by: slope .* candidate .* r.sigmoidSlope())
  }

  private func gates(
    _ input: Vector<Element>, _ state: Vector<Element>
  ) -> (r: Vector<Element>, z: Vector<Element>, n: Vector<Element>, candidate: Vector<Element>) {
    let size = weights.hiddenSize
    precondition(state.count == size, "a state of \(state.count) elements is not that of \(size) hidden ones")
    let sums = weights.sums(input, state)
    let (r, z) = (weights.gate(0, sums).sigmoid(), weights.gate(1, sums).sigmoid())
    let candidate = sums.recurrent[weights.rows(of: 2)]
    let n = (sums.input[weights.rows(of: 2)] + r .* candidate).hyperbolicTangent()
    return (r, z, n, candidate)
  }
}
