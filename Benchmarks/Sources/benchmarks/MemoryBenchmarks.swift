import CBaseline
import LinearAlgebra

/// What moves numbers and hardly computes.
enum MemoryBenchmarks {
  static var all: [Comparison] { [transposingCopy(512), transposingCopy(2048), transposingCopy(4096)] }

  /// A transposing copy reads and writes what memcpy does: half of the memory's bandwidth is twice its time. Smaller
  /// matrices lie in the cache, where nothing is asked for.
  private static func transposingCopy(_ n: Int) -> Comparison {
    let a = uniform(n, n, seed: 4) as Matrix<Double>
    var b = Matrix<Double>.zeros(n, n)
    let bytes = n * n * MemoryLayout<Double>.stride
    let target = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 1 << 21)
    return Comparison(
      name: "transposing copy, Double \(n)×\(n)", peer: "memcpy", limit: n >= 2048 ? 2 : nil,
      theirs: { repeats in
        a.withUnsafeBufferPointer { p in
          if let base = p.baseAddress { cb_copy(repeats, target, base, bytes) }
        }
        return nil
      },
      ours: { repeats in
        for _ in 0..<repeats { b[..., ...] = a.transposed() }
        sink(b)
      })
  }
}
