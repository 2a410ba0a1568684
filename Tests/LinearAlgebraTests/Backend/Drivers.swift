import ComplexModule
import LinearAlgebra
import TestSupport

/// A way into LAPACK, as a function of one matrix: what holds for all of them is tested over the list.
struct Driver<Element: Scalar>: Sendable {
  enum Shape: Sendable {
    case any, square, symmetric, tall
  }

  let name: String
  let shape: Shape
  let run: @Sendable (Matrix<Element>) throws -> [Matrix<Element>]

  init(_ name: String, _ shape: Shape, _ run: @escaping @Sendable (Matrix<Element>) throws -> [Matrix<Element>]) {
    (self.name, self.shape, self.run) = (name, shape, run)
  }

  /// A matrix of about this order that the driver takes, with a good condition number.
  func matrix(_ n: Int, seed: UInt64 = 11) -> Matrix<Element> {
    let square = randomMatrix(n, n, seed: seed, of: Element.self)
    return switch shape {
    case .any: randomMatrix(n, n + 3, seed: seed, of: Element.self)
    case .tall: randomMatrix(n + 2, n, seed: seed, of: Element.self)
    case .square:
      Matrix(rows: n, columns: n) { i, j in square[i, j] + (i == j ? Element(Element.Real(n)) : 0) }
    case .symmetric:
      Matrix(rows: n, columns: n) { i, j in
        i == j
          ? Element(square[i, i].real + 2 * Element.Real(n)) : i > j ? square[i, j] : square[j, i].conjugate
      }
    }
  }
}

extension Driver {
  private static func column<Part: Scalar>(_ values: Vector<Part>) -> Matrix<Element> {
    Matrix(rows: values.count, columns: 1) { i, _ in Element(converting: values[i]) }
  }

  /// All the drivers there are for an element type.
  static var all: [Driver] {
    [
      Driver("LU", .any) { a in [Matrix(try LU(a))] },
      Driver("LU.solve", .square) { a in [try LU(a).solve(a)] },
      Driver("LU.inverse", .square) { a in [try LU(a).inverse()] },
      Driver("QR", .any) { a in
        let qr = try QR(a)
        return [qr.q, qr.r, Matrix(qr)]
      },
      Driver("QR.solve", .tall) { a in [try QR(a).solve(a)] },
      Driver("SVD", .any) { a in
        let svd = try SVD(a)
        return [svd.u, column(svd.singularValues), svd.vh]
      },
      Driver("SVD, full", .any) { a in
        let svd = try SVD(a, vectors: .full)
        return [svd.u, column(svd.singularValues), svd.vh]
      },
      Driver("SVD by QR iteration", .any) { a in
        let svd = try SVD(a, algorithm: .qrIteration)
        return [svd.u, column(svd.singularValues), svd.vh]
      },
      Driver("SVD by Jacobi rotations", .any) { a in
        let svd = try SVD(a, algorithm: .jacobi)
        return [svd.u, column(svd.singularValues), svd.vh]
      },
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
}
