import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("einsum")
struct EinsumTests {
  /// Equations large enough for every kind of kernel, copy and loop, with the size of each label.
  static let larger: [(String, [Character: Int])] = [
    ("ij,jk->ik", ["i": 20, "j": 33, "k": 18]), ("ij,kj->ki", ["i": 20, "j": 33, "k": 18]),
    ("ij,j->i", ["i": 40, "j": 50]), ("ij,i->j", ["i": 40, "j": 50]), ("i,i->", ["i": 1000]),
    ("i,j->ij", ["i": 40, "j": 30]), ("ijk,jkl->il", ["i": 17, "j": 6, "k": 5, "l": 19]),
    ("ijk,kjl->il", ["i": 17, "j": 6, "k": 5, "l": 19]), ("ijk,jkl->li", ["i": 17, "j": 6, "k": 5, "l": 19]),
    ("bij,bjk->bik", ["b": 3, "i": 18, "j": 20, "k": 17]), ("bij,bjk->ibk", ["b": 3, "i": 18, "j": 20, "k": 17]),
    ("bij,bjk->ikb", ["b": 3, "i": 18, "j": 20, "k": 17]), ("ijb,jbk->bki", ["b": 3, "i": 18, "j": 20, "k": 17]),
    ("bqhd,bkhd->bhqk", ["b": 2, "h": 3, "q": 18, "k": 19, "d": 20]),
    ("bhqk,bkhd->bqhd", ["b": 2, "h": 3, "q": 18, "k": 19, "d": 20]),
    ("aibj,bjak->bik", ["a": 5, "b": 3, "i": 19, "j": 4, "k": 18]),
    ("iajb,ajc->bic", ["a": 5, "b": 18, "i": 4, "j": 6, "c": 20]),
    ("acbd,becf->adef", ["a": 17, "b": 3, "c": 5, "d": 2, "e": 3, "f": 6]),
    ("ikj,kl->ijl", ["i": 6, "j": 7, "k": 30, "l": 20]), ("ij,ij->i", ["i": 30, "j": 50]),
    ("ij,ij->j", ["i": 30, "j": 50]),
    ("ij,ij->ij", ["i": 60, "j": 70]), ("bi,bj->bij", ["b": 5, "i": 20, "j": 30]),
    ("ijk->ik", ["i": 20, "j": 30, "k": 5]),
    ("ijk->j", ["i": 20, "j": 30, "k": 5]), ("ijk->", ["i": 20, "j": 30, "k": 5]),
    ("ijk->i", ["i": 5, "j": 30, "k": 40]),
    ("iijk->ik", ["i": 9, "j": 20, "k": 18]), ("ij,jk,kl->il", ["i": 10, "j": 40, "k": 5, "l": 30]),
    ("ij,jk,kl->li", ["i": 20, "j": 18, "k": 19, "l": 21]),
    ("abc,ai,bj->ijc", ["a": 20, "b": 18, "c": 4, "i": 17, "j": 5]),
    ("abcd,ai,bj,ck->ijkd", ["a": 6, "b": 5, "c": 4, "d": 3, "i": 5, "j": 4, "k": 3]),
    ("ijk,jr,kr->ir", ["i": 20, "j": 17, "k": 10, "r": 5]),
  ]

