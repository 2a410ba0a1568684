import ArgumentParser
import ArrayFiles
import ComplexModule
import LinearAlgebra

/// A command that moves elements without computing, so that every element type is kept: its body is written once, for all.
protocol TensorCommand: ResultCommand {
  var operand: Operand { get }

  /// Whether the file becomes memory as it is: for a part of a tensor that may be larger than memory.
  var mapsFile: Bool { get }

  func results<Element: TensorElement>(_ tensor: Tensor<Element>, from source: String) throws -> Results
}

extension TensorCommand {
  var mapsFile: Bool { false }

  func results() throws -> Results {
    func open(_ tensor: some TensorConvertible, _ source: String) throws -> Results {
      try results(tensor.asTensor, from: source)
    }
    let tensor = try operand.read(mapped: mapsFile).tensor
    return try open(try tensor.converted(to: options.dtype).tensor, tensor.source)
  }
}

extension AnyTensor {
  /// The tensor in this type, its elements rounded where they do not fit; itself for nil.
  func converted(to type: ElementType?) throws(ArrayFileError) -> AnyTensor {
    switch type {
    case nil: self
    case .float32: AnyTensor(try Tensor<Float>(rounding: self))
    case .float64: AnyTensor(try Tensor<Double>(rounding: self))
    case .complex64: AnyTensor(try Tensor<Complex<Float>>(rounding: self))
    case .complex128: AnyTensor(try Tensor<Complex<Double>>(rounding: self))
    }
  }
}
