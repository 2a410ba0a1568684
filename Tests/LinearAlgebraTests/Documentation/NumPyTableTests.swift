import Foundation
import LinearAlgebra
import Testing

/// Each Swift expression of the table in NumPyToSwift.md, as it stands there.
@Suite("The table from NumPy to Swift")
struct NumPyTableTests {
  private let a: Matrix = [[4, 1], [1, 3]]
  private let b: Matrix = [[1, 2], [3, 5]]
  private let x: Vector = [1, 2]
  private let y: Vector = [3, -1]
  private let twelve = Matrix(rows: 3, columns: 4) { i, j in Double(4 * i + j) }

  @Test("what makes matrices and vectors")
  func making() {
    do {
      let a: Matrix = [[1, 2], [3, 4]]
      let x: Vector<Float> = [1, 2]
      #expect(a[1, 0] == 3 && x[1] == 2)
    }
    #expect(Matrix<Double>.zeros(3, 4).sum() == 0 && Matrix<Double>.ones(3, 4).sum() == 12)
    let diagonal: Matrix = [[1, 0], [0, 2]]
    #expect(Matrix<Double>.identity(3).trace() == 3 && Matrix.diagonal(x) == diagonal)
    let f = { (i: Int, j: Int) in Double(10 * i + j) }
    #expect(Matrix(rows: 3, columns: 4) { i, j in f(i, j) }[2, 3] == 23)
    #expect(Vector.linearlySpaced(from: 0, to: 1, count: 5) == [0, 0.25, 0.5, 0.75, 1])
    var generator = RandomGenerator(seed: 1)
    let noise = Matrix<Double>.normal(3, 4, using: &generator)
    #expect(noise.shape == (3, 4) && noise.abs().maximum() < 10 && noise.abs().minimum() > 0)
    let (c, d) = (a.transposed(), 2 * b)
    #expect(Matrix(horizontally: a, b)[0, 3] == 2 && Matrix(vertically: a, b)[3, 0] == 3)
    #expect(Matrix(blocks: [[a, b], [c, d]])[3, 3] == 10)
    #expect(Matrix<Float>(converting: a)[0, 0] == 4)
  }

  @Test("parts of a matrix")
  func parts() {
    do {
      var a = twelve
      let b = Matrix<Double>.ones(2, 4)
      #expect(a[1, 2] == 6)
      #expect(a[row: 1] == [4, 5, 6, 7] && a[column: 2] == [2, 6, 10])
      let corner: Matrix<Double> = [[4, 5], [8, 9]]
      #expect(a[1..<3, ..<2] == corner)
      a[1..<3, ...] = b
      #expect(a.sum() == 6 + 8)
    }
    do {
      let a = twelve
      #expect(a.transposed()[3, 0] == 3 && a.adjoint()[0, 2] == 8)
      #expect(a.diagonal == [0, 5, 10] && a.trace() == 15)
      #expect(a.upperTriangle().sum() == 66 - 21 && a.lowerTriangle(offset: -1).sum() == 21)
      #expect(a.reversedRows()[0, 0] == 8 && a.everyRow(2)[1, 1] == 9)
      #expect(a.reshaped(2, 6)[1, 0] == 4 && a.reshapedByRows(2, 6)[1, 0] == 6)
    }
  }

  @Test("arithmetic")
  func arithmetic() {
    let (product, elementwise): (Matrix<Double>, Matrix<Double>) = ([[7, 13], [10, 17]], [[4, 2], [3, 15]])
    #expect(a * b == product && a * x == [6, 7])
    #expect(a .* b == elementwise && (a ./ b)[0, 1] == 0.5)
    #expect((a + 1)[0, 0] == 5 && (2 * a)[1, 1] == 6)
    #expect(x.dot(y) == 1 && x.conjugatedDot(y) == 1)
    #expect(x.outer(y)[1, 0] == 6 && kronecker(a, b)[3, 1] == 5)
    #expect((a.map(.exp)[0, 1] - 2.718281828459045).magnitude < 1e-15)
    let chain: Matrix<Double> = [[7, 1], [1, 13]]
    let (fused, concurrent) = (a.zip(b) { $0 * $1 + $0 - $1 }, a.concurrentZip(b) { $0 * $1 + $0 - $1 })
    #expect(fused == chain && concurrent == chain)
    #expect(a.sum() == 9 && a.sum(by: .column) == [5, 4])
    let spread = a.standardDeviation(correction: 1)
    #expect(a.mean(by: .row) == [2.5, 2] && (spread - 1.5).magnitude < 1e-15)
    #expect(a.isApproximatelyEqual(to: a + 1e-12) && !a.isApproximatelyEqual(to: b))
    var c = Matrix<Double>.zeros(2, 2)
    multiply(a, b, into: &c)
    #expect(c == product)
  }

