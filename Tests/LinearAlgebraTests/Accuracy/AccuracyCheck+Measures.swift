import ComplexModule
import LinearAlgebra
import TestSupport

// Distances in LAPACK's units. Plain loops measure small matrices; larger ones the library's own products and norms do,
// which other tests compare with plain loops.

private let plainOrder = 10

extension AccuracyCheck {
  /// The largest of these, infinity if one is NaN.
  static func largest(_ values: Double...) -> Double {
    values.allSatisfy { !$0.isNaN } ? values.max() ?? 0 : .infinity
  }

  static func product<E: Scalar>(_ a: Matrix<E>, _ b: Matrix<E>) -> Matrix<E> {
    max(a.rows, a.columns, b.columns) <= plainOrder ? naiveProduct(a, b) : a * b
  }

  static func size<E: Scalar>(_ a: Matrix<E>) -> Double {
    max(a.rows, a.columns) <= plainOrder ? naiveNorm(a) : Double(a.frobeniusNorm())
  }

  /// max(m, n) eps.
  static func unit(_ a: Matrix<Element>) -> Double {
    Double(max(a.rows, a.columns, 1)) * Double(Element.ulpOfOne)
  }

  /// A distance in units of `unit`, 0 where rounding to subnormal numbers explains it.
  static func ratio(_ distance: Double, to unit: Double, of a: Matrix<Element>) -> Double {
    let rest = distance - subnormalAllowance(a)
    return rest <= 0 ? 0 : unit > 0 ? rest / unit : .infinity
  }

  /// ‖A - B‖ over ‖A‖ max(m, n) eps.
  static func distance(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Double {
    ratio(size(a - b), to: size(a) * unit(a), of: a)
  }

  /// ‖QᴴQ - 1‖ over max(m, n) eps.
  static func orthogonality(_ q: Matrix<Element>) -> Double {
    size(product(q.adjoint(), q) - .identity(q.columns)) / unit(q)
  }

  /// ‖A X - B‖ over ‖A‖ ‖X‖ max(m, n) eps.
  static func solution(_ a: Matrix<Element>, _ x: Matrix<Element>, _ b: Matrix<Element>) -> Double {
    ratio(size(product(a, x) - b), to: size(a) * size(x) * unit(a), of: a)
  }

  /// The largest ‖A v - λ v‖ over ‖A‖ n eps, or distance of a vector's length from 1 over n eps.
  static func eigenpairs(
    _ a: Matrix<Element>, _ v: Matrix<Complex<Element.Real>>, _ values: Vector<Complex<Element.Real>>
  ) -> Double {
    let difference = product(Matrix(converting: a), v) - v .* values
    return (0..<a.columns).reduce(0) { worst, j in
      let length = Double(v[column: j].norm())
      return largest(
        worst, (length - 1).magnitude / unit(a),
        ratio(size(difference[..., j...j]), to: size(a) * unit(a), of: a))
    }
  }

  /// The worst of residual, orthogonality of U and of V; infinity where the values do not descend.
  static func singularTriplets(_ svd: SVD<Element>, _ a: Matrix<Element>) -> Double {
    let σ = svd.singularValues
    let isDescending = (1..<max(σ.count, 1)).allSatisfy { σ[$0 - 1] >= σ[$0] }
    let again = product(svd.u .* Vector(converting: σ), svd.vh)
    return largest(
      distance(a, again), orthogonality(svd.u), orthogonality(svd.vh.adjoint()), isDescending ? 0 : .infinity)
  }

  static func hessenberg(_ a: Matrix<Element>, _ balancing: Hessenberg<Element>.Balancing) throws -> Double {
    let hessenberg = try Hessenberg(a, balancing: balancing)
    let (q, h) = (hessenberg.q, hessenberg.h)
    let isHessenberg = h == h.upperTriangle(offset: -1)
    return largest(
      distance(a, product(product(q, h), q.adjoint())), orthogonality(q), isHessenberg ? 0 : .infinity)
  }

  /// ‖Aᴴ(b - A x)‖ over ‖A‖ (‖b - A x‖ + ‖A‖ ‖x‖) max(m, n) eps: rounding in A x alone makes the second term.
  static func gradient(_ a: Matrix<Element>, _ method: LeastSquares<Element>.Method) throws -> Double {
    let (scaled, exponent) = broughtNearOne(a)
    let b = randomMatrix(a.rows, 1, seed: 5, of: Element.self) * powerOfTwo(exponent)
    let x = try LeastSquares(a, b, method: method).solution
    let r = (b - product(a, x)) * powerOfTwo(-exponent)
    let rounding = subnormalAllowance(a) * Double(powerOfTwo(-exponent).real) * size(scaled)
    let unit = size(scaled) * (size(r) + size(scaled) * size(x)) * unit(a)
    return ratio(size(product(scaled.adjoint(), r)) - rounding, to: unit, of: a)
  }

  /// (A + Aᴴ)/2, Hermitian to the bit.
  static func hermitianPart(_ a: Matrix<Element>) -> Matrix<Element> {
    a * Element(0.5) + a.adjoint() * Element(0.5)
  }

  /// The Hermitian part with a diagonal that makes it positive definite by dominance, barely.
  static func dominantPart(_ a: Matrix<Element>) -> Matrix<Element> {
    var result = hermitianPart(a)
    for i in 0..<a.rows {
      let sum = result[row: i].norm(.one)
      result[i, i] = Element(sum + sum * Element.ulpOfOne * Element.Real(8 * a.rows))
    }
    return result
  }

  /// A Aᴴ of about the size of A, Hermitian to the bit and positive semidefinite.
  static func gramMatrix(_ a: Matrix<Element>) -> Matrix<Element> {
    let (scaled, exponent) = broughtNearOne(a)
    let gram = hermitianPart(scaled * scaled.adjoint())
    guard let size = try? gram.norm(.max), size > 0 else { return gram }
    return gram * powerOfTwo(exponent - size.exponent)
  }

  /// The matrix times 2⁻ᵉ with its largest element near 1, as far as factors in the normal range bring it, and e.
  static func broughtNearOne(_ a: Matrix<Element>) -> (matrix: Matrix<Element>, exponent: Element.Real.Exponent) {
    guard let size = try? a.norm(.max), size > 0 else { return (a, 0) }
    let exponent = max(size.exponent, Element.Real.leastNormalMagnitude.exponent)
    return (a * powerOfTwo(-exponent), exponent)
  }

  static func powerOfTwo(_ exponent: Element.Real.Exponent) -> Element {
    Element(Element.Real(sign: .plus, exponent: exponent, significand: 1))
  }
}
