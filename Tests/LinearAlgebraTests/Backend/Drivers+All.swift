import ComplexModule
import LinearAlgebra

extension Driver {
  /// All the drivers there are for an element type.
  static var all: [Driver] { direct + systems + orthogonal + problems + spectral + eigen + equations }

  private static var direct: [Driver] {
    [
      Driver("LU", .any) { a in [Matrix(try LU(a))] },
      Driver("LU.solve", .square) { a in [try LU(a).solve(a)] },
      Driver("LU.inverse", .square) { a in [try LU(a).inverse()] },
      Driver("Cholesky", .symmetric) { a in [try Cholesky(a).lower] },
      Driver("Cholesky.solve", .symmetric) { a in [try Cholesky(a).solve(a)] },
      Driver("Cholesky.inverse", .symmetric) { a in [try Cholesky(a).inverse()] },
      Driver("PivotedCholesky", .symmetric) { a in [Matrix(try PivotedCholesky(a))] },
      Driver("LDL", .symmetric) { a in [Matrix(try LDL(a))] },
      Driver("LDL.solve", .symmetric) { a in [try LDL(a).solve(a)] },
      Driver("LDL.inverse", .symmetric) { a in [try LDL(a).inverse()] },
    ]
  }

  private static var systems: [Driver] {
    [
      Driver("solve, wide", .any) { a in [try a.solve(a)] },
      Driver("solve, square", .square) { a in [try a.solve(a)] },
      Driver("solve, tall", .tall) { a in [try a.solve(a)] },
      Driver("solve, symmetric", .symmetric) { a in [try a.solve(a)] },
      Driver("solve, triangular", .square) { a in [try a.lowerTriangle().solve(a)] },
      Driver("inverse", .square) { a in [try a.inverse()] },
      Driver("inverse, symmetric", .symmetric) { a in [try a.inverse()] },
      Driver("logDeterminant", .square) { a in
        let determinant = try a.logDeterminant()
        return determinant.logMagnitude.isFinite ? [Matrix(rows: 1, columns: 1, repeating: determinant.sign)] : []
      },
      Driver("CertifiedSolution", .square) { a in
        let certified = try CertifiedSolution(a, a)
        return [certified.solution, column(certified.backwardErrors)]
      },
      Driver("MixedPrecisionSolution", .square) { a in [try MixedPrecisionSolution(a, a).solution] },
    ]
  }

  private static var orthogonal: [Driver] {
    [
      Driver("QR", .any) { a in
        let qr = try QR(a)
        return [qr.q, qr.r, Matrix(qr)]
      },
      Driver("QR, full", .any) { a in [try QR(a).fullQ] },
      Driver("PivotedQR", .any) { a in
        let qr = try PivotedQR(a)
        return [qr.q, qr.r, Matrix(qr)]
      },
      Driver("PivotedQR.solve", .any) { a in [try PivotedQR(a).solve(a)] },
      Driver("QR.solve", .tall) { a in [try QR(a).solve(a)] },
    ]
  }

  private static var problems: [Driver] {
    [
      Driver("LeastSquares", .any) { a in [try LeastSquares(a, a).solution] },
      Driver("LeastSquares of minimum norm", .any) { a in
        [try LeastSquares(a, a[..., 0..<Swift.min(2, a.columns)], method: .minimumNorm()).solution]
      },
      Driver("LeastSquares by normal equations", .tall) { a in
        [try LeastSquares(a, a, method: .normalEquations).solution]
      },
      Driver("LeastSquares, ridge", .tall) { a in [try LeastSquares(a, a, ridge: 0.5).solution] },
      Driver("LeastSquares, weights", .tall) { a in
        [try LeastSquares(a, a, weights: Vector(repeating: 2, count: a.rows)).solution]
      },
    ]
  }

