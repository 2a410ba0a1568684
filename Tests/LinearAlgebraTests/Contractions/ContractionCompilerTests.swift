import Testing

@testable import LinearAlgebra

/// How the pairs of an equation are contracted.
private struct CompiledEquation {
  var copies = 0
  /// How often each pair calls a matrix product.
  var calls: [Int] = []
  var elementwise = 0

  /// - Parameter order: for each operand, its axes from the widest to the tightest; nil for row-major.
  init(_ text: String, _ shapes: [[Int]], order: [[Int]?] = []) throws {
    let equation = try EinsumEquation(text)
    let binding = try EquationBinding(equation, shapes)
    let path = try ContractionPath(equation, shapes, binding, .automatic, nil)
    let strides = shapes.enumerated().map { index, shape in
      var (strides, step) = (Axes(repeating: 0, count: shape.count), 1)
      for axis in ((index < order.count ? order[index] : nil) ?? Array(shape.indices)).reversed() {
        strides[axis] = step
        step *= shape[axis]
      }
      return strides
    }
    var compiler = ContractionCompiler(path, binding, strides)
    for step in compiler.compile().steps {
      switch step {
      case .product(let product):
        copies += product.copies.count { $0 != nil }
        calls.append(product.loops.count * product.sums.count)
      case .elementwise: elementwise += 1
      case .sum: break
      }
    }
  }
}

@Suite("compiled contractions")
struct ContractionCompilerTests {
  @Test(
    "what strides can say is not copied, and axes that follow each other are one",
    arguments: [
      ("ij,jk->ik", [[20, 30], [30, 40]], [1]), ("ij,jk->ki", [[20, 30], [30, 40]], [1]),
      ("ji,kj->ik", [[30, 20], [40, 30]], [1]), ("ijk,jkl->il", [[20, 6, 7], [6, 7, 30]], [1]),
      ("ijk,jkl->li", [[20, 6, 7], [6, 7, 30]], [1]), ("abcd,cdef->abef", [[4, 5, 6, 7], [6, 7, 8, 9]], [1]),
      ("bhqd,bhkd->bhqk", [[2, 3, 20, 30], [2, 3, 40, 30]], [6]),
      ("bqhd,bkhd->bhqk", [[2, 20, 3, 30], [2, 40, 3, 30]], [6]),
      ("bhqk,bkhd->bqhd", [[2, 3, 20, 40], [2, 40, 3, 30]], [6]),
      ("bsd,dhe->bhse", [[2, 128, 64], [64, 3, 64]], [6]),
      ("bsd,de->bse", [[2, 40, 50], [50, 20]], [1]), ("bij,bjk->ibk", [[3, 20, 30], [3, 30, 40]], [3]),
      ("i,i->", [[1000], [1000]], [1]), ("ijk,k->ij", [[10, 20, 30], [30]], [1]),
      ("ijk,ij->k", [[10, 20, 30], [10, 20]], [1]),
    ] as [(String, [[Int]], [Int])])
  func noCopies(equation: String, shapes: [[Int]], calls: [Int]) throws {
    let compiled = try CompiledEquation(equation, shapes)
    #expect(compiled.copies == 0)
    #expect(compiled.calls == calls)
    #expect(compiled.elementwise == 0)
  }

  @Test(
    "an intermediate is written in the layout in which the next step needs no copy",
    arguments: [
      ("ij,jk,kl->il", [[20, 30], [30, 40], [40, 50]], 2), ("ij,jk,kl->li", [[20, 30], [30, 40], [40, 50]], 2),
      ("abc,ai,bj->ijc", [[20, 30, 40], [20, 8], [30, 9]], 2),
      ("ab,bc,cd,de->ae", [[20, 30], [30, 40], [40, 50], [50, 60]], 3),
    ] as [(String, [[Int]], Int)])
  func intermediates(equation: String, shapes: [[Int]], pairs: Int) throws {
    let compiled = try CompiledEquation(equation, shapes)
    #expect(compiled.copies == 0)
    #expect(compiled.calls.count == pairs)
  }

  @Test("an operand whose axes no stride can join is copied, and no other")
  func oneCopy() throws {
    // In a the axes j and k are apart, so that 20 products would be added up; in b they are one.
    let shapes = [[20, 30, 20], [20, 20, 300]]
    let compiled = try CompiledEquation("jik,jkl->il", shapes)
    #expect(compiled.copies == 1)
    #expect(compiled.calls == [1])
  }

  @Test("permuted operands are read as they lie")
  func permuted() throws {
    let shapes = [[2, 3, 20, 30], [2, 3, 40, 30]]
    let compiled = try CompiledEquation("bhqd,bhkd->bhqk", shapes, order: [[0, 2, 1, 3], [0, 2, 1, 3]])
    #expect(compiled.copies == 0)
    #expect(compiled.calls == [6])
  }

  @Test("products without a contracted label are one elementwise step")
  func elementwise() throws {
    for equation in ["ij,ij->ij", "i,j->ij", "ij,j->ji"] {
      let shapes = equation.split(separator: "-")[0].split(separator: ",").map { $0.map { $0 == "i" ? 20 : 30 } }
      #expect(try CompiledEquation(equation, shapes).elementwise == 1)
    }
  }
}
