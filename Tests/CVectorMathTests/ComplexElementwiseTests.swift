import CVectorMath
import Testing

@Suite("Complex elementwise kernels")
struct ComplexElementwiseTests {
  func check<T>(_ kernels: ComplexKernels<T>) {
    var source = Source()
    for n in 0...40 {
      let x: [Pair<T>] = source.pairs(n)
      let y: [Pair<T>] = source.pairs(n)
      let scalar: [Pair<T>] = source.pairs(1)
      let guardValue = Pair<T>(re: 777, im: 777)
      let blank = [Pair<T>](repeating: guardValue, count: n + 1)
      var result = blank
      kernels.multiply(&result, x, y, n)
      #expect(result == zip(x, y).map { $0 * $1 } + [guardValue])
      result = x + [guardValue]
      result.withUnsafeMutableBytes { inPlace in
        if let start = inPlace.baseAddress { kernels.multiply(start, start, y, n) }
      }
      #expect(result == zip(x, y).map { $0 * $1 } + [guardValue])
      for (kernel, reference) in kernels.vectorScalar {
        result = blank
        kernel(&result, x, scalar, n)
        #expect(result == x.map { reference($0, scalar[0]) } + [guardValue])
      }
      for (kernel, reference) in kernels.scalarVector {
        result = blank
        kernel(&result, scalar, x, n)
        #expect(result == x.map { reference(scalar[0], $0) } + [guardValue])
      }
      kernels.conjugate(&result, x, n)
      #expect(result == x.map(\.conjugate) + [guardValue])
      kernels.axpy(&result, scalar, x, y, n)
      #expect(result == zip(x, y).map { scalar[0] * $0 + $1 } + [guardValue])
      kernels.fill(&result, scalar, n)
      #expect(result == [Pair<T>](repeating: scalar[0], count: n) + [guardValue])
    }
  }

  @Test("complex sums, products, conjugates and fills are those of a plain loop")
  func arithmetic() {
    check(complexSingles)
    check(complexDoubles)
  }

  /// Quotients over divisors and dividends of all sizes, checked by multiplying back at a scale where nothing overflows.
  func checkQuotients<T>(_ kernels: ComplexKernels<T>, exponents: [Int], span: Int) where T.Exponent == Int {
    var source = Source()
    for scaleX in exponents {
      for scaleY in exponents where abs(scaleX - scaleY) <= span {
        let unitX: [Pair<T>] = source.pairs(9)
        let unitY: [Pair<T>] = source.pairs(9)
        let powerX = T(sign: .plus, exponent: scaleX, significand: 1)
        let powerY = T(sign: .plus, exponent: scaleY, significand: 1)
        let x = unitX.map { Pair(re: $0.re * powerX, im: $0.im * powerX) }
        let y = unitY.map { Pair(re: $0.re * powerY, im: $0.im * powerY) }
        var quotient = x
        kernels.divide(&quotient, x, y, 9)
        for i in 0..<9 {
          let down = T(sign: .plus, exponent: scaleY - scaleX, significand: 1)
          let unit = Pair(re: quotient[i].re * down, im: quotient[i].im * down)
          let back = unit * unitY[i] - unitX[i]
          let limit = 8 * T.ulpOfOne * (unitX[i].size + unit.size * unitY[i].size)
          #expect(back.size <= limit, "\(T.self) 2^\(scaleX) over 2^\(scaleY)")
        }
        var again = y
        kernels.divideByScalar(&again, x, y, 1)
        #expect(again[0] == quotient[0])
        kernels.divideScalar(&again, x, y, 1)
        #expect(again[0] == quotient[0])
      }
    }
  }

  @Test("quotients are right from one end of the range to the other")
  func quotients() {
    checkQuotients(complexSingles, exponents: [-120, -60, 0, 60, 124], span: 120)
    checkQuotients(complexDoubles, exponents: [-1010, -500, 0, 500, 1021], span: 1015)
  }

  func checkEdges<T>(_ kernels: ComplexKernels<T>) {
    func divide(_ x: Pair<T>, _ y: Pair<T>) -> Pair<T> {
      var result = [x]
      kernels.divide(&result, [x], [y], 1)
      return result[0]
    }
    let one = Pair<T>(re: 1, im: 2)
    let zero = Pair<T>(re: 0, im: 0)
    #expect(divide(one, Pair(re: .infinity, im: .nan)) == zero)
    #expect(divide(one, zero) == Pair(re: .infinity, im: .infinity))
    #expect(divide(zero, zero).re.isNaN)
    #expect(divide(one, Pair(re: .nan, im: 1)).re.isNaN)
    let largest = T.greatestFiniteMagnitude
    let tiny = T.leastNonzeroMagnitude
    #expect(divide(Pair(re: largest, im: largest), Pair(re: largest, im: largest)) == Pair(re: 1, im: 0))
    #expect(divide(Pair(re: tiny, im: tiny), Pair(re: tiny, im: 0)) == Pair(re: 1, im: 1))
    #expect(divide(Pair(re: tiny, im: 1), Pair(re: 1, im: 0)) == Pair(re: tiny, im: 1))
  }

  @Test("quotients at zero, infinity, NaN and the ends of the range are as documented")
  func quotientEdges() {
    checkEdges(complexSingles)
    checkEdges(complexDoubles)
  }

  func checkModuli<T>(_ kernels: ComplexKernels<T>) {
    let huge = T.greatestFiniteMagnitude / 8
    let tiny = T.leastNonzeroMagnitude
    let x: [Pair<T>] = [
      Pair(re: 3, im: -4), Pair(re: 3 * huge, im: 4 * huge), Pair(re: -3 * tiny, im: 4 * tiny), Pair(re: 0, im: 0),
      Pair(re: -.infinity, im: .nan), Pair(re: .nan, im: .infinity), Pair(re: .nan, im: 1), Pair(re: tiny, im: 0),
      Pair(re: 0, im: -T.greatestFiniteMagnitude),
    ]
    let expected: [T] = [
      5, 5 * huge, 5 * tiny, 0, .infinity, .infinity, .nan, tiny, .greatestFiniteMagnitude,
    ]
    var moduli = [T](repeating: 777, count: x.count)
    kernels.abs(&moduli, x, x.count)
    #expect(same(moduli, expected), "\(T.self) \(moduli)")
  }

  @Test("moduli neither overflow nor underflow")
  func moduli() {
    checkModuli(complexSingles)
    checkModuli(complexDoubles)
  }
}
