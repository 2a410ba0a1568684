import LinearAlgebra

/// Numbers uniform between 0 and 1.
func uniform<E: Scalar>(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix<E> {
  var generator = RandomGenerator(seed: seed)
  return .uniform(rows, columns, using: &generator)
}

/// Numbers uniform between 0 and 1 in row-major order.
func uniform<E: Scalar>(_ shape: [Int], seed: UInt64) -> Tensor<E> {
  let column: Matrix<E> = uniform(shape.reduce(1, *), 1, seed: seed)
  return Tensor(shape: shape, Tensor(column).elements)
}
