import ComplexModule
import LinearAlgebra

extension Driver {
  /// All the drivers there are for an element type.
  static var all: [Driver] { direct + orthogonal + spectral + equations }

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

  private static var orthogonal: [Driver] {
    [
      Driver("QR", .any) { a in
        let qr = try QR(a)
        return [qr.q, qr.r, Matrix(qr)]
      },
      Driver("QR, full", .any) { a in [try QR(a).fullQ] },
      Driver("QR.solve", .tall) { a in [try QR(a).solve(a)] },
    ]
  }

  private static var spectral: [Driver] {
    [
      Driver("SVD", .any) { a in parts(try SVD(a)) },
      Driver("SVD, full", .any) { a in parts(try SVD(a, vectors: .full)) },
      Driver("SVD by QR iteration", .any) { a in parts(try SVD(a, algorithm: .qrIteration)) },
      Driver("SVD by Jacobi rotations", .any) { a in parts(try SVD(a, algorithm: .jacobi)) },
      Driver("singularValues", .any) { a in [column(try a.singularValues())] },
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

  private static var equations: [Driver] {
    [
      Driver("exponential", .square) { a in [try (a / Element(Element.Real(Swift.max(1, a.rows)))).exponential()] },
      Driver("Sylvester", .square) { a in [try Sylvester(a, a).solve(a)] },
      Driver("Lyapunov", .square) { a in [try Lyapunov(a).solve(a)] },
      Driver("DiscreteLyapunov", .square) { a in [try DiscreteLyapunov(a).solve(a)] },
    ]
  }

  private static func parts(_ svd: SVD<Element>) -> [Matrix<Element>] { [svd.u, column(svd.singularValues), svd.vh] }
}
