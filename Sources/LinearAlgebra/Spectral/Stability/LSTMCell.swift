/// The long short-term memory cell, as `torch.nn.LSTMCell`; its state is h with c behind it, 2h elements.
///
/// i, f, o = sigmoid and g = tanh of the four blocks of W_ih x + b_ih + W_hh h + b_hh, in the order i, f, g, o;
/// c' = f ⊙ c + i ⊙ g and h' = o ⊙ tanh(c').
///
/// Source: Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 9 (1997); the forget gate is that of
/// Gers, Schmidhuber and Cummins (2000).
public struct LSTMCell<Element: RealScalar>: RecurrentCell {
  /// The weights, four gates in the order i, f, g, o.
  public let weights: RecurrentWeights<Element>

  /// The cell with these weights.
  public init(_ weights: RecurrentWeights<Element>) {
    weights.checkGates(4, "an LSTM cell")
    self.weights = weights
  }

  /// Twice the size of the hidden state.
  public var stateSize: Int { 2 * weights.hiddenSize }

  /// How many elements an input has.
  public var inputSize: Int { weights.input.columns }

  /// The next state, h' with c' behind it.
  public func step(_ input: Vector<Element>, state: Vector<Element>) -> Vector<Element> {
    let gates = gates(input, state)
    return Vector(concatenating: gates.o .* gates.next.hyperbolicTangent(), gates.next)
  }

  /// The derivatives of [h', c'] with respect to [h, c].
  ///
  /// ∂c'/∂c = diag(f); ∂c'/∂h = diag(c f (1 - f)) W_f + diag(g i (1 - i)) W_i + diag(i (1 - g²)) W_g;
  /// ∂h' = diag(o (1 - tanh² c')) ∂c', and with respect to h diag(tanh(c') o (1 - o)) W_o besides.
  public func jacobian(_ input: Vector<Element>, state: Vector<Element>) -> Matrix<Element> {
    let (size, gates) = (weights.hiddenSize, gates(input, state))
    let (i, f, g, o) = (gates.i, gates.f, gates.g, gates.o)
    let tangent = gates.next.hyperbolicTangent()
    let memory =
      weights.recurrent(1).scalingRows(by: state[size..<2 * size] .* f.sigmoidSlope())
      + weights.recurrent(0).scalingRows(by: g .* i.sigmoidSlope())
      + weights.recurrent(2).scalingRows(by: i .* g.tangentSlope())
    let through = o .* tangent.tangentSlope()
    let hidden = memory.scalingRows(by: through) + weights.recurrent(3).scalingRows(by: tangent .* o.sigmoidSlope())
    return Matrix(blocks: [[hidden, .diagonal(through .* f)], [memory, .diagonal(f)]])
  }

  private func gates(
    _ input: Vector<Element>, _ state: Vector<Element>
  ) -> (i: Vector<Element>, f: Vector<Element>, g: Vector<Element>, o: Vector<Element>, next: Vector<Element>) {
    let size = weights.hiddenSize
    precondition(state.count == 2 * size, "a state of \(state.count) elements is not that of \(size) hidden ones")
    let sums = weights.sums(input, state[0..<size])
    let (i, f) = (weights.gate(0, sums).sigmoid(), weights.gate(1, sums).sigmoid())
    let (g, o) = (weights.gate(2, sums).hyperbolicTangent(), weights.gate(3, sums).sigmoid())
    return (i, f, g, o, f .* state[size..<2 * size] + i .* g)
  }
}
