import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Seeded random numbers")
struct MatrixRandomTests {
  @Test("the generator's first values are those of its authors' program")
  func bits() {
    var generator = RandomGenerator(state: (1, 2, 3, 4))
    let first = (0..<6).map { _ in generator.next() }
    let published: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205,
      9_973_669_472_204_895_162,
    ]
    #expect(first == published)
    var seeded = RandomGenerator(seed: 0)
    let values = (0..<3).map { _ in seeded.next() }
    let expected: [UInt64] = [5_987_356_902_031_041_503, 7_051_070_477_665_621_255, 6_633_766_593_972_829_180]
    #expect(values == expected)
  }

  @Test("the same seed gives the same matrix, another seed another")
  func reproducible() throws {
    func check<E: Scalar>(_: E.Type) {
      func make(_ seed: UInt64) -> [Matrix<E>] {
        var generator = RandomGenerator(seed: seed)
        return [.uniform(5, 4, from: -2, to: 3, using: &generator), .normal(5, 3, using: &generator)]
      }
      #expect(make(5) == make(5) && make(5)[0] != make(6)[0] && make(5)[1] != make(6)[1])
    }
    for type in elementTypes { check(type) }
    var generator = RandomGenerator(seed: 1)
    let first = Matrix<Double>.uniform(1, 3, using: &generator)
    let expected: Matrix<Double> = [[0.8116121588818848, 0.7471047161582187, 0.10015090353378375]]
    #expect(first == expected)
  }

  @Test("uniform numbers fill their range evenly")
  func uniform() throws {
    func check<E: RealScalar>(_: E.Type) {
      var generator = RandomGenerator(seed: 11)
      let a = Matrix<E>.uniform(200, 200, from: -1, to: 3, using: &generator)
      #expect(a.minimum() >= -1 && a.minimum() < -0.99 && a.maximum() < 3 && a.maximum() > 2.99)
      #expect((a.mean() - 1).magnitude < 0.03 && (a.variance() - 16 / 12).magnitude < 0.03)
    }
    for type in realTypes { check(type) }
  }

  @Test("normal numbers have the moments asked for; complex ones have unit expected squared modulus")
  func normal() throws {
    func check<E: Scalar>(_: E.Type) {
      var generator = RandomGenerator(seed: 12)
      let a = Matrix<E>.normal(201, 201, mean: 2, standardDeviation: 3, using: &generator)
      #expect((a.mean() - 2).modulus < 0.06 && (a.standardDeviation() - 3).magnitude < 0.06)
      let standard = (a.real - 2) / (E.isComplex ? 3 * E.Real(0.5).squareRoot() : 3)
      let within = standard.columnMajorElements.filter { $0.magnitude < 1 }.count
      #expect((Double(within) / Double(a.count) - 0.6827).magnitude < 0.01)
      let fourth = standard .* standard .* standard .* standard
      #expect((fourth.mean() - 3).magnitude < 0.2)
    }
    for type in elementTypes { check(type) }
  }

  @Test("permutations hold each index once and vary evenly")
  func permutations() {
    var generator = RandomGenerator(seed: 13)
    var counts = [[Int]: Int]()
    for _ in 0..<6000 { counts[generator.permutation(3), default: 0] += 1 }
    #expect(counts.count == 6 && counts.values.allSatisfy { (850...1150).contains($0) })
    let p = Matrix<Double>.permutation(20, using: &generator)
    #expect(p.sum(by: .row) == .ones(20) && p.sum(by: .column) == .ones(20) && (p .* p) == p)
    #expect(generator.permutation(0).isEmpty && generator.permutation(1) == [0])
  }
}
