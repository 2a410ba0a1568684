import CVectorMath
import Testing

@Suite("Products and distances of two vectors")
struct DistanceTests {
  @Test("sums are those of a loop, and the same from any place")
  func sums() {
    var source = Source()
    for n in [0, 1, 2, 31, 32, 33, 64, 100, 1000] {
      let (x, y): ([Float], [Float]) = (source.numbers(n + 5), source.numbers(n + 5))
      for start in [0, 1, 5] {
        let (a, b) = (x[start..<start + n].map(Double.init), y[start..<start + n].map(Double.init))
        let dot = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        let square = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let results = x.withUnsafeBufferPointer { x in
          y.withUnsafeBufferPointer { y -> [Double] in
            guard let p = x.baseAddress, let q = y.baseAddress else { return [] }
            return [vm_dot_f32(p + start, q + start, n), vm_squared_distance_f32(p + start, q + start, n)]
          }
        }
        let wide = [vm_dot_f64(a, b, n), vm_squared_distance_f64(a, b, n)]
        #expect(results == wide, "\(n) from \(start)")
        #expect(abs(results[0] - dot) < 1e-12 && abs(results[1] - square) < 1e-12)
      }
      var squares: [Float] = [-1, -1]
      vm_row_squares_f32(&squares, x, 2, n >= 2 ? 2 : 1, n)
      #expect(abs(Double(squares[0]) - x[..<n].reduce(0.0) { $0 + Double($1) * Double($1) }) < 1e-3)
    }
  }

  @Test("the next score above a limit is found, NaN is one, and all are above NaN")
  func search() {
    var source = Source()
    for n in [0, 1, 63, 64, 65, 200] {
      let score: [Double] = source.numbers(n)
      let (scale, shift): ([Double], [Double]) = (source.numbers(n), source.numbers(n))
      for limit in [-2, 0, 0.9, 2] {
        let values = [
          score, zip(score, scale).map { $0 * $1 }, zip(score, shift).map { $0 - $1 },
          score.indices.map { score[$0] * scale[$0] - shift[$0] },
        ]
        for from in [0, n / 2, n] {
          let found = [
            vm_next_above_f64(score, nil, nil, limit, from, n), vm_next_above_f64(score, scale, nil, limit, from, n),
            vm_next_above_f64(score, nil, shift, limit, from, n),
            vm_next_above_f64(score, scale, shift, limit, from, n),
          ]
          #expect(found == values.map { values in (from..<n).first { values[$0] > limit } ?? n })
        }
      }
      #expect(vm_next_above_f32(score.map(Float.init), nil, nil, .nan, 0, n) == 0)
    }
    var score = [Float](repeating: 1, count: 150)
    score[100] = .nan
    #expect(
      vm_next_above_f32(score, nil, nil, 1, 0, 150) == 100 && vm_next_above_f32(score, nil, nil, 1, 101, 150) == 150)
  }

  @Test("squared distances from products, and how many have cancelled")
  func cancellation() {
    var products: [Float] = [0, 1, 1.5, 1.99, 2.5]
    let squares: [Float] = [4, 4, 2, 2, 4]
    #expect(vm_squares_from_products_f32(&products, squares, 2, 0.0625, 0, 5) == 1)
    #expect(products[0...2] == [6, 4, 1] && abs(products[3] - 0.02) < 1e-6 && products[4] == 1)
    var negative: [Double] = [3, .nan]
    #expect(vm_squares_from_products_f64(&negative, [1, 1], 1, 0.1, 0, 2) == 2 && negative == [0, 0])
    var tiny: [Double] = [0, 0, 1e-290]
    #expect(vm_squares_from_products_f64(&tiny, [0, 1e-290, 1e-280], 0, 0.0625, 1e-285, 3) == 2)
  }
}
