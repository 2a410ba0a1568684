import CVectorMath
import Testing

@Suite("Elementwise kernels")
struct ElementwiseTests {
  func check<T>(_ kernels: RealKernels<T>) {
    var source = Source()
    for n in 0...70 {
      let x: [T] = source.awkward(n)
      let y: [T] = source.awkward(n)
      let scalar: T = source.awkward(1)[0]
      let guardValue: T = 777
      let blank = [T](repeating: guardValue, count: n + 1)
      for (kernel, reference) in kernels.vectorVector {
        let expected = zip(x, y).map { reference($0, $1) } + [guardValue]
        var result = blank
        kernel(&result, x, y, n)
        #expect(same(result, expected), "\(T.self) \(n)")
        result = x + [guardValue]
        result.withUnsafeMutableBufferPointer { inPlace in
          if let start = inPlace.baseAddress { kernel(start, start, y, n) }
        }
        #expect(same(result, expected), "\(T.self) \(n) over the left operand")
        result = y + [guardValue]
        result.withUnsafeMutableBufferPointer { inPlace in
          if let start = inPlace.baseAddress { kernel(start, x, start, n) }
        }
        #expect(same(result, expected), "\(T.self) \(n) over the right operand")
      }
      for (kernel, reference) in kernels.vectorScalar {
        var result = blank
        kernel(&result, x, scalar, n)
        #expect(same(result, x.map { reference($0, scalar) } + [guardValue]), "\(T.self) \(n)")
      }
      for (kernel, reference) in kernels.scalarVector {
        var result = blank
        kernel(&result, scalar, x, n)
        #expect(same(result, x.map { reference(scalar, $0) } + [guardValue]), "\(T.self) \(n)")
      }
      for (kernel, reference) in kernels.unary {
        var result = blank
        kernel(&result, x, n)
        #expect(same(result, x.map { reference($0) } + [guardValue]), "\(T.self) \(n)")
      }
      var filled = blank
      kernels.fill(&filled, scalar, n)
      #expect(same(filled, [T](repeating: scalar, count: n) + [guardValue]), "\(T.self) \(n)")
    }
  }

  @Test("sums, differences, products, quotients, negation, absolute values and fills are those of a plain loop")
  func realArithmetic() {
    check(singles)
    check(doubles)
  }

  func checkScaledSum<T>(_ kernels: RealKernels<T>) {
    var source = Source()
    for n in 0...70 {
      let a: T = source.number()
      let x: [T] = source.numbers(n)
      let y: [T] = source.numbers(n)
      var result = [T](repeating: 777, count: n + 1)
      kernels.axpy(&result, a, x, y, n)
      #expect(result[n] == 777)
      for i in 0..<n { #expect((result[i] - (a * x[i] + y[i])).magnitude <= 2 * T.ulpOfOne) }
    }
  }

  @Test("a x + y is right to two roundings")
  func scaledSum() {
    checkScaledSum(singles)
    checkScaledSum(doubles)
  }
}
