import Foundation

/// Runs the bodies on threads of their own, all at once, with stacks of this many bytes, and waits for them.
public func onThreads(_ count: Int, stack: Int = 1 << 20, _ body: @escaping @Sendable (Int) -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    for index in 0..<count {
      group.addTask {
        await withCheckedContinuation { continuation in
          let thread = Thread {
            body(index)
            continuation.resume()
          }
          thread.stackSize = stack
          thread.start()
        }
      }
    }
  }
}
