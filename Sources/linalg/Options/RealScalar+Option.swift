import LinearAlgebra

extension RealScalar {
  /// The positive number of an option in the type of the elements.
  init(option name: String, _ value: Double) throws {
    self.init(value)
    guard self > 0, isFinite else {
      throw CommandFailure.usage("\(name) is \(value); a number in the range of the elements was expected")
    }
  }
}
