/// A loop that moves elements: only their size matters, not what they are, so that it is compiled once for each size.
protocol MovingLoop {
  func run<Bits: BitwiseCopyable>(_ type: Bits.Type)
}

/// 16 bytes, aligned no more strictly than a complex number.
struct BitPair: BitwiseCopyable {
  var low: UInt64
  var high: UInt64
}

extension MovingLoop {
  /// Runs the loop for elements of this many bytes.
  func run(bytes: Int) {
    switch bytes {
    case 1: run(UInt8.self)
    case 2: run(UInt16.self)
    case 4: run(UInt32.self)
    case 8: run(UInt64.self)
    default: run(BitPair.self)
    }
  }
}
