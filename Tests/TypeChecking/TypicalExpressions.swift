import ComplexModule
import LinearAlgebra

// Twenty expressions as users write them: `make expressions` refuses any that takes the type-checker 300 ms or more.
// The file belongs to no target, since only its types are checked.

func literals(_ t: Double) -> (Matrix<Double>, Matrix<Float>, Matrix<Double>, Matrix<Double>) {
  let a: Matrix = [[4, 1, 0.5], [1, 3, -2], [0.5, -2, 5]]
  let b: Matrix<Float> = [[1, 2], [3, 4], [5, 6]]
  let c = Matrix<Double>([[1, 2], [3, 4]]) * 2 + 1
  let rotation: Matrix<Double> = [[1 - t * t, -2 * t], [2 * t, 1 - t * t]]
  return (a, b, c, rotation)
}

func realExpressions(
  _ a: Matrix<Double>, _ b: Matrix<Double>, _ x: Vector<Double>, _ y: Vector<Double>, _ t: Double
) throws -> ([Matrix<Double>], [Vector<Double>], [Double]) {
  let residual = (a * x - y).norm() / (a.frobeniusNorm() * x.norm())
  let ridge = try (a.transposed() * a + 0.1 * Matrix.identity(a.columns)).solve(a.transposed() * y)
  let blend = 2 * a * b - 0.5 * (a + b) .* a + 1
  let standardised = (a - a.mean(by: .column)) ./ (a.standardDeviation(by: .column) + 1e-8)
  let covariance = (standardised.transposed() * standardised) / Double(a.rows - 1)
  let gradient = 2 * a.transposed() * (a * x - y) + 2 * t * x
  let logistic = 1 ./ (1 + (-(a * x)).map(.exp))
  let symmetric = (a + a.transposed()) / 2 + t * x.outer(y)
  let block = a[1..<3, ..<2] * b[..<2, 0...] - 3 * b[1..<3, ...]
  let rayleigh = x.dot(a * x) / x.dot(x) + y.dot(a * y) / y.dot(y) - t * 2 + 1
  let commutator = (a * b - b * a) * (a + b).transposed() - -a
  let series = try a.power(2) + 2 * a.exponential() - a.inverse() * b / 3
  let update = x + 0.5 * (y - x) .* (1 - x .* x) - 0.1 * ridge + gradient
  let shares = (a .* a) / (a .* a).sum() * 100
  return (
    [blend, covariance, symmetric, block, commutator, series, shares], [logistic, update], [residual, rayleigh]
  )
}

func complexExpressions(_ a: Matrix<Complex<Double>>, _ x: Vector<Complex<Double>>) -> Matrix<Complex<Double>> {
  let hermitian = (a + a.adjoint()) * Complex(0.5, 0) - x.outer(x, conjugating: true)
  return Complex<Double>.i * hermitian * a + Complex(1, -1) * a.adjoint()
}

func tensorExpressions(
  _ x: Tensor<Float>, _ w: Tensor<Float>, _ bias: Tensor<Float>, _ ids: Tensor<Int64>
) throws -> ([Tensor<Float>], [Tensor<Bool>], Tensor<Int64>) {
  let dense = matmul(x, w) + bias
  let scores = matmul(x, x.transposed(-1, -2)) / 8 + bias.unsqueezed(0)
  let normalised = (x - bias) ./ (w .* w + 1e-5).map(.squareRoot) .* w + bias
  let gelu = 0.5 * x .* (1 + (0.79788456 * (x + 0.044715 * x .* x .* x)).map(.tanh))
  let swish = x ./ (1 + (-x).map(.exp)) - 2 * w
  let step = w - 0.01 * (dense - bias) ./ (swish.map(.squareRoot) + 1e-8) - 0.1 * w
  let masked = x.replacing(with: -1e9, where: x .< 0 .| (x .> 1) .& (w .!= bias))
  let fused = x.zip(w) { $0 * $1 + $0 - $1 }
  let inside = (x .>= -1) .& (x .<= 1) .& .!(w .== 0)
  let buckets = 3 * ids .* ids - ids + 1
  return ([dense, scores, normalised, gelu, swish, step, masked, fused], [inside], buckets)
}
