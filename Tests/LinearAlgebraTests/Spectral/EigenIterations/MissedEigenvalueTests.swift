import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

/// A diagonal matrix that can do nothing but multiply, whose eigenvalues are exact.
private struct DiagonalOperator<Element: Scalar>: LinearOperator {
  let values: [Element]

  var rows: Int { values.count }
  var columns: Int { values.count }

  func product(_ x: Matrix<Element>) -> Matrix<Element> {
    Matrix(rows: rows, columns: x.columns) { values[$0] * x[$0, $1] }
  }

  func adjointProduct(_ y: Matrix<Element>) -> Matrix<Element> {
    Matrix(rows: rows, columns: y.columns) { values[$0].conjugate * y[$0, $1] }
  }
}

@Suite("What an iteration calls converged is what was asked for")
struct MissedEigenvalueTests {
  /// So many spectra of 120 eigenvalues, among them multiple, clustered and graded ones.
  private func spectra(_ count: Int) -> [[Double]] {
    (0..<count).map { trial in
      var generator = RandomGenerator(seed: UInt64(40 + trial))
      var values: [Double] = []
      while values.count < 120 {
        let power = Double.random(in: -9...0, using: &generator)
        let value = trial % 4 == 3 ? Double.exp(power) : Double.random(in: -1...1, using: &generator)
        let copies = [1, 4, 20, 20][trial % 4]
        values += Array(repeating: value, count: Int.random(in: 1...copies, using: &generator))
      }
      return Array(values.prefix(120))
    }
  }

  private func key(_ target: SymmetricEigenTarget<Double>, _ value: Double) -> Double {
    switch target {
    case .largest: -value
    case .smallest: value
    case .largestMagnitude: -value.magnitude
    case .nearest(let shift): (value - shift).magnitude
    }
  }

  @Test("Lanczos, in small spaces too, and with loose tolerances")
  func lanczos() throws {
    var converged = 0
    for (trial, values) in spectra(24).enumerated() {
      for target in [SymmetricEigenTarget<Double>.largest, .smallest, .largestMagnitude, .nearest(0.3)] {
        for tolerance in [nil, 1e-4] as [Double?] {
          let options = KrylovOptions(
            tolerance: tolerance, dimension: [nil, 12, 30][trial % 3], maximumRestarts: 100, seed: UInt64(trial))
          let count = [1, 3, 6][trial % 3]
          let eigen: PartialSymmetricEigen<Double>
          if case .nearest = target {
            eigen = try PartialSymmetricEigen(hermitian(values), count: count, target, options: options)
          } else {
            eigen = try PartialSymmetricEigen(DiagonalOperator(values: values), count: count, target, options: options)
          }
          guard eigen.report.isConverged else { continue }
          converged += 1
          let expected = values.map { key(target, $0) }.sorted().prefix(count)
          let found = eigen.eigenvalues.map { key(target, $0) }
          let difference = largestDifference(Array(found), Array(expected))
          #expect(difference < 20 * (tolerance ?? 1e-12), "\(trial) \(target) \(options) \(eigen.eigenvalues)")
        }
      }
    }
    #expect(converged >= 180, "\(converged)")
  }