  private static var spectral: [Driver] {
    [
      Driver("SVD", .any) { a in parts(try SVD(a)) },
      Driver("SVD, full", .any) { a in parts(try SVD(a, vectors: .full)) },
      Driver("SVD by QR iteration", .any) { a in parts(try SVD(a, algorithm: .qrIteration)) },
      Driver("SVD by Jacobi rotations", .any) { a in parts(try SVD(a, algorithm: .jacobi)) },
      Driver("singularValues", .any) { a in [column(try a.singularValues())] },
      Driver("SVD.solve", .any) { a in [try SVD(a).solve(a)] },
      Driver("pseudoinverse", .any) { a in [try a.pseudoinverse()] },
      Driver("subspaces", .any) { a in [try a.columnSpace(), try a.rowSpace(), try a.nullSpace()] },
      Driver("conditionNumber", .square) { a in
        _ = try a.conditionNumber(.two)
        return []
      },
      Driver("Hessenberg", .square) { a in
        let hessenberg = try Hessenberg(a)
        return [hessenberg.q, hessenberg.h]
      },
      Driver("Schur", .square) { a in
        let schur = try Schur(a)
        return [schur.q, schur.t, column(schur.eigenvalues)]
      },
      Driver("Schur, ordered", .square) { a in
        let schur = try Schur(a) { $0.real > 0 }
        return [schur.q, schur.t]
      },
      Driver("GeneralizedSchur", .square) { a in
        let schur = try GeneralizedSchur(a, a.adjoint())
        return [schur.q, schur.z, schur.s, schur.t]
      },
    ]
  }

  private static var eigen: [Driver] {
    [
      Driver("SymmetricEigen", .symmetric) { a in
        let eigen = try SymmetricEigen(a)
        return [column(eigen.eigenvalues), eigen.eigenvectors]
      },
      Driver("SymmetricEigen, some", .symmetric) { a in
        let eigen = try SymmetricEigen(a, .indices(0..<a.rows / 2))
        return [column(eigen.eigenvalues), eigen.eigenvectors]
      },
      Driver("symmetricEigenvalues", .symmetric) { a in [column(try a.symmetricEigenvalues())] },
      Driver("GeneralizedSymmetricEigen", .symmetric) { a in
        let eigen = try GeneralizedSymmetricEigen(a, a)
        return [column(eigen.eigenvalues), eigen.eigenvectors]
      },
      Driver("Eigen", .square) { a in
        let eigen = try Eigen(a, vectors: .leftAndRight)
        return [column(eigen.eigenvalues)] + parts(eigen.eigenvectors) + parts(eigen.leftEigenvectors ?? .zeros(0, 0))
      },
      Driver("eigenvalues", .square) { a in [column(try a.eigenvalues())] },
      Driver("GeneralizedEigen", .square) { a in
        let eigen = try GeneralizedEigen(a, a.adjoint())
        return [column(eigen.alpha), column(eigen.beta)] + parts(eigen.eigenvectors)
      },
      Driver("characteristicPolynomial", .square) { a in
        _ = try (a / Element(Element.Real(Swift.max(1, a.rows)))).characteristicPolynomial()
        return []
      },
    ]
  }

  private static var equations: [Driver] {
    [
      Driver("squareRoot", .symmetric) { a in [try a.squareRoot()] },
      Driver("logarithm", .symmetric) { a in [try a.logarithm()] },
      Driver("power", .symmetric) { a in [try a.power(-2), try a.power(0.5)] },
      Driver("Polar", .square) { a in [Matrix(try Polar(a))] },
      Driver("GramSchmidt", .tall) { a in [Matrix(try GramSchmidt(a))] },
      Driver("OrthogonalProjection", .tall) { a in [Matrix(try OrthogonalProjection(ontoColumnsOf: a))] },
      Driver("exponential", .square) { a in [try (a / Element(Element.Real(Swift.max(1, a.rows)))).exponential()] },
      Driver("Sylvester", .square) { a in [try Sylvester(a, a).solve(a)] },
      Driver("Lyapunov", .square) { a in [try Lyapunov(a).solve(a)] },
      Driver("DiscreteLyapunov", .square) { a in [try DiscreteLyapunov(a).solve(a)] },
    ]
  }

  private static func parts(_ svd: SVD<Element>) -> [Matrix<Element>] { [svd.u, column(svd.singularValues), svd.vh] }

  private static func parts(_ a: Matrix<Complex<Element.Real>>) -> [Matrix<Element>] {
    [
      Matrix(rows: a.rows, columns: a.columns) { i, j in Element(a[i, j].real) },
      Matrix(rows: a.rows, columns: a.columns) { i, j in Element(a[i, j].imaginary) },
    ]
  }
}
