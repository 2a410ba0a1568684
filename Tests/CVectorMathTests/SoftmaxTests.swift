import CVectorMath
import Foundation
import Testing

@Suite("Softmax, log-softmax, sums of exponentials and norms of rows")
struct SoftmaxTests {
  /// The kernels of one element type.
  struct Kernels<T: BinaryFloatingPoint & Sendable> {
    let softmax: (Write<T>, Int, Read<T>, Int, Int, Int) -> Void
    let logSoftmax: (Write<T>, Int, Read<T>, Int, Int, Int) -> Void
    let logSumExp: (Write<T>, Read<T>, Int, Int, Int) -> Void
    let layerNorm: (Write<T>, Int, Read<T>, Int, Int, Int, Read<T>?, Read<T>?, T) -> Void
    let rmsNorm: (Write<T>, Int, Read<T>, Int, Int, Int, Read<T>?, T) -> Void
  }

  var floats: Kernels<Float> {
    Kernels(
      softmax: vm_softmax_rows_f32, logSoftmax: vm_log_softmax_rows_f32, logSumExp: vm_log_sum_exp_rows_f32,
      layerNorm: vm_layer_norm_rows_f32, rmsNorm: vm_rms_norm_rows_f32)
  }

  var doubles: Kernels<Double> {
    Kernels(
      softmax: vm_softmax_rows_f64, logSoftmax: vm_log_softmax_rows_f64, logSumExp: vm_log_sum_exp_rows_f64,
      layerNorm: vm_layer_norm_rows_f64, rmsNorm: vm_rms_norm_rows_f64)
  }

  static let lengths = [1, 2, 5, 31, 32, 33, 64, 100, 1024, 1025, 3001]

  func isNear<T: BinaryFloatingPoint>(_ value: T, _ exact: Double, _ scale: Double) -> Bool {
    (Double(value) - exact).magnitude <= 8 * Double(T.ulpOfOne) * scale
  }

  func check<T>(_ kernels: Kernels<T>) {
    var source = Source()
    let tiny = Double(T.leastNormalMagnitude / T.ulpOfOne)
    for n in Self.lengths {
      for (size, shift) in [(1.0, 0.0), (30, 1000), (80, -500)] {
        let x = Block<T>(3, n, gap: 2, padding: .nan) { T(size * source.number() + shift) }
        let ld = n + 1
        var (soft, logs) = ([T](repeating: 9, count: 3 * ld), [T](repeating: 9, count: 3 * ld))
        var sums = [T](repeating: 9, count: 4)
        kernels.softmax(&soft, ld, x.elements, x.ld, 3, n)
        kernels.logSoftmax(&logs, ld, x.elements, x.ld, 3, n)
        kernels.logSumExp(&sums, x.elements, x.ld, 3, n)
        #expect(soft[n] == 9 && logs[2 * n + 1] == 9 && sums[3] == 9)
        for (i, line) in x.lines.enumerated() {
          let top = Double(line.max() ?? 0)
          let logarithm = Foundation.log(line.reduce(0) { $0 + Foundation.exp(Double($1) - top) })
          #expect(isNear(sums[i], top + logarithm, top.magnitude + logarithm + 1), "\(T.self) \(n)")
          for (j, value) in line.enumerated() {
            let exact = Double(value) - top - logarithm
            // Less than normal numbers may be 0. The difference to the largest number is rounded once.
            let share = Foundation.exp(exact)
            #expect(isNear(soft[i * ld + j], share, share * (1 + exact.magnitude) + tiny), "\(T.self) \(n)")
            #expect(isNear(logs[i * ld + j], exact, exact.magnitude + 1), "\(T.self) \(n)")
          }
        }
      }
    }
  }

  @Test("rows are right to a few units in the last place, wherever their largest number lies")
  func ordinary() {
    check(floats)
    check(doubles)
  }