  @Test("large operands in every layout, by every strategy, give the sum of products", arguments: larger)
  func largeOperands(equation: String, sizes: [Character: Int]) throws {
    func check<E: Scalar>(_: E.Type) throws {
      let terms = equation.prefix { $0 != "-" }.split(separator: ",")
      let operands = terms.enumerated().map { place, term in
        randomTensor(term.map { sizes[$0] ?? 1 }, seed: UInt64(place + 1), of: E.self)
      }
      let expected = NaiveEinsum(equation, operands)
      let nan = E(real: .nan, imaginary: .nan)
      let variants = operands.map { layoutVariants(of: $0, filler: nan) }
      for strategy in contractionStrategies(operands: operands.count) {
        let result = try einsum(equation, operands, strategy: strategy)
        #expect(expected.errorRatio(result, operands: operands.count) <= 4, "\(strategy) in \(E.self)")
      }
      for shift in variants[0].indices {
        for common in variants[0].indices {
          let chosen = variants.enumerated().map { $1[(common + $0 * shift) % $1.count] }
          let result = try einsum(equation, chosen.map(\.tensor))
          #expect(
            expected.errorRatio(result, operands: operands.count) <= 4, "\(chosen.map(\.name)) in \(E.self)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test(
    "small operands in every layout give what NumPy's equations say",
    arguments: try referenceCases("einsum", operation: "einsum"))
  func layouts(reference: ReferenceCase) throws {
    func check<E: Scalar>(_: E.Type) throws {
      let equation = try reference.word("equation")
      let operands: [Tensor<E>] = try reference.operands()
      let expected = NaiveEinsum(equation, operands)
      let nan = E(real: .nan, imaginary: .nan)
      for variant in 0..<4 {
        let chosen = operands.map { layoutVariants(of: $0, filler: nan)[variant].tensor }
        let result = try einsum(equation, chosen)
        #expect(expected.errorRatio(result, operands: operands.count) <= 4, "layout \(variant) in \(E.self)")
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("broadcast operands are read with a stride of zero")
  func broadcast() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let row = randomTensor([30], of: E.self)
      let wide = Tensor<E>(storage: row.storage, offset: 0, layout: Layout(shape: [20, 30], strides: [0, 1]))
      let tall = Tensor<E>(storage: row.storage, offset: 0, layout: Layout(shape: [30, 20], strides: [1, 0]))
      let scalar = Tensor<E>(storage: row.storage, offset: 3, layout: Layout(shape: [20, 30], strides: [0, 0]))
      let b = randomTensor([30, 18], seed: 9, of: E.self)
      for (equation, operands) in [
        ("ij,jk->ik", [wide, b]), ("ji,jk->ik", [tall, b]), ("ij,jk->ik", [scalar, b]), ("ij,ij->ij", [wide, scalar]),
        ("ij,ij->i", [wide, scalar]), ("ij->j", [wide]), ("ij->i", [tall]), ("ij->", [scalar]),
        ("ij,kj->ik", [wide, scalar]),
      ] as [(String, [Tensor<E>])] {
        let expected = NaiveEinsum(equation, operands)
        #expect(expected.errorRatio(try einsum(equation, operands), operands: operands.count) <= 4, "\(equation)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("vectors, matrices and tensors stand side by side, and one operand may stand twice")
  func mixedOperands() throws {
    let a = randomMatrix(4, 5, of: Double.self)
    let x = randomVector(5, of: Double.self)
    let t = randomTensor([4, 5, 3], of: Double.self)
    let expected = NaiveEinsum("ij,j,ijk->ik", [Tensor(a), Tensor(x), t])
    #expect(expected.errorRatio(try einsum("ij,j,ijk->ik", a, x, t), operands: 3) <= 4)
    let gram = NaiveEinsum("ij,kj->ik", [Tensor(a), Tensor(a)])
    #expect(gram.errorRatio(try einsum("ij,kj->ik", a, a), operands: 2) <= 4)
    let product = Matrix(try einsum("ij,jk->ik", a, a.transposed()))
    #expect(residual(naiveProduct(a, a.transposed()), product) < 10)
  }

  @Test("one operand without sums is a view, which is copied when it is written")
  func views() throws {
    let a = randomTensor([3, 3], of: Double.self)
    var diagonal = try einsum("ii->i", a)
    #expect(diagonal.storage === a.storage)
    #expect(diagonal.strides == [4])
    #expect(try einsum("ij->ji", a).storage === a.storage)
    diagonal[0] = 7
    #expect(diagonal[0] == 7)
    #expect(a[0, 0] != 7)
  }

  @Test("nothing is conjugated, and NaN and infinity pass through")
  func specialValues() throws {
    let i = Vector([Complex<Double>(0, 1), Complex(0, 2)])
    #expect(try einsum("i,i", i, i).item == Complex(-5, 0))
    let a = Matrix(rows: 20, columns: 20, repeating: 1.0)
    var b = a
    b[3, 4] = .nan
    b[5, 6] = .infinity
    let c = try einsum("ij,jk->ik", a, b)
    #expect(c[0, 4].isNaN)
    #expect(c[0, 6] == .infinity)
    #expect(c[0, 0] == 20)
  }

  @Test("einsum is linear in each operand")
  func linearity() throws {
    let (a, b, c) = (
      randomTensor([6, 20], seed: 1, of: Double.self), randomTensor([6, 20], seed: 2, of: Double.self),
      randomTensor([20, 18], seed: 3, of: Double.self)
    )
    let sum = Tensor(shape: [6, 20], zip(a.elements, b.elements).map { 2 * $0 - $1 })
    let left = try einsum("ij,jk->ik", sum, c).elements
    let (x, y) = (try einsum("ij,jk->ik", a, c).elements, try einsum("ij,jk->ik", b, c).elements)
    #expect(zip(left, zip(x, y)).allSatisfy { abs($0 - (2 * $1.0 - $1.1)) < 1e-13 })
  }

  @Test("a memory limit changes the order and not the result")
  func memoryLimit() throws {
    let shapes = [[12, 2], [2, 12], [12, 2], [2, 12]]
    let operands = shapes.enumerated().map { randomTensor($1, seed: UInt64($0), of: Double.self) }
    let expected = NaiveEinsum("ab,bc,cd,de->ae", operands)
    let result = try einsum("ab,bc,cd,de->ae", operands, strategy: .greedy, memoryLimit: 24)
    #expect(expected.errorRatio(result, operands: 4) <= 4)
    #expect(throws: LinearAlgebraError.invalidEquation("ab,bc,cd,de->ae", .memoryLimit(3))) {
      try einsum("ab,bc,cd,de->ae", operands, memoryLimit: 3)
    }
  }

  @Test("operands that do not fit throw, naming operand and label")
  func misfits() throws {
    let (a, b) = (randomMatrix(2, 3, of: Double.self), randomMatrix(4, 5, of: Double.self))
    let fault = EquationFault.labelSizes(label: "j", operands: [0, 1], sizes: [3, 4])
    #expect(throws: LinearAlgebraError.invalidEquation("ij,jk", fault)) { try einsum("ij,jk", a, b) }
  }
}
