import CVectorMath
import Foundation
import Testing

@Suite("Square roots and exponentials")
struct FunctionsTests {
  @Test("exp of floats is within 1.5 units in the last place over its whole range")
  func single() {
    var x = (0..<100_003).map { Float($0) / 100_003 * 193 - 104 }
    let expected = x.map { Foundation.exp(Double($0)) }
    vm_exp_f32(&x, x, x.count)
    for (value, exact) in zip(x, expected) where exact < Double(Float.greatestFiniteMagnitude) {
      #expect((Double(value) - exact).magnitude <= 1.5 * Double(Float(exact).ulp))
    }
  }

  @Test("exp of doubles is within 2 units in the last place of the C library's over its whole range")
  func double() {
    let x = (0..<100_003).map { Double($0) / 100_003 * 1454 - 745 }
    var result = x
    vm_exp_f64(&result, x, x.count)
    for (value, argument) in zip(result, x) {
      let exact = Foundation.exp(argument)
      if exact.isFinite {
        #expect((value - exact).magnitude <= 2 * exact.ulp, "\(argument)")
      } else {
        #expect(value == .infinity, "\(argument)")
      }
    }
  }

  @Test("NaN, infinities and arguments out of range, in vectors and in the rest behind them")
  func special() {
    for count in [1, 5, 70] {
      for (argument, expected) in [
        (Float.infinity, Float.infinity), (-.infinity, 0), (0, 1), (1e30, .infinity), (-1e30, 0),
      ] {
        var x = [Float](repeating: argument, count: count)
        vm_exp_f32(&x, x, count)
        #expect(x.allSatisfy { $0 == expected }, "\(argument)")
        var y = [Double](repeating: Double(argument), count: count)
        vm_exp_f64(&y, y, count)
        #expect(y.allSatisfy { $0 == Double(expected) }, "\(argument)")
      }
      var (x, y) = ([Float](repeating: .nan, count: count), [Double](repeating: .nan, count: count))
      vm_exp_f32(&x, x, count)
      vm_exp_f64(&y, y, count)
      #expect(x.allSatisfy(\.isNaN) && y.allSatisfy(\.isNaN))
    }
  }

  private static let special: [Double] = [0, -0.0, .infinity, -.infinity, .nan, 1, -1, 0.5, 1e-40, -1e-30]

  /// Whether values are those of `exact` within so many units in the last place, with the signs of zeros.
  private static func areClose<T: BinaryFloatingPoint>(_ values: [T], _ exact: [Double], units: Double) -> Bool {
    zip(values, exact).allSatisfy { (value: T, exact: Double) -> Bool in
      let rounded = T(exact)
      if same(value, rounded) { return value.isNaN || value.sign == rounded.sign }
      let difference = Double(value) - exact
      return exact != 0 && abs(difference) <= units * Double(rounded.ulp)
    }
  }

  private static func checkSingles(
    _ limit: Float, _ kernel: (Write<Float>, Read<Float>, Int) -> Void, _ exact: (Double) -> Double
  ) {
    let numbers = (0..<50_001).map { (i: Int) -> Float in
      let part = Float(i - 25_000) / 25_000
      return part * part * part * limit
    }
    var x = numbers + special.map { Float($0) }
    let expected = x.map { exact(Double($0)) }
    kernel(&x, x, x.count)
    #expect(areClose(x, expected, units: 2))
  }

  private static func checkDoubles(
    _ limit: Double, _ kernel: (Write<Double>, Read<Double>, Int) -> Void, _ exact: (Double) -> Double
  ) {
    let numbers = (0..<50_001).map { (i: Int) -> Double in
      let part = Double(i - 25_000) / 25_000
      return part * part * part * limit
    }
    var x = numbers + special
    let expected = x.map { exact($0) }
    kernel(&x, x, x.count)
    #expect(areClose(x, expected, units: 5))
  }

  @Test("tangents, arcs and hyperbolic functions beside the C library in double precision, special values too")
  func others() {
    Self.checkSingles(2e6, { vm_tan_f32($0, $1, $2) }, { Foundation.tan($0) })
    Self.checkSingles(100, { vm_atan_f32($0, $1, $2) }, { Foundation.atan($0) })
    Self.checkSingles(1.1, { vm_asin_f32($0, $1, $2) }, { Foundation.asin($0) })
    Self.checkSingles(1.1, { vm_acos_f32($0, $1, $2) }, { Foundation.acos($0) })
    Self.checkSingles(95, { vm_sinh_f32($0, $1, $2) }, { Foundation.sinh($0) })
    Self.checkSingles(95, { vm_cosh_f32($0, $1, $2) }, { Foundation.cosh($0) })
    Self.checkDoubles(711, { vm_sinh_f64($0, $1, $2) }, { Foundation.sinh($0) })
    Self.checkDoubles(711, { vm_cosh_f64($0, $1, $2) }, { Foundation.cosh($0) })
  }

  @Test("square roots are rounded correctly; that of a negative number is NaN")
  func roots() {
    let x = (0..<1003).map { Float($0) * 1.37 }
    var result = x
    vm_sqrt_f32(&result, result, x.count)
    #expect(result == x.map { $0.squareRoot() })
    let y = x.map(Double.init) + [Double.leastNormalMagnitude / 8, .infinity]
    var roots = y
    vm_sqrt_f64(&roots, roots, y.count)
    #expect(roots == y.map { $0.squareRoot() })
    var negative: [Float] = [-1, -0.0]
    vm_sqrt_f32(&negative, negative, 2)
    #expect(negative[0].isNaN && negative[1] == 0)
  }
}
