import CVectorMath
import Foundation
import Testing

/// A function of `vectormath.txt`: arguments and exact values.
struct ExactFunction {
  let name: String
  let isSingle: Bool
  /// For each point the arguments, the rounded value and its error in units in the last place of a double.
  var points: [[Double]] = []

  static func all() throws -> [ExactFunction] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/vectormath.txt")
    var functions: [ExactFunction] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2 {
        functions.append(ExactFunction(name: String(words[0]), isSingle: words[1] == "24"))
      } else {
        functions[functions.count - 1].points.append(try words.map { try #require(Double(String($0))) })
      }
    }
    return functions
  }

  /// The largest error of `values` in units in the last place, or in ε max(1, |x|) where `isAbsolute`.
  func error<T: BinaryFloatingPoint>(of values: [T], isAbsolute: Bool) -> Double {
    var worst = 0.0
    for (value, point) in zip(values, points) {
      let (exact, offset) = (point[point.count - 2], point[point.count - 1])
      let difference = Double(value) - exact + offset * exact.ulp
      let unit = isAbsolute ? Double(T.ulpOfOne) * max(1, point[0].magnitude) : Double(T(exact).ulp)
      worst = value.isFinite ? max(worst, difference.magnitude / unit) : .infinity
    }
    return worst
  }
}

@Suite("Functions beside exact values")
struct ExactFunctionsTests {
  /// The limits that the header states.
  static let limits: [String: Double] = [
    "exp": 1.5, "expm1": 1.5, "log": 1.5, "log1p": 1.5, "tanh": 1.5, "sin": 1.5, "cos": 1.5, "erf": 1.5, "sigmoid": 4,
    "silu": 4, "gelu": 4, "gelu_tanh": 1, "power": 4,
  ]

  @Test("each function is within its limit at points from its whole range, in single and double precision")
  func limits() throws {
    let functions = try ExactFunction.all()
    #expect(Set(functions.map(\.name)) == Set(Self.limits.keys) && functions.count == 2 * Self.limits.count)
    for function in functions {
      let limit = try #require(Self.limits[function.name])
      let isAbsolute = function.name == "gelu_tanh"
      let (x, y) = (function.points.map { $0[0] }, function.points.map { $0[1] })
      #expect(x.count > 150)
      let error: Double
      if function.isSingle {
        var result = x.map(Float.init)
        if let kernel = functionsOfSingles[function.name] {
          kernel(&result, result, x.count)
        } else {
          vm_power_f32(&result, result, y.map(Float.init), x.count)
        }
        error = function.error(of: result, isAbsolute: isAbsolute)
      } else {
        var result = x
        if let kernel = functionsOfDoubles[function.name] {
          kernel(&result, result, x.count)
        } else {
          vm_power_f64(&result, result, y, x.count)
        }
        error = function.error(of: result, isAbsolute: isAbsolute)
      }
      #expect(error <= limit, "\(function.name) \(function.isSingle ? "single" : "double")")
    }
  }
}
