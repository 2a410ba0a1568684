import CBLAS
import CBackendSupport
import ComplexModule
import Synchronization

extension Backend {
  /// Checks, once for each process, that the backend computes what it should: products of small integers against plain
  /// loops, triangular solves, norms near the ends of the range, and a small matrix through each factorization.
  ///
  /// Takes about 6 ms the first time. The first factorization of each element type runs the part for its type before it
  /// begins. A library that was built for another processor, or replaced by one with 64-bit integers, fails here instead
  /// of giving wrong numbers later.
  ///
  /// - Throws: ``LinearAlgebraError/backendUnhealthy(_:)`` that names what was wrong.
  public static func selfCheck() throws(LinearAlgebraError) {
    guard !configuration.contains("USE64BITINT") else {
      throw .backendUnhealthy("OpenBLAS was built with 64-bit integers")
    }
    try float.run(SelfCheck<Float>.run)
    try double.run(SelfCheck<Double>.run)
    try complexFloat.run(SelfCheck<Complex<Float>>.run)
    try complexDouble.run(SelfCheck<Complex<Double>>.run)
  }

  /// Runs the self-check of this element type unless it has been begun: its own factorizations, and those of other
  /// threads meanwhile, go on.
  static func checkOnce<Element: Scalar>(_ type: Element.Type) throws(LinearAlgebraError) {
    // For types that the compiler knows it makes plain loops of the self-check's, which take a tenth of the time.
    switch Element.kind {
    case .float: if float.isWanted { try float.run(SelfCheck<Float>.run) }
    case .double: if double.isWanted { try double.run(SelfCheck<Double>.run) }
    case .complexFloat: if complexFloat.isWanted { try complexFloat.run(SelfCheck<Complex<Float>>.run) }
    case .complexDouble: if complexDouble.isWanted { try complexDouble.run(SelfCheck<Complex<Double>>.run) }
    }
  }

  private static let float = SingleRun()
  private static let double = SingleRun()
  private static let complexFloat = SingleRun()
  private static let complexDouble = SingleRun()
}

/// A check that runs once and remembers how it ended.
private final class SingleRun: Sendable {
  private enum Outcome {
    case unknown
    case known(LinearAlgebraError?)
  }

  private static let untouched: UInt8 = 0
  private static let hasBegun: UInt8 = 1
  private static let hasFailed: UInt8 = 2

  private let state = Atomic(untouched)
  private let outcome = Mutex(Outcome.unknown)

  /// Whether it has not begun, or has failed.
  var isWanted: Bool { state.load(ordering: .relaxed) != Self.hasBegun }

  func run(_ check: () throws(LinearAlgebraError) -> Void) throws(LinearAlgebraError) {
    _ = state.compareExchange(expected: Self.untouched, desired: Self.hasBegun, ordering: .sequentiallyConsistent)
    let failure: LinearAlgebraError? = outcome.withLock { outcome in
      if case .known(let failure) = outcome { return failure }
      var failure: LinearAlgebraError?
      do throws(LinearAlgebraError) { try check() } catch { failure = error }
      outcome = .known(failure)
      return failure
    }
    guard let failure else { return }
    state.store(Self.hasFailed, ordering: .sequentiallyConsistent)
    throw failure
  }
}

/// What ``Backend/selfCheck()`` runs for each element type. Integers make every sum exact in any order.
enum SelfCheck<Element: Scalar> {
  private static var sizes: [(m: Int, n: Int, k: Int)] { [(1, 1, 1), (2, 3, 5), (7, 9, 4), (17, 5, 33), (31, 34, 16)] }

  static func run() throws(LinearAlgebraError) {
    try Backend.checkMemory()
    for (m, n, k) in sizes {
      try checkProduct(integers(m, k, seed: 1), integers(k, n, seed: 2))
      try checkRankUpdates(integers(m, k, seed: 3), integers(m, n, seed: 4))
      try checkTriangularSolve(integers(m, m, seed: 5), integers(m, n, seed: 6))
    }
    try checkNorm()
    try checkFactorizations { integers($0, $0, seed: 7) }
  }

  static func require(_ condition: Bool, _ routine: StaticString) throws(LinearAlgebraError) {
    guard condition else { throw .backendUnhealthy("\(routine) is wrong for \(Element.self) on \(Backend.coreName)") }
  }

  /// A matrix of the numbers -3 … 3, its imaginary parts too.
  private static func integers(_ rows: Int, _ columns: Int, seed: UInt32) -> Matrix<Element> {
    var state = seed
    func next() -> Element.Real {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Element.Real(Int(state >> 16) % 7 - 3)
    }
    return Matrix(rows: rows, columns: columns) { _, _ in Element(real: next(), imaginary: next()) }
  }

