#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import LinearAlgebra
import TestSupport
import Testing

/// Memory that ends where reading is a fault.
private struct GuardedMemory {
  let start: UnsafeMutableRawPointer
  let size: Int
  private let page = Int(sysconf(Int32(_SC_PAGESIZE)))

  init(pages: Int) throws {
    size = pages * page
    let block = mmap(nil, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    start = try #require(block)
    try #require(mprotect(start + size, page, PROT_NONE) == 0)
  }

  func release() { munmap(start, size + page) }

  /// The matrix in this memory, its last element followed by so many bytes.
  func copy<E: Scalar>(_ a: Matrix<E>, spare: Int) -> Matrix<E> {
    let elements = (start + (size - spare - a.rows * a.columns * MemoryLayout<E>.stride))
      .assumingMemoryBound(to: E.self)
    for j in 0..<a.columns {
      for i in 0..<a.rows { elements[i + j * a.rows] = a[i, j] }
    }
    return Matrix(
      unsafeBorrowing: elements, rows: a.rows, columns: a.columns, rowStride: 1, columnStride: a.rows,
      spareBytes: spare, release: {})
  }
}

@Suite("Memory of others that ends at an unreadable page", .serialized)
struct GuardPageTests {
  private func check<E: Scalar>(
    _: E.Type, spare: Int, _ body: (_ guarded: Matrix<E>, _ plain: Matrix<E>) throws -> Void
  ) throws {
    let memory = try GuardedMemory(pages: 4)
    defer { memory.release() }
    for (m, n) in [(1, 1), (2, 3), (3, 2), (5, 7), (7, 5), (9, 9), (13, 1), (1, 13), (17, 19), (31, 15), (15, 31)] {
      let a = randomMatrix(m, n, of: E.self)
      try body(memory.copy(a, spare: spare), a)
    }
  }

  @Test("products read no further than they may, in all element types")
  func products() throws {
    func products<E: Scalar>(_ type: E.Type) throws {
      for spare in E.isComplex ? [0, 64] : [0] {
        try check(type, spare: spare) { a, plain throws in
          let x = randomVector(a.columns, of: E.self)
          let y = randomVector(a.rows, of: E.self)
          #expect(residual(naiveProduct(plain, x.asColumn), (a * x).asColumn) < 10)
          #expect(residual(naiveProduct(plain.transposed(), y.asColumn), (a.transposed() * y).asColumn) < 10)
          #expect(residual(naiveProduct(naiveAdjoint(plain), plain), a.adjoint() * a) < 10)
          #expect(residual(naiveProduct(plain, naiveAdjoint(plain)), a * a.adjoint()) < 10)
          let (row, last) = (Vector(a[(a.rows - 1)..., ...].transposed()), Vector(a[..., (a.columns - 1)...]))
          #expect((row.conjugatedDot(row).real - row.norm() * row.norm()).magnitude < 1000 * E.ulpOfOne)
          #expect(
            (last.dot(last) - naiveProduct(last.asColumn.transposed(), last.asColumn)[0, 0]).modulus < 1000 * E.ulpOfOne
          )
        }
      }
    }
    for type in elementTypes { try products(type) }
  }

  @Test("elementwise operations, reductions and norms read no further than they may")
  func elementwise() throws {
    func elementwise<E: Scalar>(_ type: E.Type) throws {
      for spare in E.isComplex ? [0, 64] : [0] {
        try check(type, spare: spare) { a, plain throws in
          #expect(a + a == plain + plain)
          let (squares, expected) = (a .* a, plain .* plain)
          #expect(squares == expected)
          #expect(a.abs() == plain.abs())
          #expect(a.transposed() == plain.transposed())
          #expect(try a.norm(.one) == plain.norm(.one))
          #expect(try a.norm(.frobenius) == plain.norm(.frobenius))
        }
      }
    }
    for type in elementTypes { try elementwise(type) }
  }

  @Test("factorizations read no further than they may")
  func factorizations() throws {
    func factorizations<E: Scalar>(_ type: E.Type) throws {
      try check(type, spare: 0) { a, plain throws in
        #expect(try LU(a).upper == LU(plain).upper)
        #expect(try QR(a).r == QR(plain).r)
        #expect(try SVD(a).singularValues == SVD(plain).singularValues)
      }
    }
    for type in elementTypes { try factorizations(type) }
  }

  @Test("elements at an odd address are copied, not read where they lie")
  func misaligned() throws {
    func misaligned<E: Scalar>(_: E.Type) {
      let a = randomMatrix(9, 5, of: E.self)
      var bytes = [UInt8](repeating: 0, count: 46 * MemoryLayout<E>.stride)
      let b = bytes.withUnsafeMutableBytes { bytes in
        for j in 0..<5 {
          for i in 0..<9 {
            bytes.storeBytes(of: a[i, j], toByteOffset: 1 + (i + j * 9) * MemoryLayout<E>.stride, as: E.self)
          }
        }
        return bytes.baseAddress.map { base in
          Matrix<E>(unsafeBorrowing: base + 1, rows: 9, columns: 5, rowStride: 1, columnStride: 9, release: {})
        }
      }
      #expect(b == a)
    }
    for type in elementTypes { misaligned(type) }
  }
}
