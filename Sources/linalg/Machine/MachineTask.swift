import Dispatch
import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A piece of work whose speed says something about a machine.
struct MachineTask {
  let name: String
  let type: ElementType
  /// The order of the matrices; nil for copies.
  let order: Int?
  /// Operations, or bytes that are read and written, divided by 10⁹.
  let amount: Double
  let unit: String
  /// Makes the operands; returns what is timed.
  let prepare: () -> () throws -> Void

  static var all: [MachineTask] {
    [64, 128, 256, 512, 1024, 2048].flatMap { [product($0, .float32, Float.self), product($0, .float64, Double.self)] }
      + [
        factorization("LU", 1024, 2.0 / 3) { _ = try LU($0) },
        factorization("Cholesky", 1024, 1.0 / 3) { _ = try Cholesky($0) },
        factorization("QR", 1024, 4.0 / 3) { _ = try QR($0) },
        factorization("SVD", 512, 22) { _ = try SVD($0) },
        factorization("symmetric eigen", 512, 9) { _ = try SymmetricEigen($0) },
        factorization("eigen", 256, 25) { _ = try Eigen($0) },
        copy(bytes: 128 << 20),
      ]
  }

  private static func product<Element: Scalar>(_ n: Int, _ name: ElementType, _ type: Element.Type) -> MachineTask {
    MachineTask(name: "product", type: name, order: n, amount: 2e-9 * cube(n), unit: "GFLOP/s") {
      let (a, b) = (matrix(n) as Matrix<Element>, matrix(n) as Matrix<Element>)
      var c = Matrix<Element>.zeros(n, n)
      return { multiply(a, b, into: &c) }
    }
  }

  private static func factorization(
    _ name: String, _ n: Int, _ share: Double, _ run: @escaping (Matrix<Double>) throws -> Void
  ) -> MachineTask {
    MachineTask(name: name, type: .float64, order: n, amount: 1e-9 * share * cube(n), unit: "GFLOP/s") {
      let a: Matrix<Double> = matrix(n)
      return { try run(a) }
    }
  }

  private static func copy(bytes: Int) -> MachineTask {
    MachineTask(name: "copy", type: .float64, order: nil, amount: 2e-9 * Double(bytes), unit: "GB/s") {
      let (source, target) = (Block(bytes), Block(bytes))
      return {
        let (threads, part) = (Backend.threads, bytes / Backend.threads)
        DispatchQueue.concurrentPerform(iterations: threads) { i in
          memcpy(target.base + i * part, source.base + i * part, part)
        }
      }
    }
  }

  private static func cube(_ n: Int) -> Double { Double(n) * Double(n) * Double(n) }

  /// A symmetric positive definite matrix, which every routine accepts.
  private static func matrix<Element: Scalar>(_ n: Int) -> Matrix<Element> {
    Matrix(rows: n, columns: n) { i, j in
      i == j ? Element(Element.Real(n)) : Element(Element.Real((i * j + i + j) % 7) / 7)
    }
  }

  /// Memory that has been touched, so that copies find it there. `Sendable`, unchecked: each thread copies a part of its
  /// own.
  private final class Block: @unchecked Sendable {
    let base: UnsafeMutableRawPointer

    init(_ bytes: Int) {
      base = .allocate(byteCount: bytes, alignment: 1 << 21)
      memset(base, 1, bytes)
    }

    deinit { base.deallocate() }
  }
}
