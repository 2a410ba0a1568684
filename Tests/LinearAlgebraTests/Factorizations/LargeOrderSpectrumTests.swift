import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

private let order = 150

/// Whether the columns of a product that are looked at are what plain loops make of its factors.
private func productIsRight<E: Scalar>(_ product: Matrix<E>, _ a: Matrix<E>, _ b: Matrix<E>) -> Bool {
  let columns = [0, b.columns / 2, b.columns - 1]
  let own = Matrix<E>(rows: product.rows, columns: columns.count) { i, j in product[i, columns[j]] }
  let chosen = Matrix<E>(rows: b.rows, columns: columns.count) { i, j in b[i, columns[j]] }
  let difference = own - naiveProduct(a, chosen)
  let size = naiveNorm(a) * naiveNorm(chosen) * Double(a.columns) * Double(E.ulpOfOne)
  return naiveNorm(difference) <= size + subnormalAllowance(product)
}

@Suite("Spectra of larger matrices")
struct LargeOrderSpectrumTests {
  @Test("every kind of matrix of order 150 is decomposed into singular values and vectors within the limit")
  func singularValues() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      for kind in MatrixKind.allCases {
        let a = kind.matrix(order, of: E.self)
        let svd = try SVD(a)
        let scaled = svd.u .* svd.singularValues
        let product = scaled * svd.vh
        #expect(productIsRight(product, scaled, svd.vh), "\(kind) \(E.self)")
        #expect(residual(a, product) < 10, "\(kind) \(E.self)")
        #expect(residual(.identity(order), svd.u.transposed() * svd.u) < 10, "\(kind) \(E.self)")
        #expect(residual(.identity(order), svd.vh * svd.vh.transposed()) < 10, "\(kind) \(E.self)")
        #expect((1..<order).allSatisfy { svd.singularValues[$0 - 1] >= svd.singularValues[$0] }, "\(kind) \(E.self)")
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("the symmetric part of every kind of order 150 is decomposed within the limit")
  func symmetricEigenvalues() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      for kind in MatrixKind.allCases {
        let a = naiveHermitianPart(kind.matrix(order, of: E.self))
        let eigen = try SymmetricEigen(a)
        let v = eigen.eigenvectors
        let scaled = v .* eigen.eigenvalues
        let product = scaled * v.transposed()
        #expect(productIsRight(product, scaled, v.transposed()), "\(kind) \(E.self)")
        #expect(residual(a, product) < 15, "\(kind) \(E.self)")
        #expect(residual(.identity(order), v.transposed() * v) < 15, "\(kind) \(E.self)")
        #expect((1..<order).allSatisfy { eigen.eigenvalues[$0 - 1] <= eigen.eigenvalues[$0] }, "\(kind) \(E.self)")
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("the eigenvectors of every kind of order 150 satisfy their equation within the limit")
  func eigenvectors() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      for kind in MatrixKind.allCases {
        let a = kind.matrix(order, of: E.self)
        let eigen = try Eigen(a)
        let v = eigen.eigenvectors
        // The parts of vectors are at most 1, so that products with them stay where A is.
        let (real, imaginary) = (
          Matrix<E>(rows: order, columns: order) { i, j in v[i, j].real },
          Matrix<E>(rows: order, columns: order) { i, j in v[i, j].imaginary }
        )
        let products = (a * real, a * imaginary)
        #expect(productIsRight(products.0, a, real), "\(kind) \(E.self)")
        let unit = naiveNorm(a) * Double(order) * Double(E.ulpOfOne)
        var worst = 0.0
        for j in 0..<order {
          let λ = eigen.eigenvalues[j]
          let column = Matrix<E>(rows: order, columns: 2) { i, part in
            let (x, y) = (v[i, j].real, v[i, j].imaginary)
            return part == 0
              ? products.0[i, j] - (λ.real * x - λ.imaginary * y) : products.1[i, j] - (λ.real * y + λ.imaginary * x)
          }
          let distance = max(0, naiveNorm(column) - subnormalAllowance(a))
          if !(distance <= worst) { worst = distance }
          let length = naiveNorm(v[column: j].asColumn)
          #expect(abs(length - 1) < Double(order) * Double(E.ulpOfOne), "\(kind) \(E.self) \(j)")
        }
        #expect(worst <= 30 * unit, "\(kind) \(E.self) \(worst / unit)")
      }
    }
    for type in realTypes { try check(type) }
  }
}