  @Test("LOBPCG, from any start")
  func lobpcg() throws {
    var converged = 0
    for (trial, values) in spectra(16).enumerated() {
      for end in SpectrumEnd.allCases {
        let count = [1, 3, 6][trial % 3]
        let eigen = try PartialSymmetricEigen(
          lobpcg: DiagonalOperator(values: values), count: count, end, seed: UInt64(trial))
        guard eigen.report.isConverged else { continue }
        converged += 1
        let expected = (end == .largest ? values.sorted(by: >) : values.sorted()).prefix(count)
        #expect(largestDifference(Array(eigen.eigenvalues), Array(expected)) < 1e-11, "\(trial) \(end)")
      }
    }
    #expect(converged >= 28, "\(converged)")
    func check<E: Scalar>(_: E.Type) throws {
      // The second to the ninth eigenvector have residuals of rounding, and no part of the first.
      let a: Matrix<E> = hermitian((0..<60).map { Double($0) })
      let start = try SymmetricEigen(a).eigenvectors[..., 1..<9]
      for columns in [2, 4, 8] {
        let eigen = try PartialSymmetricEigen(lobpcg: a, count: 2, start: start[..., 0..<columns])
        #expect(eigen.report.isConverged && eigen.report.steps > 0)
        #expect(largestDifference(Array(eigen.eigenvalues), [0, 1]) < 1e5 * Double(E.ulpOfOne), "\(E.self) \(columns)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("Arnoldi, for normal matrices with multiple eigenvalues")
  func arnoldi() throws {
    var converged = 0
    for trial in 0..<12 {
      var generator = RandomGenerator(seed: UInt64(trial))
      var values: [Complex<Double>] = []
      while values.count < 100 {
        let value = Complex(
          Double.random(in: -1...1, using: &generator), trial % 3 == 2 ? 0 : .random(in: -1...1, using: &generator))
        values += Array(repeating: value, count: trial % 3 == 0 ? 1 : Int.random(in: 1...15, using: &generator))
      }
      values = Array(values.prefix(100))
      let targets: [(EigenTarget<Double>, (Complex<Double>) -> Double)] = [
        (.largestModulus, { -$0.length }), (.largestReal, { -$0.real }), (.smallestReal, { $0.real }),
      ]
      for (target, key) in targets {
        let count = [1, 3, 6][trial % 3]
        let eigen = try PartialEigen(DiagonalOperator(values: values), count: count, target)
        guard eigen.report.isConverged else { continue }
        converged += 1
        let expected = Array(values.map(key).sorted().prefix(count))
        #expect(largestDifference(Array(eigen.eigenvalues.map(key)), expected) < 1e-11, "\(trial) \(target)")
      }
    }
    #expect(converged >= 30, "\(converged)")
  }

  @Test("fifty equal eigenvalues at a shift, beside it and on both sides, the zero matrix and one of rank 1")
  func manyCopies() throws {
    let block = Array(repeating: 1.0, count: 50) + (0..<70).map { 0.9 * Double($0) / 69 }
    let two = Array(repeating: 0.0, count: 50) + Array(repeating: 2.0, count: 50) + (0..<40).map { 3 + Double($0) / 4 }
    let one = [5.0] + Array(repeating: 0.0, count: 99)
    for (name, values) in [("block", block), ("two", two), ("rank 1", one), ("zero", Array(repeating: 0.0, count: 30))]
    {
      let a: Matrix<Double> = hermitian(values)
      for shift in [0, 1, 1 + 1e-9, 2] {
        for count in [1, 6] {
          let eigen = try PartialSymmetricEigen(a, count: count, .nearest(shift))
          let expected = values.map { ($0 - shift).magnitude }.sorted().prefix(count)
          let found = eigen.eigenvalues.map { ($0 - shift).magnitude }
          let comment: Comment = "\(name) \(shift) \(count) \(eigen.report)"
          #expect(largestDifference(Array(found), Array(expected)) < 1e-12 && eigen.report.isConverged, comment)
          #expect(orthogonalityResidual(eigen.eigenvectors) < 20, comment)
        }
      }
    }
  }

  @Test("where the shift is an eigenvalue, others are taken by their distance from it, on whatever side they are")
  func bothSides() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for sign in [1.0, -1.0] {
        let near = [0, -1, 1.01, 1.02, 1.03].map { sign * $0 }
        let a: Matrix<E> = hermitian(near + (0..<20).map { 5 + Double($0) })
        for count in 1...5 {
          let symmetric = try PartialSymmetricEigen(a, count: count, .nearest(0))
          let general = try PartialEigen(a, count: count, .nearest(0))
          let expected = near.prefix(count).map { E.Real($0) }
          let limit = 2000 * Double(E.ulpOfOne)
          #expect(largestDifference(Array(symmetric.eigenvalues), expected) < limit, "\(E.self) \(sign) \(count)")
          #expect(
            largestDifference(Array(general.eigenvalues.map(\.real)), expected) < limit, "\(E.self) \(sign) \(count)")
          #expect(symmetric.report.isConverged && general.report.isConverged, "\(E.self) \(sign) \(count)")
          #expect(symmetric.report.residuals.count == count && orthogonalityResidual(symmetric.eigenvectors) < 20)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("shifts that are not finite, and operators that are not symmetric, are refused")
  func refusals() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian((0..<12).map { Double($0) })
      for shift in [E.Real.nan, .infinity] {
        #expect(throws: LinearAlgebraError.undefined("no eigenvalue is nearest to \(shift)")) {
          try PartialSymmetricEigen(a, count: 1, .nearest(shift))
        }
        #expect(throws: LinearAlgebraError.self) { try PartialEigen(a, count: 1, .nearest(Complex(shift))) }
      }
      for n in [3, 6, 40] {
        let general: Matrix<E> = randomMatrix(n, n)
        #expect(throws: LinearAlgebraError.self) { try PartialSymmetricEigen(lobpcg: general, count: 2) }
        #expect(throws: LinearAlgebraError.self) {
          try PartialSymmetricEigen(lobpcg: Matrix<E>.identity(n), metric: general, count: 2)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }
}
