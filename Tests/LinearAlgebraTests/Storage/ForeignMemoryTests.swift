import ComplexModule
import LinearAlgebra
import Synchronization
import TestSupport
import Testing

@Suite("Foreign memory")
struct ForeignMemoryTests {
  final class Releases: Sendable {
    let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func add() { count.withLock { $0 += 1 } }
  }

  @Test("aligned real memory is read in place, copied before it is written, and given back once")
  func borrowing() throws {
    func check<E: RealScalar>(_: E.Type) {
      let block = UnsafeMutablePointer<E>.allocate(capacity: 12)
      defer { block.deallocate() }
      for i in 0..<12 { block[i] = E(i) }
      let releases = Releases()
      func use() {
        let a = Matrix<E>(
          unsafeBorrowing: block, rows: 3, columns: 4, rowStride: 4, columnStride: 1, release: releases.add)
        #expect(a.withUnsafeStrides { first, _, _ in first == UnsafePointer(block) })
        #expect(matches(a) { E($0 * 4 + $1) })
        var b = a
        b[0, 0] = 100
        b += 1
        var c = a
        c *= 2
        c[..., 1...] = .ones(3, 3)
        let d = a + a
        #expect(b[0, 0] == 101 && c[2, 0] == 16 && d[2, 3] == 22 && a[0, 0] == 0 && block[0] == 0 && block[8] == 8)
        #expect(releases.value == 0)
      }
      use()
      #expect(releases.value == 1)
    }
    for type in realTypes { check(type) }
  }

  @Test("an operator does not write into borrowed memory that nobody else reads")
  func temporary() {
    let block = UnsafeMutablePointer<Double>.allocate(capacity: 4)
    defer { block.deallocate() }
    block.update(repeating: 1, count: 4)
    let releases = Releases()
    let sum =
      Vector<Double>(unsafeBorrowing: block, count: 4, release: releases.add)
      + Vector<Double>(unsafeBorrowing: block, count: 4, release: releases.add)
    #expect(sum == [2, 2, 2, 2] && block[0] == 1 && releases.value == 2)
  }

  @Test("complex memory is read in place only with spare bytes behind it")
  func complex() throws {
    func check<E: Scalar>(_: E.Type) {
      let block = UnsafeMutablePointer<E>.allocate(capacity: 12)
      defer { block.deallocate() }
      for i in 0..<12 { block[i] = E(real: E.Real(i), imaginary: 1) }
      let releases = Releases()
      let borrowed = Vector<E>(unsafeBorrowing: block, count: 4, spareBytes: 64, release: releases.add)
      #expect(borrowed.asRow.withUnsafeStrides { first, _, _ in first == UnsafePointer(block) } && releases.value == 0)
      let copied = Vector<E>(unsafeBorrowing: block + 3, count: 4, stride: -1, release: releases.add)
      #expect(releases.value == 1)
      #expect(matches(copied.asColumn) { i, _ in E(real: E.Real(3 - i), imaginary: 1) })
      #expect(withExtendedLifetime(borrowed) { borrowed.count } == 4)
    }
    check(Complex<Float>.self)
    check(Complex<Double>.self)
  }

  @Test("a misaligned pointer is copied from")
  func misaligned() throws {
    func check<E: Scalar>(_: E.Type) {
      let size = MemoryLayout<E>.stride
      let block = UnsafeMutableRawPointer.allocate(byteCount: 200, alignment: 64)
      defer { block.deallocate() }
      let values = randomVector(6, of: E.self)
      for i in 0..<6 {
        withUnsafeBytes(of: values[i]) {
          (block + 1 + i * size).copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(block), byteCount: size)
        }
      }
      let releases = Releases()
      let a = Matrix<E>(
        unsafeBorrowing: block + 1, rows: 2, columns: 3, rowStride: 3, columnStride: 1, spareBytes: 64,
        release: releases.add)
      #expect(releases.value == 1)
      #expect(matches(a) { values[$0 * 3 + $1] })
    }
    for type in elementTypes { check(type) }
  }
}
