extension Matrix {
  /// The product of `c` with the full m×m Q of a factorization, or its adjoint, which `apply` makes of it in place.
  static func product(
    of c: consuming Matrix, withFullQOf m: Int, _ side: MatrixSide, routine: StaticString,
    _ apply: (Matrix) throws(LinearAlgebraError) -> Void
  ) throws(LinearAlgebraError) -> Matrix {
    precondition(
      (side == .left ? c.rows : c.columns) == m,
      "Q of shape \(m)×\(m) and a matrix of shape \(c.shapeText) have no product on this side")
    _ = try lapackInteger(Swift.max(c.rows, c.columns), routine)
    let (result, _) = try workingCopy(of: consume c)
    try apply(result)
    try result.checkResult(of: routine)
    return result
  }
}
