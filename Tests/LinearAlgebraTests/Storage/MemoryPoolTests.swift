import LinearAlgebra
import Testing

@Suite("The pool of freed buffers")
struct MemoryPoolTests {
  @Test("the pool keeps freed buffers, no more than its limit, and can be emptied")
  func trimming() async {
    // In a process of its own, where no other test fills the pool.
    await #expect(processExitsWith: .success) {
      func use() -> Double { Matrix<Double>.ones(500, 500).sum() }
      #expect(use() == 250_000)
      #expect(MemoryPool.keptBytes >= 500 * 500 * 8 && MemoryPool.keptBytes <= MemoryPool.limit)
      let kept = Matrix<Double>.ones(300, 300)
      MemoryPool.trim()
      #expect(MemoryPool.keptBytes == 0)
      #expect(kept.sum() == 90_000)
    }
  }
}
