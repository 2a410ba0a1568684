import ArgumentParser
import LinearAlgebra

/// The Kronecker product.
struct KronCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "kron",
    abstract: "The Kronecker product A ⊗ B, the block matrix of all aᵢⱼ B, as numpy.kron.",
    discussion: """
      Result: the element at (i r + k, j s + l) is aᵢⱼ bₖₗ, for B of shape r×s. Vectors and tensors are multiplied \
      likewise along each axis; axes that one of them lacks are added in front, of length 1.

        linalg kron a.npy b.npy --output c.npy
        linalg kron '[[1,2]]' '[[1,0],[0,1]]'
          result  2×4 float64
          [[1  0  2  0]
           [0  1  0  2]]
      """)

  @Argument(help: .tensor)
  var left: Operand

  @Argument(help: .tensor)
  var right: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [left, right] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let (a, b) = (try operands.tensor(0), try operands.tensor(1))
    let rank = max(a.rank, b.rank)
    let left = [Int](repeating: 1, count: rank - a.rank) + a.shape
    let right = [Int](repeating: 1, count: rank - b.rank) + b.shape
    guard (left + right).elementCount != nil else {
      throw operands.failure(1, "whose product with \(a.shape) is too large")
    }
    try MemoryLimit.check(Double(a.count) * Double(b.count), of: Element.self, source: "the product")
    // Each axis is one of A beside one of B.
    let product = a.reshaped(left.flatMap { [$0, 1] }) .* b.reshaped(right.flatMap { [1, $0] })
    return ["result": product.reshaped(zip(left, right).map(*))]
  }
}

extension [Int] {
  /// The number of elements of this shape, where neither it nor their bytes overflow, even if a length of 0 were 1.
  var elementCount: Int? {
    var (count, hasZero) = (1, false)
    for length in self {
      if length == 0 { hasZero = true }
      let (product, overflow) = count.multipliedReportingOverflow(by: Swift.max(1, length))
      guard !overflow, product <= Int.max / 32 else { return nil }
      count = product
    }
    return hasZero ? 0 : count
  }
}
