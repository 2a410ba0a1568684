import LinearAlgebra
import TestSupport
import Testing

@Suite("recurrent cells and spectral normalisation against PyTorch, long products against 400 digits")
struct RecurrentReferenceTests {
  private func weights<E: RealScalar>(_ check: ReferenceCheck<E>) throws -> RecurrentWeights<E> {
    RecurrentWeights(
      input: try check.matrix("weight_ih"), recurrent: try check.matrix("weight_hh"),
      inputBias: try check.vector("bias_ih"), recurrentBias: try check.vector("bias_hh"))
  }

  private func check<E: RealScalar>(_ check: ReferenceCheck<E>, _ cell: some RecurrentCell<E>) throws {
    let (x, state) = (try check.vector("x"), try check.vector("state"))
    try check.expect(cell.step(x, state: state), "next")
    try check.expect(cell.jacobian(x, state: state), "jacobian")
  }

  @Test("steps and Jacobians of simple cells", arguments: try referenceCases("recurrent", operation: "rnn"))
  func simple(reference: ReferenceCase) throws {
    func check<E: RealScalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      let isTangent = try reference.word("nonlinearity") == "tanh"
      try self.check(check, RNNCell(try weights(check), nonlinearity: isTangent ? .tanh : .relu))
    }
    for type in reference.realElementTypes { try check(type) }
  }

  @Test("steps and Jacobians of LSTM cells", arguments: try referenceCases("recurrent", operation: "lstm"))
  func lstm(reference: ReferenceCase) throws {
    func check<E: RealScalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      try self.check(check, LSTMCell(try weights(check)))
    }
    for type in reference.realElementTypes { try check(type) }
  }

  @Test("steps and Jacobians of gated recurrent units", arguments: try referenceCases("recurrent", operation: "gru"))
  func gru(reference: ReferenceCase) throws {
    func check<E: RealScalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      try self.check(check, GRUCell(try weights(check)))
    }
    for type in reference.realElementTypes { try check(type) }
  }

  @Test(
    "the state of a spectral normalisation, step after step",
    arguments: try referenceCases("recurrent", operation: "spectralNormalization"))
  func normalization(reference: ReferenceCase) throws {
    func check<E: RealScalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      let weight = try check.matrix("weight")
      var state = SpectralNormalization(u: try check.vector("u"), v: try check.vector("v"))
      var result = weight
      for _ in 0..<Int(try reference.parameter("steps")) { result = state.normalize(weight) }
      try check.expect(result, "normalized")
      try check.expect(state.u, "u")
      try check.expect(state.v, "v")
      #expect(state.normalize(weight, powerIterations: 0) == result)
    }
    for type in reference.realElementTypes { try check(type) }
  }

  @Test(
    "singular values and radius of products beyond the range of numbers",
    arguments: try referenceCases("recurrent", operation: "jacobianProduct"))
  func products(reference: ReferenceCase) throws {
    func check<E: RealScalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (all, steps) = (try check.matrix("factors"), Int(try reference.parameter("steps")))
      let n = all.columns
      let product = try JacobianProduct((0..<steps).map { all[$0 * n..<($0 + 1) * n, ...] })
      try check.expect(product.logSingularValues, "logSingularValues")
      try check.expect(product.logSpectralRadius, "logRadius")
      #expect(product.isConverged && product.steps == steps)
    }
    for type in reference.realElementTypes { try check(type) }
  }
}
