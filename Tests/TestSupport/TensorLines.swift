package import LinearAlgebra

/// Every subset of the axes of a tensor of this rank.
package func axisSubsets(_ rank: Int) -> [[Int]] {
  (0..<(1 << rank)).map { bits in (0..<rank).filter { bits >> $0 & 1 == 1 } }
}

/// The elements along some axes for each position of the others, both in row-major order.
package struct TensorLines<Element: TensorElement> {
  package let shape: [Int]
  package let kept: [Int]
  package let keptWithOnes: [Int]
  package let lines: [[Element]]

  package init(_ tensor: Tensor<Element>, _ axes: [Int]) {
    shape = tensor.shape
    let (elements, shape) = (tensor.elements, tensor.shape)
    let strides = shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
    let others = shape.indices.filter { !axes.contains($0) }
    func places(_ axes: [Int]) -> [Int] {
      indices(of: axes.map { shape[$0] }).map { index in zip(index, axes).reduce(0) { $0 + $1.0 * strides[$1.1] } }
    }
    let inside = places(axes.sorted())
    kept = others.map { shape[$0] }
    keptWithOnes = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
    lines = places(others).map { start in inside.map { elements[start + $0] } }
  }

  /// Whether a tensor has the shape of a reduction, and the reduction of each line.
  package func give<Result: TensorElement>(
    _ tensor: Tensor<Result>, keepingAxes: Bool = false, _ reduction: ([Element]) -> Result,
    _ same: (Result, Result) -> Bool = { $0 == $1 }
  ) -> Bool {
    tensor.shape == (keepingAxes ? keptWithOnes : kept)
      && zip(tensor.elements, lines).allSatisfy { same($0, reduction($1)) }
  }
}