  private static func isEqual(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Bool {
    (0..<a.columns).allSatisfy { j in (0..<a.rows).allSatisfy { i in a[i, j] == b[i, j] } }
  }

  private static func loopProduct(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Matrix<Element> {
    Matrix(rows: a.rows, columns: b.columns) { i, j in
      var sum = Element.zero
      for k in 0..<a.columns { sum += a[i, k] * b[k, j] }
      return sum
    }
  }

  /// gemm and gemv with β = 0 over NaN, which must not be read.
  private static func checkProduct(_ a: Matrix<Element>, _ b: Matrix<Element>) throws(LinearAlgebraError) {
    let (m, n, k) = (Int32(a.rows), Int32(b.columns), Int32(a.columns))
    let expected = loopProduct(a, b)
    let nan = Element(real: .nan, imaginary: .nan)
    var (product, column) = (Matrix(rows: a.rows, columns: b.columns, repeating: nan), expected)
    a.withPointer { a in
      b.withPointer { b in
        product.withMutablePointer { c in
          withBackend(operations: 0) {
            Element.gemm(CblasNoTrans, CblasNoTrans, m, n, k, 1, a, m, b, k, 0, c, m)
          }
        }
        column.withMutablePointer { y in
          y.update(repeating: nan, count: Int(m))
          withBackend(operations: 0) { Element.gemv(CblasNoTrans, m, k, 1, a, m, b, 1, 0, y, 1) }
        }
      }
    }
    try require(isEqual(product, expected), "gemm")
    let isColumn = (0..<a.rows).allSatisfy { i in column[i, 0] == expected[i, 0] }
    try require(isColumn, "gemv")
  }

  /// A Aᵀ by syrk, and a rank-one update by geru, whose triangles and columns are compared.
  private static func checkRankUpdates(_ a: Matrix<Element>, _ b: Matrix<Element>) throws(LinearAlgebraError) {
    let (m, k, n) = (Int32(a.rows), Int32(a.columns), Int32(b.columns))
    let gram = loopProduct(a, Matrix(rows: a.columns, columns: a.rows) { i, j in a[j, i] })
    var lower = Matrix(rows: a.rows, columns: a.rows, repeating: Element(real: .nan, imaginary: .nan))
    var updated = b
    a.withPointer { a in
      lower.withMutablePointer { c in
        withBackend(operations: 0) { Element.syrk(CblasLower, CblasNoTrans, m, k, 1, a, m, 0, c, m) }
      }
      b.withPointer { b in
        updated.withMutablePointer { c in
          withBackend(operations: 0) { Element.geru(m, n, 1, a, 1, b, m, c, m) }
        }
      }
    }
    let isGram = (0..<a.rows).allSatisfy { j in (j..<a.rows).allSatisfy { i in lower[i, j] == gram[i, j] } }
    try require(isGram, "syrk")
    let sum = Matrix(rows: b.rows, columns: b.columns) { i, j in b[i, j] + a[i, 0] * b[0, j] }
    try require(isEqual(updated, sum), "ger")
  }

  /// T⁻¹ (T X) with a unit triangle of small integers, exact while the solution is.
  private static func checkTriangularSolve(_ t: Matrix<Element>, _ x: Matrix<Element>) throws(LinearAlgebraError) {
    let (m, n) = (Int32(x.rows), Int32(x.columns))
    let unit = Matrix(rows: t.rows, columns: t.columns) { i, j in i == j ? 1 : i > j ? t[i, j] : 0 }
    var solution = loopProduct(unit, x)
    t.withPointer { t in
      solution.withMutablePointer { b in
        withBackend(operations: 0) {
          Element.trsm(CblasLeft, CblasLower, CblasNoTrans, CblasUnit, m, n, 1, t, m, b, m)
        }
      }
    }
    try require(isEqual(solution, x), "trsm")
  }

  /// The norm of two numbers whose squares overflow.
  private static func checkNorm() throws(LinearAlgebraError) {
    let large: Element.Real = Element.Real.kind == .float ? 1e30 : 1e300 as Element.Real
    let pair = Vector<Element>(repeating: Element(large), count: 2)
    let norm = pair.withPointer { x in withBackend(operations: 0) { Element.nrm2(2, x, 1) } }
    let expected = large * Element.Real(2).squareRoot()
    try require((norm - expected).magnitude <= 4 * .ulpOfOne * expected, "nrm2")
  }
}
