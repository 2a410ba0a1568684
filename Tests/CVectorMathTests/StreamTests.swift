import CVectorMath
import Testing

@Suite("Copies past the caches")
struct StreamTests {
  @Test("All bytes are copied and no others, from and to any place")
  func anyPlace() {
    let source = (0..<600).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
    for start in [0, 1, 3, 4, 63, 64, 65] {
      for count in [0, 1, 5, 63, 64, 65, 127, 128, 200, 500] {
        var target = [UInt8](repeating: 255, count: 700)
        target.withUnsafeMutableBytes { to in
          source.withUnsafeBytes { from in
            vm_stream(to.baseAddress.map { $0 + start }, from.baseAddress.map { $0 + start / 2 }, count)
          }
        }
        vm_stream_end()
        var expected = [UInt8](repeating: 255, count: 700)
        for i in 0..<count { expected[start + i] = source[start / 2 + i] }
        #expect(target == expected, "\(count) bytes at \(start)")
      }
    }
  }
}
