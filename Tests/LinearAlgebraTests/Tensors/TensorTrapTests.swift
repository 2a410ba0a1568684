import LinearAlgebra
import TestSupport
import Testing

@Suite("Mistakes with shapes of tensors")
struct TensorTrapTests {
  @Test("A mistake with axes stops the program, and the message shows the shape")
  func views() async {
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self).permuted(0, 0)
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self).transposed(0, 2)
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self).squeezed(0)
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self).broadcast(to: [2, 4])
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self).reshaped(4, -1)
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self).slidingWindows(4, axis: 1)
      })
  }

  @Test("A slice outside the shape stops the program, and the message shows the shape")
  func slices() async {
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self)[.all, 1..<4]
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self)[.at(-3)]
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self)[.all, .all, .at(0)]
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = countingTensor([2, 3], of: Float.self)[.all, .stride(from: 0, to: 3, by: 0)]
      })
    expectMessage(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var t = countingTensor([2, 3], of: Float.self)
        t[.ellipsis] = countingTensor([2, 3, 1])
      })
  }

  /// The process ended with a message that has the shape in it.
  private func expectMessage(_ result: ExitTest.Result?, _ location: SourceLocation = #_sourceLocation) {
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("(2, 3)"), sourceLocation: location)
  }
}