  func checkSpecial<T>(_ kernels: Kernels<T>) {
    for n in [1, 2, 40, 64, 1100] {
      func rows(_ first: T, _ others: T) -> (soft: [T], logs: [T], sum: T) {
        let x = [first] + [T](repeating: others, count: n - 1)
        var (soft, logs, sum) = (x, x, [T](repeating: 0, count: 1))
        kernels.softmax(&soft, n, x, n, 1, n)
        kernels.logSoftmax(&logs, n, x, n, 1, n)
        kernels.logSumExp(&sum, x, n, 1, n)
        return (soft, logs, sum[0])
      }
      let nothing = rows(-.infinity, -.infinity)
      #expect(nothing.soft.allSatisfy(\.isNaN) && nothing.logs.allSatisfy(\.isNaN) && nothing.sum == -.infinity)
      let infinite = rows(.infinity, 1)
      #expect(infinite.soft.allSatisfy(\.isNaN) && infinite.logs.allSatisfy(\.isNaN) && infinite.sum == .infinity)
      let unordered = rows(.nan, 1)
      #expect(unordered.soft.allSatisfy(\.isNaN) && unordered.logs.allSatisfy(\.isNaN) && unordered.sum.isNaN)
      let masked = rows(3, -.infinity)
      #expect(masked.soft == [1] + [T](repeating: 0, count: n - 1) && masked.sum == 3)
      #expect(masked.logs == [0] + [T](repeating: -.infinity, count: n - 1))
    }
    var empty: [T] = [9]
    kernels.softmax(&empty, 0, [9], 0, 1, 0)
    #expect(empty == [9])
    kernels.logSumExp(&empty, [9], 0, 1, 0)
    #expect(empty == [-.infinity])
  }

  @Test("infinities, NaN, masked rows and nothing at all")
  func special() {
    checkSpecial(floats)
    checkSpecial(doubles)
  }

  func checkNorms<T>(_ kernels: Kernels<T>) {
    var source = Source()
    let epsilon: T = 0.00001
    for n in Self.lengths {
      let x = Block<T>(3, n, gap: 2, padding: .nan) { 3 + 2 * source.number() }
      let (weight, bias): ([T], [T]) = (source.numbers(n), source.numbers(n))
      for (hasWeight, hasBias) in [(false, false), (true, false), (false, true), (true, true)] {
        // In place, so that the rows of the result stand as far apart as those of the operand.
        var (layer, rms) = (x.elements, x.elements)
        weight.withUnsafeBufferPointer { weight in
          bias.withUnsafeBufferPointer { bias in
            let (w, b) = (hasWeight ? weight.baseAddress : nil, hasBias ? bias.baseAddress : nil)
            layer.withUnsafeMutableBufferPointer { p in
              if let p = p.baseAddress { kernels.layerNorm(p, x.ld, p, x.ld, 3, n, w, b, epsilon) }
            }
            rms.withUnsafeMutableBufferPointer { p in
              if let p = p.baseAddress { kernels.rmsNorm(p, x.ld, p, x.ld, 3, n, w, epsilon) }
            }
          }
        }
        #expect(layer[n].isNaN && rms[n].isNaN)
        for (i, line) in x.lines.map({ $0.map(Double.init) }).enumerated() {
          let mean = line.reduce(0, +) / Double(n)
          let variance = line.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
          let square = line.reduce(0) { $0 + $1 * $1 } / Double(n)
          for (j, value) in line.enumerated() {
            let (w, b) = (hasWeight ? Double(weight[j]) : 1, hasBias ? Double(bias[j]) : 0)
            let scale = w / (variance + Double(epsilon)).squareRoot()
            #expect(isNear(layer[i * x.ld + j], (value - mean) * scale + b, 5 * scale.magnitude + 1), "\(n)")
            let exact = value * w / (square + Double(epsilon)).squareRoot()
            #expect(isNear(rms[i * x.ld + j], exact, 2), "\(T.self) \(n)")
          }
        }
      }
    }
  }

  @Test("layer norm and RMS norm in place, with and without weights and bias")
  func norms() {
    checkNorms(floats)
    checkNorms(doubles)
  }
}
