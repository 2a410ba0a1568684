import LinearAlgebra
import TestSupport
import Testing

@Suite("Arrays, pointers and spans")
struct MatrixArraysTests {
  @Test("arrays hold the elements in the order that their name says")
  func arrays() throws {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in elementwiseShapes where m * n < 200 {
        let a = randomMatrix(m, n, seed: 61, of: E.self)
        let byRows = (0..<m).flatMap { i in (0..<n).map { a[i, $0] } }
        let byColumns = (0..<n).flatMap { j in (0..<m).map { a[$0, j] } }
        for (name, x) in layoutVariants(of: a) {
          #expect(x.rowMajorElements == byRows && x.columnMajorElements == byColumns, "\(E.self) \(m)×\(n) \(name)")
          #expect(Matrix(rows: m, columns: n, rowMajor: byRows) == x)
          #expect(Matrix(rows: m, columns: n, columnMajor: byColumns) == x)
          #expect(x.nestedRows.count == m && (m == 0 || Matrix(x.nestedRows) == x))
          #expect(m == 0 || Matrix(rows: Array(x.rowVectors)) == x)
          #expect(n == 0 || Matrix(columns: Array(x.columnVectors)) == x)
          #expect(x.withSpan { span in (0..<span.count).map { span[$0] } } == byColumns, "\(E.self) \(name)")
          #expect(x.withUnsafeBufferPointer { Array($0) } == byColumns)
          var y = x
          y.withUnsafeMutableBufferPointer { buffer in for i in 0..<buffer.count { buffer[i] += 1 } }
          #expect(matches(y) { a[$0, $1] + 1 } && x == a, "\(E.self) \(name)")
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a contiguous matrix is passed without a copy")
  func noCopy() {
    var a = randomMatrix(40, 30, of: Double.self)
    let address = a.withUnsafeStrides { first, _, _ in first }
    #expect(a.withUnsafeBufferPointer { $0.baseAddress } == address)
    #expect(a[..., 3..<9].withUnsafeBufferPointer { $0.baseAddress } == address + 120)
    #expect(a.withUnsafeMutableBufferPointer { UnsafePointer($0.baseAddress) } == address)
  }
}
