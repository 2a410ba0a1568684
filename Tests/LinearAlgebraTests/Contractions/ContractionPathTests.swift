import LinearAlgebra
import TestSupport
import Testing

@Suite("contraction paths")
struct ContractionPathTests {
  @Test("a path prints its order, its operations, its largest intermediate and the kind of each step")
  func description() throws {
    let path = try ContractionPath("ij,jk,kl->il", shapes: [[10, 1000], [1000, 5], [5, 200]])
    let expected = """
      ij,jk,kl->il
      operations 120000, 3.00e7 in one loop
      largest intermediate 50 elements
      #0 #1  → #3  gemm  ij,jk->ik  100000 operations  50 elements
      #3 #2  → #4  gemm  ik,kl->il  20000 operations   2000 elements
      """
    #expect(path.description == expected)
  }

  @Test(
    "each step is named after the product that it is",
    arguments: [
      ("i,i->", [[3], [3]], "dot"), ("ij,j->i", [[2, 3], [3]], "gemv"), ("j,ij->i", [[3], [2, 3]], "gemv"),
      ("ij,jk->ik", [[2, 3], [3, 4]], "gemm"), ("ijk,jkl->li", [[2, 3, 4], [3, 4, 5]], "gemm"),
      ("i,j->ij", [[2], [3]], "ger"), ("bij,bjk->bik", [[2, 3, 4], [2, 4, 5]], "batched gemm"),
      ("bij,bj->bi", [[2, 3, 4], [2, 4]], "batched gemv"), ("bi,bi->b", [[2, 3], [2, 3]], "batched dot"),
      ("ij,ij->ij", [[2, 3], [2, 3]], "loop"), ("bi,bj->bij", [[2, 3], [2, 4]], "loop"), ("ij->i", [[2, 3]], "sum"),
      (",i->i", [[], [3]], "loop"), ("bij,bjk->bik", [[1, 3, 4], [1, 4, 5]], "gemm"),
      ("...ij,...jk->...ik", [[2, 3, 4], [5, 2, 4, 3]], "batched gemm"),
    ] as [(String, [[Int]], String)])
  func kinds(equation: String, shapes: [[Int]], kind: String) throws {
    let path = try ContractionPath(equation, shapes: shapes)
    #expect(path.steps.map(\.kind.rawValue) == [kind])
  }

  @Test("one operand without sums has no steps")
  func views() throws {
    for equation in ["ij->ji", "ij->ij"] {
      let path = try ContractionPath(equation, shapes: [[2, 3]])
      #expect(path.steps.isEmpty)
      #expect(path.operations == 0)
      #expect(path.description.contains("a view of operand 0"))
    }
    #expect(try ContractionPath("ii->i", shapes: [[3, 3]]).steps.isEmpty)
  }

  @Test("labels that one operand alone has are summed first")
  func sumsFirst() throws {
    let path = try ContractionPath("ijx,jky->ik", shapes: [[2, 3, 100], [3, 4, 100]])
    #expect(path.steps.map(\.kind) == [.sum, .sum, .matrixProduct])
    #expect(path.steps.map(\.operations) == [600, 1200, 48])
  }

  @Test("the exact search allows an outer product where it is cheaper, the greedy one does not")
  func outerProduct() throws {
    let shapes = [[2], [2], [2, 2, 1000]]
    let exact = try ContractionPath("a,b,abc->c", shapes: shapes)
    #expect(exact.steps.map(\.kind) == [.outerProduct, .matrixVector])
    #expect(exact.operations == 4 + 8000)
    let greedy = try ContractionPath("a,b,abc->c", shapes: shapes, strategy: .greedy)
    #expect(greedy.operations == 8000 + 4000)
  }

  @Test("the exact search finds the cheapest of all orders, and the one with the smallest intermediates")
  func exhaustive() throws {
    var generator = SplitMix(seed: 7)
    for operands in 2...5 {
      for _ in 0..<6 {
        let (equation, shapes) = randomNetwork(operands, &generator)
        var cheapest = Double.infinity
        var leanest = Double.infinity
        for order in allOrders(operands) {
          let path = try ContractionPath(equation, shapes: shapes, strategy: .order(order))
          cheapest = min(cheapest, path.operations)
          leanest = min(leanest, pairIntermediate(path))
        }
        let optimal = try ContractionPath(equation, shapes: shapes, strategy: .optimal)
        #expect(optimal.operations == cheapest, "\(equation) \(shapes)")
        #expect(try ContractionPath(equation, shapes: shapes).operations == cheapest, "\(equation) \(shapes)")
        let lean = try ContractionPath(equation, shapes: shapes, strategy: .optimalMemory)
        #expect(pairIntermediate(lean) == leanest, "\(equation) \(shapes)")
        let greedy = try ContractionPath(equation, shapes: shapes, strategy: .greedy)
        #expect(greedy.operations >= cheapest)
      }
    }
  }

