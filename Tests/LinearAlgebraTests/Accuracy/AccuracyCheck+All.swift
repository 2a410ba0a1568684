import LinearAlgebra
import TestSupport

extension AccuracyCheck {
  /// Everything that has a limit.
  static var all: [AccuracyCheck] { triangular + orthogonal + spectral + reductions + problems }

  private static var triangular: [AccuracyCheck] {
    [
      AccuracyCheck("LU", limit: 10) { a in
        let lu = try LU(a)
        return largest(
          distance(a, Matrix(lu)), distance(a.selecting(rows: lu.permutation), product(lu.lower, lu.upper)))
      },
      AccuracyCheck("LDL", limit: 10, .hermitian) { a in distance(a, Matrix(try LDL(a))) },
      AccuracyCheck("Cholesky", limit: 10, .definite, allows: isZero) { a in
        let cholesky = try Cholesky(a)
        return largest(distance(a, Matrix(cholesky)), distance(a, product(cholesky.lower, cholesky.upper)))
      },
      AccuracyCheck("PivotedCholesky", limit: 10, .semidefinite) { a in
        let cholesky = try PivotedCholesky(a)
        let (order, lower) = (cholesky.permutation, cholesky.lower)
        return largest(
          distance(a, Matrix(cholesky)),
          distance(a.selecting(rows: order, columns: order), product(lower, lower.adjoint())))
      },
    ]
  }

  private static var orthogonal: [AccuracyCheck] {
    [
      AccuracyCheck("QR", limit: 10) { a in
        let qr = try QR(a)
        let q = qr.q
        return largest(distance(a, Matrix(qr)), distance(a, product(q, qr.r)), orthogonality(q))
      },
      AccuracyCheck("PivotedQR", limit: 10) { a in
        let qr = try PivotedQR(a)
        let q = qr.q
        return largest(
          distance(a, Matrix(qr)), distance(a.selecting(columns: qr.permutation), product(q, qr.r)), orthogonality(q))
      },
      AccuracyCheck("GramSchmidt", limit: 10) { a in
        let process = try GramSchmidt(a)
        return largest(distance(a, product(process.q, process.r)), orthogonality(process.q))
      },
    ]
  }

  private static var spectral: [AccuracyCheck] {
    [
      AccuracyCheck("SVD", limit: 10) { a in
        let svd = try SVD(a)
        let σ = svd.singularValues
        // What the truncation to half of the rank adds to the next singular value.
        let rank = a.columns / 2
        let error = Double(try (a - Matrix(LowRank(svd, .rank(rank)))).norm(.spectral))
        let next = rank < σ.count ? Double(σ[rank]) * (1 + 1e-10) : 0
        return largest(
          singularTriplets(svd, a), ratio(error - next, to: (σ.isEmpty ? 0 : Double(σ[0])) * unit(a), of: a))
      },
      AccuracyCheck("SVD by QR iteration", limit: 10) { a in
        singularTriplets(try SVD(a, algorithm: .qrIteration), a)
      },
      AccuracyCheck("SVD by Jacobi", limit: 10) { a in
        singularTriplets(try SVD(a, algorithm: .jacobi), a)
      },
      AccuracyCheck("SymmetricEigen", limit: 15, .hermitian) { a in
        let eigen = try SymmetricEigen(a)
        let (v, λ) = (eigen.eigenvectors, eigen.eigenvalues)
        let isAscending = (1..<max(λ.count, 1)).allSatisfy { λ[$0 - 1] <= λ[$0] }
        let again = product(v .* Vector(converting: λ), v.adjoint())
        return largest(distance(a, again), orthogonality(v), isAscending ? 0 : .infinity)
      },
      AccuracyCheck("Eigen", limit: 30) { a in
        let eigen = try Eigen(a)
        return eigenpairs(a, eigen.eigenvectors, eigen.eigenvalues)
      },
      AccuracyCheck("Eigen, left vectors", limit: 30) { a in
        let eigen = try Eigen(a, vectors: .leftAndRight)
        guard let left = eigen.leftEigenvectors else { return .infinity }
        return eigenpairs(a.adjoint(), left, Vector(count: a.rows) { eigen.eigenvalues[$0].conjugate })
      },
    ]
  }

  private static var reductions: [AccuracyCheck] {
    [
      AccuracyCheck("Schur", limit: 15) { a in
        let schur = try Schur(a)
        let (q, t) = (schur.q, schur.t)
        let isTriangular = t == t.upperTriangle(offset: Element.isComplex ? 0 : -1)
        return largest(
          distance(a, product(product(q, t), q.adjoint())), orthogonality(q), isTriangular ? 0 : .infinity)
      },
      AccuracyCheck("Hessenberg", limit: 10) { a in
        try largest(hessenberg(a, .none), hessenberg(a, .permuting))
      },
      AccuracyCheck("GeneralizedSchur", limit: 15) { a in
        let b = randomMatrix(a.rows, a.rows, seed: 8, of: Element.self)
        let schur = try GeneralizedSchur(a, b)
        let (q, z) = (schur.q, schur.z.adjoint())
        return largest(
          distance(a, product(product(q, schur.s), z)), distance(b, product(product(q, schur.t), z)),
          orthogonality(q), orthogonality(z))
      },
      AccuracyCheck("Polar", limit: 15) { a in
        let polar = try Polar(a)
        return largest(distance(a, product(polar.unitary, polar.positive)), orthogonality(polar.unitary))
      },
    ]
  }

  private static var problems: [AccuracyCheck] {
    [
      AccuracyCheck("solve", limit: 30, allows: hasNoSolution) { a in
        let b = product(a, randomMatrix(a.rows, 2, seed: 5))
        return solution(a, try a.solve(b), b)
      },
      AccuracyCheck("LU, solve", limit: 30, allows: hasNoSolution) { a in
        let lu = try LU(a)
        return try MatrixOperation.allCases.reduce(0) { worst, operation in
          let system = operation == .none ? a : operation == .transposed ? a.transposed() : a.adjoint()
          let b = product(system, randomMatrix(a.rows, 2, seed: 5))
          return largest(worst, solution(system, try lu.solve(b, operation), b))
        }
      },
      AccuracyCheck("LDL, solve", limit: 30, .hermitian, allows: hasNoSolution) { a in
        let b = product(a, randomMatrix(a.rows, 1, seed: 5))
        return solution(a, try LDL(a).solve(b), b)
      },
      AccuracyCheck("Cholesky, solve", limit: 30, .definite, allows: isZero) { a in
        let b = product(a, randomMatrix(a.rows, 1, seed: 5))
        return solution(a, try Cholesky(a).solve(b), b)
      },
      AccuracyCheck("inverse", limit: 30, allows: hasNoInverse) { a in
        let x = try a.inverse()
        return ratio(size(product(x, a) - .identity(a.rows)), to: size(a) * size(x) * unit(a), of: a)
      },
      AccuracyCheck("LeastSquares", limit: 30) { a in
        try gradient(a[..., ..<((a.columns + 1) / 2)], .automatic)
      },
      AccuracyCheck("LeastSquares, minimum norm", limit: 30) { a in
        try gradient(a[..<((a.rows + 1) / 2), ...], .minimumNorm())
      },
    ]
  }
}
