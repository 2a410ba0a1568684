import TestSupport
import Testing

@testable import LinearAlgebra

@Suite("The lengths of workspaces")
struct WorkspaceSizesTests {
  @Test("an SVD with thin vectors fits 32-bit integers up to 26,754 singular values")
  func thinSVD() {
    #expect(WorkspaceSizes.bdsdc(26_754).fit)
    #expect(!WorkspaceSizes.bdsdc(26_755).fit)
    #expect(!WorkspaceSizes.bdsdc(46_341).fit)
    #expect(WorkspaceSizes.bdsdc(26_754).real == 3 * 26_754 * 26_754 + 4 * 26_754)
  }

  @Test("an SVD with all vectors fits up to order 26,753 where it is square, and 23,169 where it is tall or wide")
  func fullSVD() {
    #expect(WorkspaceSizes.gesdd(26_753, 26_753, hasVectors: true, isComplex: false).fit)
    #expect(!WorkspaceSizes.gesdd(26_754, 26_754, hasVectors: true, isComplex: false).fit)
    for (m, n) in [(200_000, 23_160), (23_160, 200_000)] {
      #expect(WorkspaceSizes.gesdd(m, n, hasVectors: true, isComplex: false).fit)
    }
    for (m, n) in [(200_000, 23_170), (23_170, 200_000)] {
      #expect(!WorkspaceSizes.gesdd(m, n, hasVectors: true, isComplex: false).fit)
    }
  }

  @Test("a complex SVD with all vectors is bound by its real workspace")
  func complexSVD() {
    #expect(WorkspaceSizes.gesdd(20_723, 60_000, hasVectors: true, isComplex: true).fit)
    #expect(!WorkspaceSizes.gesdd(20_725, 60_000, hasVectors: true, isComplex: true).fit)
    #expect(!WorkspaceSizes.gesdd(26_754, 26_754, hasVectors: true, isComplex: true).fit)
    #expect(!WorkspaceSizes.gesdd(32_767, 32_767, hasVectors: true, isComplex: true).fit)
  }

  @Test("singular values alone fit far beyond")
  func values() {
    for isComplex in [false, true] {
      #expect(WorkspaceSizes.gesdd(46_341, 46_341, hasVectors: false, isComplex: isComplex).fit)
      #expect(WorkspaceSizes.gesdd(1 << 20, 1 << 20, hasVectors: false, isComplex: isComplex).fit)
      #expect(!WorkspaceSizes.gesdd(1 << 31, 1 << 31, hasVectors: false, isComplex: isComplex).fit)
    }
  }

  @Test("QR iteration takes what divide and conquer cannot, and long matrices up to 46,339 singular values")
  func qrIteration() {
    #expect(WorkspaceSizes.gesvd(26_754, 26_754).fit)
    #expect(WorkspaceSizes.gesvd(46_341, 46_341).fit)
    #expect(WorkspaceSizes.gesvd(80_000, 46_330).fit)
    #expect(!WorkspaceSizes.gesvd(80_000, 46_341).fit)
  }

  @Test("symmetric eigenvectors fit up to order 46,338, complex ones to 32,767")
  func steps() {
    #expect(WorkspaceSizes.stedc(46_338, isComplex: false).fit)
    #expect(!WorkspaceSizes.stedc(46_339, isComplex: false).fit)
    #expect(WorkspaceSizes.stedc(32_767, isComplex: true).fit)
    #expect(!WorkspaceSizes.stedc(32_768, isComplex: true).fit)
  }

  @Test("generalised symmetric eigenvectors fit up to order 32,766, eigenvalues alone beyond")
  func symmetricEigen() {
    for isComplex in [false, true] {
      #expect(WorkspaceSizes.syevd(32_766, hasVectors: true, isComplex: isComplex).fit)
      #expect(!WorkspaceSizes.syevd(32_767, hasVectors: true, isComplex: isComplex).fit)
      #expect(WorkspaceSizes.syevd(46_341, hasVectors: false, isComplex: isComplex).fit)
    }
    #expect(WorkspaceSizes.syevd(32_766, hasVectors: true, isComplex: false).work == 2_147_418_109)
  }

  @Test("least squares fit until the right-hand sides do not")
  func leastSquares() {
    for isComplex in [false, true] {
      #expect(WorkspaceSizes.gelsd(46_341, 46_341, rightHandSides: 1, isComplex: isComplex).fit)
      #expect(!WorkspaceSizes.gelsd(46_341, 46_341, rightHandSides: 46_341, isComplex: isComplex).fit)
    }
    #expect(WorkspaceSizes.gelsd(0, 0, rightHandSides: 0, isComplex: false).integers > 0)
  }

  @Test("a size beyond 32 bits is refused by name")
  func integers() throws {
    #expect(try lapackInteger(Int(Int32.max), "test") == Int32.max)
    #expect(throws: LinearAlgebraError.tooLarge(routine: "test", needed: 1 << 31)) {
      try lapackInteger(1 << 31, "test")
    }
  }

  @Test("a workspace beyond 32 bits is refused before the routine is asked")
  func query() {
    #expect(throws: LinearAlgebraError.tooLarge(routine: "test", needed: 1 << 31)) {
      try withWorkspace(Double.self, routine: "test", needed: 1 << 31) { _, _ in
        Issue.record("the routine was called")
        return 0
      }
    }
  }

  @Test("a routine that asks for less than it is documented to need gets what it needs")
  func wrappedQuery() throws {
    for answer in [Double(-5), 0, 3, 1e300] {
      var lengths: [Int32] = []
      _ = try withWorkspace(Double.self, routine: "test", needed: 100) { work, length in
        lengths.append(length)
        work.pointee = answer
        return 0
      }
      #expect(lengths == [-1, 100])
    }
  }

  @Test("a length that single precision rounds down is not taken for less than it was")
  func roundedQuery() throws {
    let wanted = 16_777_219
    var given: Int32 = 0
    _ = try withWorkspace(Float.self, routine: "test", needed: 1) { work, length in
      if length == -1 { work.pointee = Float(16_777_218) }
      given = length
      return 0
    }
    #expect(Int(given) >= wanted)
  }
}

@Suite("Sizes that LAPACK's integers cannot say")
struct TooLargeTests {
  /// A matrix of this shape whose columns are all the same memory.
  private func repeated(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    let column = Matrix<Double>(rows: rows, columns: 1) { _, _ in 1 }
    return Matrix(storage: column.storage, offset: 0, rows: rows, columns: columns, rowStride: 1, columnStride: 0)
  }

  @Test("factorizations refuse a dimension beyond 32 bits before they allocate")
  func dimensions() {
    let a = repeated(1, 1 << 31)
    #expect(throws: LinearAlgebraError.self) { _ = try SVD(a) }
    #expect(throws: LinearAlgebraError.self) { _ = try LU(a) }
    #expect(throws: LinearAlgebraError.self) { _ = try QR(a) }
  }
}
