import CVectorMath
import Foundation
import Testing

@Suite("Functions at special values")
struct SpecialValuesTests {
  private static let infinity = Double.infinity
  private static let nan = Double.nan

  /// Arguments and results that are the same in both precisions; the sign of a zero counts.
  private static let values: [String: [(Double, Double)]] = [
    "exp": [(0, 1), (-0.0, 1), (infinity, infinity), (-infinity, 0), (1e30, infinity), (-1e30, 0)],
    "expm1": [(0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -1), (1e30, infinity), (-1e30, -1)],
    "log": [(1, 0), (0, -infinity), (-0.0, -infinity), (infinity, infinity), (-1, nan), (-infinity, nan)],
    "log1p": [(0, 0), (-0.0, -0.0), (-1, -infinity), (infinity, infinity), (-2, nan), (-infinity, nan)],
    "tanh": [(0, 0), (-0.0, -0.0), (infinity, 1), (-infinity, -1), (30, 1), (-1e30, -1)],
    "sin": [(0, 0), (-0.0, -0.0), (infinity, nan), (-infinity, nan)],
    "cos": [(0, 1), (-0.0, 1), (infinity, nan), (-infinity, nan)],
    "erf": [(0, 0), (-0.0, -0.0), (infinity, 1), (-infinity, -1), (10, 1), (-1e30, -1)],
    "sigmoid": [(0, 0.5), (-0.0, 0.5), (infinity, 1), (-infinity, 0), (1e30, 1), (-1e30, 0)],
    "silu": [(0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -0.0), (1e30, 1e30), (-1e30, -0.0)],
    "gelu": [(0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -0.0), (1e30, 1e30), (-1e30, -0.0)],
    "gelu_tanh": [(0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -0.0), (1e30, 1e30), (-1e30, -0.0)],
  ]

  @Test("zeros, infinities, NaN and arguments out of range, in vectors and in the rest behind them")
  func specialValues() throws {
    for count in [1, 7, 300] {
      for (name, pairs) in Self.values {
        let (single, double) = (try #require(functionsOfSingles[name]), try #require(functionsOfDoubles[name]))
        for (argument, expected) in pairs + [(Self.nan, Self.nan)] {
          var x = [Float](repeating: Float(argument), count: count)
          single(&x, x, count)
          #expect(x.allSatisfy { isIdentical($0, Float(expected)) }, "\(name)(\(argument)), single, \(count)")
          var y = [Double](repeating: argument, count: count)
          double(&y, y, count)
          #expect(y.allSatisfy { isIdentical($0, expected) }, "\(name)(\(argument)), double, \(count)")
        }
      }
    }
  }

  @Test("results stay finite to the last argument, and denormal ones are not lost")
  func edges() {
    let (largest, beyond) = (709.782712893384, 709.7827128933841)
    var x = [largest, beyond, -745.1332191019411, -745.13321910194122, -708.5]
    vm_exp_f64(&x, x, x.count)
    #expect(x[0].isFinite && x[1] == .infinity && x[2] == .leastNonzeroMagnitude && x[3] == 0)
    #expect(x[4].isSubnormal && (x[4] - Foundation.exp(-708.5)).magnitude <= .leastNonzeroMagnitude)
    for name in ["silu", "gelu", "expm1", "log1p", "tanh", "sin", "erf"] {
      let tiny = Float.leastNonzeroMagnitude * 1000
      var y = [tiny, -tiny]
      functionsOfSingles[name]?(&y, y, 2)
      let expected = (name == "silu" || name == "gelu") ? tiny / 2 : name == "erf" ? tiny * 1.1283791 : tiny
      #expect((y[0] - expected).magnitude <= .leastNonzeroMagnitude && y[1] == -y[0], "\(name)")
    }
    var tails: [Double] = [-38.3, -38.5]
    vm_gelu_f64(&tails, tails, 2)
    #expect(tails[0] < 0 && tails[0].isSubnormal && tails[1] < 0)
  }

  @Test("powers have the special cases of C's pow, with vectors and numbers on either side")
  func powers() {
    let numbers: [Double] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, 2, -2, 0.5, -0.5, 3, -3, 2.5, -2.5, 0x1p52 + 1, 0x1p53, 1e300,
      -1e300,
      Double.leastNonzeroMagnitude, Double.leastNormalMagnitude / 256,
    ]
    for x in numbers {
      for y in numbers {
        let expected = Foundation.pow(x, y)
        var results = [
          [Double](repeating: 0, count: 9), [Double](repeating: 0, count: 9), [x, x, x, x, x, x, x, x, x],
        ]
        let exponents = [Double](repeating: y, count: 9)
        vm_power_vs_f64(&results[0], results[2], y, 9)
        vm_power_sv_f64(&results[1], x, exponents, 9)
        vm_power_f64(&results[2], results[2], exponents, 9)
        for value in results.joined() { #expect(isClose(value, expected), "\(x) to the power \(y)") }
        var singles = [Float](repeating: Float(x), count: 9)
        let single = Foundation.pow(Double(Float(x)), Double(Float(y)))
        vm_power_f32(&singles, singles, [Float](repeating: Float(y), count: 9), 9)
        for value in singles { #expect(isClose(value, Float(single)), "\(x) to the power \(y), single") }
      }
    }
  }
}

/// The same number with the same sign, or both NaN.
private func isIdentical<T: BinaryFloatingPoint>(_ x: T, _ y: T) -> Bool {
  same(x, y) && (x.isNaN || x.sign == y.sign)
}

private func isClose<T: BinaryFloatingPoint>(_ x: T, _ y: T) -> Bool {
  isIdentical(x, y) || (x.sign == y.sign && (x - y).magnitude <= 4 * y.ulp && y.isFinite)
}
