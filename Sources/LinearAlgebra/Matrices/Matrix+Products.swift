import ComplexModule

extension Matrix {
  /// The matrix product A B.
  ///
  /// Takes 2 m n k operations. BLAS: `gemm`; `gemv` where A has one row or B one column.
  @inlinable
  public static func * (a: Matrix, b: Matrix) -> Matrix { multiply(a, b) }

  /// The product A x of a matrix and a vector, which is a column.
  ///
  /// Takes 2 m n operations. BLAS: `gemv`.
  @inlinable
  public static func * (a: Matrix, x: Vector<Element>) -> Vector<Element> { multiply(a, x) }
}

/// The largest dimension of products that are computed where they lie, without BLAS.
@usableFromInline let smallProductLimit = 16

/// The product op(A) op(B).
///
/// Takes 2 m n k operations and copies nothing that BLAS can read as it lies. BLAS: `gemm`; `gemv` where op(A) has one
/// row or op(B) one column. Propagates NaN and infinity as IEEE arithmetic does.
///
/// ```swift
/// let gram = multiply(a, a, left: .adjoint)
/// ```
@inlinable
public func multiply<Element: Scalar>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, left operationA: MatrixOperation = .none,
  right operationB: MatrixOperation = .none
) -> Matrix<Element> {
  var c = Matrix<Element>(
    uninitializedRows: operationA == .none ? a.rows : a.columns,
    columns: operationB == .none ? b.columns : b.rows)
  multiply(a, b, left: operationA, right: operationB, into: &c)
  return c
}

/// C ← α op(A) op(B) + β C.
///
/// β = 0 overwrites whatever C held, NaN too; with α = 0 neither A nor B is read. C may share storage with A or B.
/// C is written where it lies if nobody else sees its storage, and keeps its layout; the shape must be right.
/// Takes 2 m n k operations. BLAS: `gemm`, and `gemv` where op(A) has one row or op(B) one column.
@inlinable
public func multiply<Element: Scalar>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, left operationA: MatrixOperation = .none,
  right operationB: MatrixOperation = .none, alpha: Element = 1, beta: Element = 0, into c: inout Matrix<Element>
) {
  let flipsA = operationA.isTransposing
  let flipsB = operationB.isTransposing
  let (m, k) = flipsA ? (a.columns, a.rows) : (a.rows, a.columns)
  let (depth, n) = flipsB ? (b.columns, b.rows) : (b.rows, b.columns)
  precondition(k == depth, "shapes \(m)×\(k) and \(depth)×\(n) have no product")
  precondition(
    c.rows == m && c.columns == n, "the product of shape \(m)×\(n) does not fit a matrix of shape \(c.shapeText)")
  guard
    m <= smallProductLimit, n <= smallProductLimit, k <= smallProductLimit, alpha != 0, c.rowStride == 1,
    c.columnStride >= m, isKnownUniquelyReferenced(&c.storage), c.storage.isWritable
  else { return multiplyLarge(a, operationA, b, operationB, alpha, beta, &c) }
  // One value at a time: a tuple would be copied, with a retain and a release for each.
  let (pointerC, strideC) = (c.storage.base(of: Element.self) + c.offset, c.columnStride)
  withExtendedLifetime(a.storage) {
    withExtendedLifetime(b.storage) {
      Element.smallGemm(
        m, n, k, alpha,
        a.storage.base(of: Element.self) + a.offset, flipsA ? a.columnStride : a.rowStride,
        flipsA ? a.rowStride : a.columnStride, operationA == .adjoint,
        b.storage.base(of: Element.self) + b.offset, flipsB ? b.columnStride : b.rowStride,
        flipsB ? b.rowStride : b.columnStride, operationB == .adjoint,
        beta, pointerC, 1, strideC)
    }
  }
}

/// The product op(A) x.
///
/// Takes 2 m n operations. BLAS: `gemv`.
@inlinable
public func multiply<Element: Scalar>(
  _ a: Matrix<Element>, _ x: Vector<Element>, left operation: MatrixOperation = .none
) -> Vector<Element> {
  var y = Vector<Element>(uninitializedCount: operation == .none ? a.rows : a.columns)
  multiply(a, x, left: operation, into: &y)
  return y
}

/// y ← α op(A) x + β y.
///
/// β = 0 overwrites whatever y held, NaN too; with α = 0 neither A nor x is read. y may share storage with A or x.
/// Takes 2 m n operations. BLAS: `gemv`.
@inlinable
public func multiply<Element: Scalar>(
  _ a: Matrix<Element>, _ x: Vector<Element>, left operation: MatrixOperation = .none,
  alpha: Element = 1, beta: Element = 0, into y: inout Vector<Element>
) {
  let flips = operation.isTransposing
  let (m, k) = flips ? (a.columns, a.rows) : (a.rows, a.columns)
  precondition(k == x.count, "a matrix of shape \(m)×\(k) and a vector of \(x.count) elements have no product")
  precondition(y.count == m, "the product of \(m) elements does not fit a vector of \(y.count)")
  guard
    m <= smallProductLimit, k <= smallProductLimit, alpha != 0, y.stride == 1, isKnownUniquelyReferenced(&y.storage),
    y.storage.isWritable
  else { return multiplyLarge(a, operation, x, alpha, beta, &y) }
  let pointerY = y.storage.base(of: Element.self) + y.offset
  withExtendedLifetime(a.storage) {
    withExtendedLifetime(x.storage) {
      Element.smallGemm(
        m, 1, k, alpha,
        a.storage.base(of: Element.self) + a.offset, flips ? a.columnStride : a.rowStride,
        flips ? a.rowStride : a.columnStride, operation == .adjoint,
        x.storage.base(of: Element.self) + x.offset, x.stride, x.stride, false,
        beta, pointerY, 1, Swift.max(1, m))
    }
  }
}

@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Complex<Float>)
@specialized(where Element == Complex<Double>)
@usableFromInline
func multiplyLarge<Element: Scalar>(
  _ a: Matrix<Element>, _ operationA: MatrixOperation, _ b: Matrix<Element>, _ operationB: MatrixOperation,
  _ alpha: Element, _ beta: Element, _ c: inout Matrix<Element>
) {
  a.withFactor(operationA) { left in
    b.withFactor(operationB) { right in
      c.withTarget(discarding: beta == 0) { $0.assign(alpha, left, right, beta) }
    }
  }
}

@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Complex<Float>)
@specialized(where Element == Complex<Double>)
@usableFromInline
func multiplyLarge<Element: Scalar>(
  _ a: Matrix<Element>, _ operation: MatrixOperation, _ x: Vector<Element>, _ alpha: Element, _ beta: Element,
  _ y: inout Vector<Element>
) {
  a.withFactor(operation) { left in
    x.asColumn.withFactor { right in
      y.withTarget { $0.assign(alpha, left, right, beta) }
    }
  }
}
