import LinearAlgebra
import TestSupport
import Testing

@Suite("Reductions of tensors against NumPy")
struct TensorReductionReferenceTests {
  private func expect<Element: Scalar, Result: Scalar>(
    _ result: Tensor<Result>, _ key: String, in reference: ReferenceCase, _: Element.Type,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let check = ReferenceCheck(reference, Element.self)
    #expect(result.shape == (try reference.output(key).shape), "\(key)", sourceLocation: location)
    try check.expect(result.elements.map { (Double($0.real), Double($0.imaginary)) }, key, location)
  }

  @Test(
    "reductions of every set of axes give what NumPy gives",
    arguments: try referenceCases("tensorreductions", operation: "reduction"))
  func reductions(reference: ReferenceCase) throws {
    let axes = try reference.word("axes").split(separator: " ").compactMap { Int($0) }
    func check<E: Scalar>(_: E.Type) throws {
      let operands: [Tensor<E>] = try reference.operands()
      let x = operands[0]
      try expect(x.sum(over: axes), "sum", in: reference, E.self)
      try expect(x.sum(over: axes, keepingAxes: true), "kept", in: reference, E.self)
      try expect(x.product(over: axes), "product", in: reference, E.self)
      try expect(x.mean(over: axes), "mean", in: reference, E.self)
      try expect(x.variance(over: axes), "variance", in: reference, E.self)
      try expect(x.standardDeviation(over: axes), "deviation", in: reference, E.self)
      if reference.outputs.keys.contains("sample") {
        try expect(x.variance(over: axes, correction: 1), "sample", in: reference, E.self)
      }
      let norms: [(String, VectorNorm)] = [("one", .one), ("two", .two), ("infinity", .infinity), ("three", .p(3))]
      for (key, norm) in norms { try expect(x.norm(norm, over: axes), key, in: reference, E.self) }
    }
    func checkReal<E: RealScalar>(_: E.Type) throws {
      let operands: [Tensor<E>] = try reference.operands()
      let x = operands[0]
      try expect(x.minimum(over: axes), "minimum", in: reference, E.self)
      try expect(x.maximum(over: axes), "maximum", in: reference, E.self)
      try expect(x.logSumExp(over: axes), "logsumexp", in: reference, E.self)
      for (key, places) in [("argmin", x.argmin(over: axes)), ("argmax", x.argmax(over: axes))] {
        #expect(places.elements.map(Double.init) == (try reference.output(key).data), "\(key)")
      }
    }
    for type in reference.elementTypes { try check(type) }
    for type in reference.realElementTypes { try checkReal(type) }
  }

  @Test(
    "running sums, softmax and norms along every axis give what NumPy and SciPy give",
    arguments: try referenceCases("tensorreductions", operation: "lines"))
  func lines(reference: ReferenceCase) throws {
    let axis = Int(try reference.parameter("axis"))
    func check<E: Scalar>(_: E.Type) throws {
      let operands: [Tensor<E>] = try reference.operands()
      try expect(operands[0].cumulativeSum(along: axis), "sums", in: reference, E.self)
      try expect(operands[0].cumulativeProduct(along: axis), "products", in: reference, E.self)
    }
    func checkReal<E: RealScalar>(_: E.Type) throws {
      let operands: [Tensor<E>] = try reference.operands()
      let x = operands[0]
      try expect(x.softmax(along: axis), "softmax", in: reference, E.self)
      try expect(x.logSoftmax(along: axis), "logsoftmax", in: reference, E.self)
      try expect(x.layerNorm(along: axis, epsilon: 0.125), "layernorm", in: reference, E.self)
      try expect(x.rmsNorm(along: axis, epsilon: 0.125), "rmsnorm", in: reference, E.self)
    }
    for type in reference.elementTypes { try check(type) }
    for type in reference.realElementTypes { try checkReal(type) }
  }
}
