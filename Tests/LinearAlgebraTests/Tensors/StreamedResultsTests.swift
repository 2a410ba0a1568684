import LinearAlgebra
import TestSupport
import Testing

/// Results that the caches do not hold are written past them, in tiles: they are those of rows one by one, which are not.
@Suite("Results larger than the caches")
struct StreamedResultsTests {
  private let rows = 3300

  @Test("Sums of rows whose length is no multiple of a tile, with one thread and with two", arguments: [1, 2])
  func broadcastRow(_ threads: Int) async {
    let a = uniform([rows, 1027])
    let row = uniform([1027])
    await withThreads(threads) {
      let sum = a + row
      let difference = row - a
      for i in stride(from: 0, to: rows, by: 47) {
        let part = a[.at(i)]
        #expect(sum[.at(i)] == part + row, "row \(i)")
        #expect(difference[.at(i)] == row - part, "row \(i)")
      }
    }
  }

  @Test("A single run, functions of it, and sums in its place", arguments: [1, 2])
  func singleRun(_ threads: Int) async {
    let a = uniform([rows, 1027])
    await withThreads(threads) {
      let product = a .* a
      let exponential = a.map(.exp)
      var sum = a
      sum += a
      for i in stride(from: 0, to: rows, by: 47) {
        let part = a[.at(i)]
        #expect(product[.at(i)] == (part .* part), "row \(i)")
        #expect(exponential[.at(i)] == part.map(.exp), "row \(i)")
        #expect(sum[.at(i)] == part + part, "row \(i)")
      }
    }
  }

  private func uniform(_ shape: [Int]) -> Tensor<Float> {
    var generator = RandomGenerator(seed: 3)
    return Tensor(Vector(Matrix<Float>.uniform(shape.reduce(1, *), 1, using: &generator))).reshaped(shape)
  }
}
