import LinearAlgebra
import TestSupport
import Testing

private let orders = [0, 1, 2, 3, 5, 10, 40, 150]

/// The layout of a case: one step further in each direction of the grid.
private func layout(check: Int, kind: Int, type: Int, order: Int) -> MatrixLayout {
  MatrixLayout.allCases[(check + kind + type + order) % MatrixLayout.allCases.count]
}

@Suite("Accuracy")
struct AccuracyTests {
  @Test(
    "stays within the limits for every kind of matrix, element type and order to 150", arguments: MatrixKind.allCases)
  func limits(kind: MatrixKind) throws {
    let row = try #require(MatrixKind.allCases.firstIndex(of: kind))
    func run<E: Scalar>(_ type: Int, _: E.Type) throws {
      for (column, order) in orders.enumerated() {
        let a = kind.matrix(order, of: E.self)
        let inputs = Dictionary(uniqueKeysWithValues: AccuracyCheck<E>.Input.allCases.map { ($0, $0.matrix(a)) })
        for (index, check) in AccuracyCheck<E>.all.enumerated() {
          let layout = layout(check: index, kind: row, type: type, order: column)
          let input = try #require(inputs[check.input])
          let share = try check.share(layout.arranged(input))
          #expect(
            share <= 1,
            "\(check.name) of \(kind), order \(order), \(E.self), \(layout.rawValue): \(share * check.limit)")
        }
      }
    }
    for (index, type) in elementTypes.enumerated() { try run(index, type) }
  }

  @Test("meets every layout with every kind, and with every element type and order")
  func coverage() {
    for check in AccuracyCheck<Double>.all.indices {
      for kind in MatrixKind.allCases.indices {
        let layouts = elementTypes.indices.flatMap { type in
          orders.indices.map { layout(check: check, kind: kind, type: type, order: $0) }
        }
        #expect(Set(layouts).count == MatrixLayout.allCases.count)
      }
      for (type, order) in elementTypes.indices.flatMap({ type in orders.indices.map { (type, $0) } }) {
        let layouts = MatrixKind.allCases.indices.map { layout(check: check, kind: $0, type: type, order: order) }
        #expect(Set(layouts).count == MatrixLayout.allCases.count)
      }
    }
  }

  @Test("measures larger matrices by products that plain loops confirm")
  func measures() {
    func run<E: Scalar>(_: E.Type) {
      for order in orders.suffix(2) {
        let (a, b) = (randomMatrix(order, order, of: E.self), randomMatrix(order, 3, seed: 2, of: E.self))
        #expect(residual(naiveProduct(a, b), a * b) < 1, "\(order) \(E.self)")
        #expect(abs(Double(a.frobeniusNorm()) / naiveNorm(a) - 1) < 10 * Double(E.ulpOfOne), "\(order) \(E.self)")
      }
    }
    for type in elementTypes { run(type) }
  }
}
