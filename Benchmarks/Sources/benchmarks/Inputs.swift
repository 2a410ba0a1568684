import LinearAlgebra

/// Numbers uniform between 0 and 1.
func uniform<E: Scalar>(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix<E> {
  var generator = RandomGenerator(seed: seed)
  return .uniform(rows, columns, using: &generator)
}
