import CVectorMath
import Testing

@Suite("Reductions")
struct ReductionTests {
  static let lengths = Array(0...70) + [1023, 1024, 1025, 3000, 4096, 5001]

  /// The sum with the rounding errors carried along (Neumaier).
  func precise(_ terms: some Sequence<Double>) -> Double {
    var sum = 0.0
    var lost = 0.0
    for term in terms {
      let next = sum + term
      lost += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
      sum = next
    }
    return sum + lost
  }

  func checkSums<T>(_ kernels: RealKernels<T>) {
    var source = Source()
    for n in Self.lengths {
      let x: [T] = source.numbers(n)
      let magnitude = precise(x.map { Double($0.magnitude) })
      let limit = 8 * Double(T.ulpOfOne) * magnitude
      #expect((Double(kernels.sum(x, n)) - precise(x.map { Double($0) })).magnitude <= limit, "\(T.self) \(n)")
      #expect((Double(kernels.absSum(x, n)) - magnitude).magnitude <= limit, "\(T.self) \(n)")
    }
  }

  @Test("sums and sums of absolute values are those of a compensated loop")
  func realSums() {
    checkSums(singles)
    checkSums(doubles)
  }

  func checkSums<T>(_ kernels: ComplexKernels<T>) {
    var source = Source()
    for n in Self.lengths {
      let x: [Pair<T>] = source.pairs(n)
      let moduli = precise(x.map { (Double($0.re) * Double($0.re) + Double($0.im) * Double($0.im)).squareRoot() })
      let limit = 8 * Double(T.ulpOfOne) * moduli
      var sum = [Pair<T>(re: 9, im: 9)]
      kernels.sum(&sum, x, n)
      #expect((Double(sum[0].re) - precise(x.map { Double($0.re) })).magnitude <= limit, "\(T.self) \(n)")
      #expect((Double(sum[0].im) - precise(x.map { Double($0.im) })).magnitude <= limit, "\(T.self) \(n)")
      #expect((Double(kernels.absSum(x, n)) - moduli).magnitude <= limit, "\(T.self) \(n)")
    }
  }

  @Test("complex sums and sums of moduli are those of a compensated loop")
  func complexSums() {
    checkSums(complexSingles)
    checkSums(complexDoubles)
  }

  @Test("the error of a long sum of equal numbers does not grow with its length")
  func longSum() {
    let n = 1 << 22
    let x = [Float](repeating: 0.1, count: n)
    let exact = Double(n) * Double(Float(0.1))
    #expect((Double(vm_sum_f32(x, n)) - exact).magnitude <= 4 * Double(Float.ulpOfOne) * exact)
  }

  func checkExtrema<T>(_ kernels: RealKernels<T>) {
    var source = Source()
    #expect(kernels.max([], 0) == -.infinity)
    #expect(kernels.min([], 0) == .infinity)
    for n in 1...70 {
      var x: [T] = source.numbers(n)
      #expect(kernels.max(x, n) == x.max())
      #expect(kernels.min(x, n) == x.min())
      for i in 0..<n {
        let kept = x[i]
        x[i] = .nan
        #expect(kernels.max(x, n).isNaN && kernels.min(x, n).isNaN, "\(T.self) NaN at \(i) of \(n)")
        x[i] = -.infinity
        #expect(kernels.min(x, n) == -.infinity)
        x[i] = kept
      }
    }
  }

  @Test("the largest and the smallest are found, and NaN wherever it is")
  func extrema() {
    checkExtrema(singles)
    checkExtrema(doubles)
  }
}