  @Test("a chain of twenty matrices is contracted by the greedy search in no more than three times the best operations")
  func longChain() throws {
    var generator = SplitMix(seed: 11)
    let sizes = (0...20).map { _ in Int.random(in: 2...50, using: &generator) }
    let letters = Array("abcdefghijklmnopqrstu")
    let equation = (0..<20).map { "\(letters[$0])\(letters[$0 + 1])" }.joined(separator: ",") + "->au"
    let path = try ContractionPath(equation, shapes: (0..<20).map { [sizes[$0], sizes[$0 + 1]] })
    #expect(path.steps.count == 19)
    #expect(path.operations <= 3 * chainOperations(sizes))
  }

  @Test("an order from left to right contracts the operands as they stand")
  func leftToRight() throws {
    let shapes = [[2, 3], [3, 4], [4, 5], [5, 6]]
    let path = try ContractionPath("ab,bc,cd,de->ae", shapes: shapes, strategy: .leftToRight)
    #expect(path.steps.map(\.operands) == [[0, 1], [4, 2], [5, 3]])
  }

  @Test("no intermediate exceeds the memory limit, and a limit that no order keeps is an error")
  func memoryLimit() throws {
    let equation = "ab,bc,cd,de->ae"
    let shapes = [[20, 2], [2, 20], [20, 2], [2, 20]]
    for strategy in [ContractionStrategy.optimal, .greedy, .optimalMemory] {
      let path = try ContractionPath(equation, shapes: shapes, strategy: strategy, memoryLimit: 40)
      #expect(path.largestIntermediate <= 40)
    }
    #expect(throws: LinearAlgebraError.invalidEquation(equation, .memoryLimit(3))) {
      try ContractionPath(equation, shapes: shapes, memoryLimit: 3)
    }
    #expect(throws: LinearAlgebraError.invalidEquation(equation, .memoryLimit(3))) {
      try ContractionPath(equation, shapes: shapes, strategy: .greedy, memoryLimit: 3)
    }
    #expect(throws: LinearAlgebraError.invalidEquation(equation, .memoryLimit(399))) {
      try ContractionPath(
        equation, shapes: shapes, strategy: .order([[0, 1], [2, 4], [5, 3]]), memoryLimit: 39 * 10 + 9)
    }
  }

  @Test(
    "an order that is none is an error",
    arguments: [
      ([], 0), ([[0, 0], [1, 2]], 0), ([[0, 1], [0, 2]], 1), ([[0, 1], [2, 4]], 1), ([[0, 1, 2]], 0), ([[0, 1]], 1),
      ([[0, 1], [2, 3], [4, 4]], 2),
    ] as [([[Int]], Int)])
  func invalidOrder(order: [[Int]], step: Int) {
    #expect(throws: LinearAlgebraError.invalidEquation("a,a,a", .invalidOrder(step: step))) {
      try ContractionPath("a,a,a", shapes: [[2], [2], [2]], strategy: .order(order))
    }
  }

  @Test("an exact search of seventeen operands is refused")
  func tooManyOperands() {
    let equation = Array(repeating: "a", count: 17).joined(separator: ",")
    #expect(throws: LinearAlgebraError.invalidEquation(equation, .tooManyOperands(17, limit: 16))) {
      try ContractionPath(equation, shapes: Array(repeating: [2], count: 17), strategy: .optimal)
    }
  }
}

/// The largest result of a pair but the last, without the sums before them.
private func pairIntermediate(_ path: ContractionPath) -> Double {
  path.steps.dropLast().filter { $0.kind != .sum }.map(\.size).max() ?? 0
}

/// An equation over up to six labels, each operand with one to three of them, and shapes.
private func randomNetwork(_ operands: Int, _ generator: inout SplitMix) -> (String, [[Int]]) {
  let letters = Array("abcdef")
  let sizes = letters.map { _ in Int.random(in: 2...9, using: &generator) }
  let terms = (0..<operands).map { _ in
    Array(letters.indices.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)))
  }
  let output = Set(terms.joined()).sorted().filter { _ in Bool.random(using: &generator) }
  let text = terms.map { String($0.map { letters[$0] }) }.joined(separator: ",")
  return ("\(text)->\(String(output.map { letters[$0] }))", terms.map { $0.map { sizes[$0] } })
}

/// All orders in which operands can be contracted in pairs.
private func allOrders(_ operands: Int) -> [[[Int]]] {
  func extend(_ left: [Int], _ next: Int) -> [[[Int]]] {
    guard left.count > 1 else { return [[]] }
    return left.flatMap { i in
      left.filter { $0 > i }.flatMap { j in
        extend(left.filter { $0 != i && $0 != j } + [next], next + 1).map { [[i, j]] + $0 }
      }
    }
  }
  return extend(Array(0..<operands), operands)
}

/// The operations of the best order of a chain of matrices, by the textbook's dynamic program.
private func chainOperations(_ sizes: [Int]) -> Double {
  let n = sizes.count - 1
  var best = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
  for length in 1..<n {
    for i in 0..<n - length {
      let j = i + length
      var cheapest = Double.infinity
      for k in i..<j {
        let product = Double(2 * sizes[i] * sizes[k + 1] * sizes[j + 1])
        cheapest = min(cheapest, best[i][k] + best[k + 1][j] + product)
      }
      best[i][j] = cheapest
    }
  }
  return best[0][n - 1]
}