  @Test("solutions, determinants and factorizations")
  func factorizations() throws {
    let identity = Matrix<Double>.identity(2)
    #expect(try (a * a.solve(b)).isApproximatelyEqual(to: b))
    #expect(try (a * a.inverse()).isApproximatelyEqual(to: identity, absoluteTolerance: 1e-14))
    #expect(try (a.pseudoinverse() * a).isApproximatelyEqual(to: identity, absoluteTolerance: 1e-14))
    let logarithm = try a.logDeterminant()
    #expect(try (a.determinant() - 11).magnitude < 1e-14 && logarithm.sign == 1)
    #expect((logarithm.logMagnitude - 2.3978952727983707).magnitude < 1e-14)
    let svd = try SVD(a)
    let values = try a.singularValues()
    #expect(Matrix(svd).isApproximatelyEqual(to: a) && values.isApproximatelyEqual(to: svd.singularValues))
    let symmetric = try SymmetricEigen(a)
    #expect(symmetric.eigenvalues.reversed().isApproximatelyEqual(to: values))
    let eigen = try Eigen(a)
    #expect((eigen.eigenvalues.map { $0.real }.sum() - 7).magnitude < 1e-14)
    do {
      let b = Matrix.diagonal(x)
      let pair = try GeneralizedSymmetricEigen(a, b)
      let (left, right) = (a * pair.eigenvectors, b * pair.eigenvectors * Matrix.diagonal(pair.eigenvalues))
      #expect(left.isApproximatelyEqual(to: right))
    }
    let (qr, pivoted) = (try QR(a), try PivotedQR(a))
    #expect(Matrix(qr).isApproximatelyEqual(to: a) && Matrix(pivoted).isApproximatelyEqual(to: a))
    let (lu, cholesky) = (try LU(a), try Cholesky(a))
    #expect(Matrix(lu).isApproximatelyEqual(to: a) && Matrix(cholesky).isApproximatelyEqual(to: a))
    let (ldl, schur) = (try LDL(a), try Schur(a))
    #expect(Matrix(ldl).isApproximatelyEqual(to: a) && Matrix(schur).isApproximatelyEqual(to: a))
  }

  @Test("ranks, norms, subspaces and functions of matrices")
  func quantities() throws {
    let values = try a.singularValues()
    let (rank, condition) = (try a.rank(), try a.conditionNumber())
    #expect(rank == 2 && (condition - values[0] / values[1]).magnitude < 1e-14)
    let frobenius = try a.norm(.frobenius)
    #expect((x.norm() * x.norm() - 5).magnitude < 1e-14 && (frobenius * frobenius - 27).magnitude < 1e-13)
    let (spectral, nuclear) = (try a.norm(.spectral), try a.norm(.nuclear))
    #expect((spectral - values[0]).magnitude < 1e-14 && (nuclear - 7).magnitude < 1e-14)
    do {
      let a: Matrix = [[1, 2], [2, 4]]
      let (null, range) = (try a.nullSpace(), try a.columnSpace())
      #expect(null.columns == 1 && (a * null).abs().maximum() < 1e-14)
      #expect(range.columns == 1 && (range[1, 0] / range[0, 0] - 2).magnitude < 1e-14)
    }
    let root = try a.squareRoot()
    #expect((root * root).isApproximatelyEqual(to: a))
    let (grown, logarithm) = (try a.exponential(), try a.logarithm())
    #expect(try logarithm.exponential().isApproximatelyEqual(to: a))
    #expect(try (grown.determinant() / exp(7) - 1).magnitude < 1e-12)
    #expect(try a.power(3).isApproximatelyEqual(to: a * a * a))
    let (distances, cosines) = (try a.distances(to: b), try a.distances(to: b, .cosine))
    #expect((distances[0, 0] - 10.0.squareRoot()).magnitude < 1e-14 && cosines.minimum() > 0)
    let nearest = try Neighbors(of: a, among: b, count: 1, by: .euclidean).indices
    #expect(nearest.elements == [0, 0])
    let angles = try PrincipalAngles(a, b).values
    #expect(angles.count == 2 && angles.maximum() < 1e-14)
    let turn = try Procrustes(moving: a, onto: b).rotation
    #expect((turn.transposed() * turn).isApproximatelyEqual(to: .identity(2), absoluteTolerance: 1e-14))
  }

  @Test("no expression of the table is missing here")
  func completeness() throws {
    let file = URL(filePath: #filePath)
    let root = (0..<4).reduce(file) { folder, _ in folder.deletingLastPathComponent() }
    let table = root.appending(path: "Sources/LinearAlgebra/LinearAlgebra.docc/NumPyToSwift.md")
    let folder = file.deletingLastPathComponent()
    let source = try ["NumPyTableTests.swift", "TensorTableTests.swift"].map { name in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }.joined().filter { !$0.isWhitespace }
    var count = 0
    var section = ""
    for line in try String(contentsOf: table, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("### ") { section = String(line.dropFirst(4)) }
      // Files are tested with the module that reads them.
      guard line.hasPrefix("| `"), section != "Files" else { continue }
      let cells = line.split(separator: " | ")
      try #require(cells.count == 2, "\(line)")
      for (index, part) in cells[1].split(separator: "`").enumerated()
      where index % 2 == 0 && part.contains(where: \.isLetter) {
        var expression = String(part).filter { !$0.isWhitespace }
        if expression.hasPrefix("try") { expression.removeFirst(3) }
        let isTested = source.contains(expression)
        #expect(isTested, "\(part)")
        count += 1
      }
    }
    #expect(count >= 100)
  }
}
