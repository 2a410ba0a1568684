import LinearAlgebra
import Testing

@Suite("The pool of freed buffers", .serialized)
struct MemoryPoolTests {
  @Test("the pool keeps no more than its limit and can be emptied")
  func trimming() {
    func use() -> Double { Matrix<Double>.ones(500, 500).sum() }
    #expect(use() == 250_000)
    #expect(MemoryPool.keptBytes <= MemoryPool.limit)
    let kept = Matrix<Double>.ones(300, 300)
    MemoryPool.trim()
    #expect(MemoryPool.keptBytes <= MemoryPool.limit)
    #expect(kept.sum() == 90_000)
  }
}
