/// A recurrent cell s' = F(x, s) and the Jacobian of its step with respect to the state.
///
/// Gradients travel back through the product of these Jacobians, ``JacobianProduct``.
public protocol RecurrentCell<Element>: Sendable {
  /// The type of the elements.
  associatedtype Element: RealScalar

  /// How many elements the state has: h for a hidden state alone, 2h with an LSTM's cell state behind it.
  var stateSize: Int { get }

  /// How many elements an input has.
  var inputSize: Int { get }

  /// The next state.
  func step(_ input: Vector<Element>, state: Vector<Element>) -> Vector<Element>

  /// ∂s'/∂s, a square matrix of the state's size: row i holds the derivatives of element i of the next state.
  func jacobian(_ input: Vector<Element>, state: Vector<Element>) -> Matrix<Element>
}

/// The weights of a cell in PyTorch's layout: the rows of each gate in a block of h rows, one gate after the other.
public struct RecurrentWeights<Element: RealScalar>: Sendable {
  /// `weight_ih`, (gates · h)×in.
  public let input: Matrix<Element>
  /// `weight_hh`, (gates · h)×h.
  public let recurrent: Matrix<Element>
  /// `bias_ih`, gates · h.
  public let inputBias: Vector<Element>
  /// `bias_hh`, gates · h.
  public let recurrentBias: Vector<Element>

  /// The weights; biases that are left out are zero.
  public init(
    input: Matrix<Element>, recurrent: Matrix<Element>, inputBias: Vector<Element>? = nil,
    recurrentBias: Vector<Element>? = nil
  ) {
    let rows = recurrent.rows
    precondition(
      input.rows == rows, "weights of shapes \(input.shapeText) and \(recurrent.shapeText) do not belong to one cell")
    for bias in [inputBias, recurrentBias] {
      precondition(
        bias.map { $0.count == rows } ?? true, "a bias of \(bias?.count ?? 0) elements does not fit \(rows) rows")
    }
    (self.input, self.recurrent) = (input, recurrent)
    (self.inputBias, self.recurrentBias) = (inputBias ?? .zeros(rows), recurrentBias ?? .zeros(rows))
  }

  /// The size h of the hidden state.
  public var hiddenSize: Int { recurrent.columns }

  func checkGates(_ count: Int, _ name: StaticString) {
    precondition(
      recurrent.rows == count * hiddenSize,
      "recurrent weights of shape \(recurrent.shapeText) are not those of \(name): \(count) gates")
  }

  /// The rows of a gate.
  func rows(of gate: Int) -> Range<Int> { gate * hiddenSize..<(gate + 1) * hiddenSize }

  /// The recurrent weights of a gate.
  func recurrent(_ gate: Int) -> Matrix<Element> { recurrent[rows(of: gate), ...] }

  /// W_ih x + b_ih and W_hh h + b_hh.
  func sums(_ x: Vector<Element>, _ h: Vector<Element>) -> (input: Vector<Element>, recurrent: Vector<Element>) {
    precondition(x.count == input.columns, "an input of \(x.count) elements does not fit \(input.shapeText) weights")
    return (input * x + inputBias, recurrent * h + recurrentBias)
  }

  /// The sum of both for a gate.
  func gate(_ index: Int, _ sums: (input: Vector<Element>, recurrent: Vector<Element>)) -> Vector<Element> {
    sums.input[rows(of: index)] + sums.recurrent[rows(of: index)]
  }
}

extension Vector where Element: RealScalar {
  /// 1/(1 + e⁻ˣ) of each element.
  func sigmoid() -> Vector { map { 1 / (1 + Element.exp(-$0)) } }

  /// tanh of each element.
  func hyperbolicTangent() -> Vector { map { Element.tanh($0) } }

  /// s (1 - s) of each element s = sigmoid(x): the derivative there.
  func sigmoidSlope() -> Vector { map { $0 * (1 - $0) } }

  /// 1 - t² of each element t = tanh(x): the derivative there.
  func tangentSlope() -> Vector { map { (1 - $0) * (1 + $0) } }
}
