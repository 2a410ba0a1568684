import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("rearrangements of tensors against NumPy")
struct RearrangementReferenceTests {
  @Test("padding", arguments: try referenceCases("rearrangements", operation: "pad"))
  func padding(reference: ReferenceCase) throws {
    let widths = try reference.input("widths").integers
    let pairs = stride(from: 0, to: widths.count, by: 2).map { (before: widths[$0], after: widths[$0 + 1]) }
    func check<E: TensorElement>(_: E.Type) throws {
      let modes: [String: Padding<E>] = [
        "constant": .zeros, "edge": .edge, "reflect": .reflect, "symmetric": .symmetric, "wrap": .wrap,
      ]
      let mode = try #require(modes[try reference.word("mode")])
      for (name, a) in try layouts(reference, E.self) {
        #expect(try reference.holds("padded", a.padded(pairs, with: mode)), "\(E.self) \(name)")
      }
    }
    for type in elementTypesBySize where type != UInt8.self { try check(type) }
  }

  @Test("tiles", arguments: try referenceCases("rearrangements", operation: "tile"))
  func tiles(reference: ReferenceCase) throws {
    let times = try reference.input("repetitions").integers
    for (name, a) in try layouts(reference, Float.self) {
      let tiled =
        switch times.count {
        case 0: a.tiled()
        case 1: a.tiled(times[0])
        case 2: a.tiled(times[0], times[1])
        case 3: a.tiled(times[0], times[1], times[2])
        default: a.tiled(times[0], times[1], times[2], times[3])
        }
      #expect(try reference.holds("tiled", tiled), "\(name)")
    }
  }

  @Test("rolling and repetition")
  func rolling() throws {
    for reference in try referenceCases("rearrangements", operation: "roll") {
      let (axis, shift) = (Int(try reference.parameter("axis")), Int(try reference.parameter("shift")))
      for (name, a) in try layouts(reference, Int16.self) {
        #expect(try reference.holds("rolled", a.rolled(shift, axis: axis)), "\(reference), \(name)")
        #expect(try reference.holds("flat", a.rolled(shift)), "\(reference), \(name)")
      }
    }
    for reference in try referenceCases("rearrangements", operation: "repeat") {
      let axis = Int(try reference.parameter("axis"))
      let counts = try reference.input("counts").integers
      for (name, a) in try layouts(reference, Int8.self) {
        #expect(try reference.holds("equal", a.repeated(3, axis: axis)), "\(reference), \(name)")
        #expect(try reference.holds("different", a.repeated(counts, axis: axis)), "\(reference), \(name)")
      }
    }
  }

  @Test("indices along an axis", arguments: try referenceCases("rearrangements", operation: "indices"))
  func indices(reference: ReferenceCase) throws {
    let axis = Int(try reference.parameter("axis"))
    let chosen: Tensor<Int64> = try reference.tensor("chosen")
    let along: Tensor<Int64> = try reference.tensor("along")
    let thin: Tensor<Int64> = try reference.tensor("thin")
    func check<E: TensorElement>(_: E.Type) throws {
      let values: Tensor<E> = try reference.tensor("values")
      for (name, a) in try layouts(reference, E.self) {
        #expect(try reference.holds("taken", try a.taking(chosen, axis: axis)), "\(E.self) \(name)")
        #expect(try reference.holds("takenAlong", try a.takingAlongAxis(along, axis: axis)), "\(E.self) \(name)")
        #expect(try reference.holds("takenThin", try a.takingAlongAxis(thin, axis: axis)), "\(E.self) \(name)")
        var written = a
        try written.scatter(values, at: along, axis: axis)
        #expect(try reference.holds("written", written), "\(E.self) \(name)")
      }
    }
    for type in elementTypesBySize where type != UInt8.self { try check(type) }
    func checkAdding<E: TensorElement & AdditiveArithmetic>(_: E.Type) throws {
      let values: Tensor<E> = try reference.tensor("values")
      for (name, a) in try layouts(reference, E.self) {
        var added = a
        try added.scatterAdd(values, at: along, axis: axis)
        #expect(try reference.holds("added", added), "\(E.self) \(name)")
      }
    }
    try checkAdding(Float.self)
    try checkAdding(Complex<Double>.self)
    try checkAdding(Int16.self)
  }

  @Test("order along an axis", arguments: try referenceCases("rearrangements", operation: "sort"))
  func sorting(reference: ReferenceCase) throws {
    let axis = Int(try reference.parameter("axis"))
    func check<E: OrderedTensorElement>(_: E.Type) throws {
      for (name, a) in try layouts(reference, E.self) {
        #expect(try reference.holds("sorted", a.sorted(axis: axis)), "\(E.self) \(name)")
        #expect(try reference.holds("order", a.argsorted(axis: axis)), "\(E.self) \(name)")
        let descending = a.argsorted(axis: axis, descending: true)
        #expect(try reference.holds("descending", descending), "\(E.self) \(name)")
      }
    }
    let types: [any OrderedTensorElement.Type] = [
      Float.self, Double.self, BFloat16.self, Int8.self, Int16.self, Int32.self, Int64.self,
    ]
    for type in types { try check(type) }
  }

  @Test("windows and diagonals")
  func views() throws {
    for reference in try referenceCases("rearrangements", operation: "windows") {
      let axis = Int(try reference.parameter("axis"))
      let (size, step) = (Int(try reference.parameter("size")), Int(try reference.parameter("step")))
      for (name, a) in try layouts(reference, Double.self) {
        let windows = a.slidingWindows(size, axis: axis, step: step)
        #expect(try reference.holds("windows", windows), "\(reference), \(name)")
      }
    }
    for reference in try referenceCases("rearrangements", operation: "diagonal") {
      let (first, second) = (Int(try reference.parameter("axis1")), Int(try reference.parameter("axis2")))
      let offset = Int(try reference.parameter("offset"))
      for (name, a) in try layouts(reference, Double.self) {
        let diagonal = a.diagonal(offset: offset, axis1: first, axis2: second)
        #expect(try reference.holds("diagonal", diagonal), "\(reference), \(name)")
      }
    }
  }
}

private func layouts<E: TensorElement>(
  _ reference: ReferenceCase, _ type: E.Type
) throws -> [(name: String, tensor: Tensor<E>)] {
  layoutVariants(of: try reference.tensor("a"), filler: E.one)
}

extension ReferenceArray {
  fileprivate var integers: [Int] { data.map { Int($0) } }
}

extension ReferenceCase {
  /// Whole numbers as elements of a type.
  fileprivate func tensor<E: TensorElement>(_ key: String) throws -> Tensor<E> {
    let array = try input(key)
    return Tensor(shape: array.shape, array.integers.map { element($0) })
  }

  /// Whether the tensor is the expected one, exactly.
  fileprivate func holds<E: TensorElement>(_ key: String, _ tensor: Tensor<E>) throws -> Bool {
    let array = try output(key)
    return tensor == Tensor(shape: array.shape, array.integers.map { element($0) })
  }
}
