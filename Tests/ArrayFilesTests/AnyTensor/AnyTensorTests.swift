import ArrayFiles
import ComplexModule
import LinearAlgebra
import Testing

@Suite("Tensors of any element type")
struct AnyTensorTests {
  @Test("the same type shares memory, another is converted exactly")
  func exact() throws {
    let x = AnyTensor(Tensor<Int16>(shape: [2, 3], [0, 1, -2, 300, -400, 32767]))
    #expect(x.kind == .int16)
    #expect(x.shape == [2, 3])
    #expect(try Tensor<Int16>(x).elements == [0, 1, -2, 300, -400, 32767])
    #expect(try Tensor<Float>(x).elements == [0, 1, -2, 300, -400, 32767])
    #expect(try Matrix<Complex<Float>>(x)[1, 1] == Complex(-400))
    #expect(try Matrix<Complex<Double>>(x)[1, 2] == Complex(32767))
  }

  @Test("the first element that does not fit is named, in row-major and column-major order and in views")
  func named() throws {
    let a = Matrix<Double>(rows: 2, columns: 3) { i, j in i == 1 && j > 0 ? 0.1 : 1 }
    let row = Tensor<Double>(shape: [2, 3], [1, 1, 1, 1, 0.1, 0.1])
    for tensor in [AnyTensor(a), AnyTensor(row)] {
      let error = #expect(throws: ArrayFileError.self) { try Tensor<Float>(tensor) }
      #expect(error?.message == "element (1, 1), 0.1 of type float64, is not exactly a number of type float32")
      #expect(try Tensor<Float>(rounding: tensor)[1, 1] == 0.1)
    }
    let error = #expect(throws: ArrayFileError.self) { try Tensor<Float>(AnyTensor(a[0..<2, 1..<3])) }
    #expect(error?.message.hasPrefix("element (1, 0), 0.1") == true)
  }

  @Test("integers, truth values and complex numbers that do not fit are named")
  func kinds() throws {
    func message<E: TensorElement>(_ type: E.Type, _ tensor: AnyTensor) -> String {
      let error = #expect(throws: ArrayFileError.self) { try Tensor<E>(tensor) }
      #expect(error?.reason == .mismatch)
      return error?.message ?? ""
    }
    let large = AnyTensor(Tensor<Int64>(shape: [2], [1, (1 << 53) + 1]))
    #expect(message(Double.self, large).hasPrefix("element (1), 9007199254740993 of type int64, is not exactly"))
    #expect(message(Complex<Double>.self, large).hasPrefix("element (1), 9007199254740993"))
    #expect(message(Bool.self, AnyTensor(Tensor<UInt8>(shape: [2], [1, 2]))).hasPrefix("element (1), 2 of type uint8"))
    #expect(
      message(UInt8.self, AnyTensor(Tensor<Int32>(shape: [2], [255, -1]))).hasPrefix("element (1), -1 of type int32"))
    #expect(
      message(Int8.self, AnyTensor(Tensor<Double>(shape: [1], [1.5]))).hasPrefix("element (0), 1.5 of type float64"))
    let complex = AnyTensor(Tensor<Complex<Double>>(shape: [2], [Complex(1, 2), Complex(1, 0.1)]))
    #expect(message(Complex<Float>.self, complex).hasPrefix("element (1), 1.0 and 0.1 of type complex128"))
    #expect(message(Double.self, complex) == "complex elements (complex128) do not fit the real type float64")
    #expect(try Tensor<Complex<Float>>(rounding: complex)[1] == Complex(1, 0.1))
    #expect(throws: ArrayFileError.self) { try Tensor<Double>(rounding: complex) }
  }

  @Test("NaN and infinities fit all floating-point types")
  func special() throws {
    let x = AnyTensor(Tensor<Double>(shape: [3], [.nan, .infinity, -0.0]))
    let narrow = try Tensor<BFloat16>(x)
    #expect(Float(narrow[0]).isNaN)
    #expect(Float(narrow[1]) == .infinity)
    #expect(Float(narrow[2]).sign == .minus)
    #expect(throws: ArrayFileError.self) { try Tensor<Int32>(x) }
  }

  @Test("the number of axes must be that of a vector or matrix")
  func rank() throws {
    let cube = AnyTensor(Tensor<Float>(shape: [1, 1, 1], [1]))
    let matrix = #expect(throws: ArrayFileError.self) { try Matrix<Float>(cube) }
    #expect(matrix?.message == "a tensor of shape (1, 1, 1), a matrix (two axes) was expected")
    let vector = #expect(throws: ArrayFileError.self) { try Vector<Float>(cube) }
    #expect(vector?.message == "a tensor of shape (1, 1, 1), a vector (one axis) was expected")
  }

  @Test("the tensor inside has its own type")
  func opened() {
    #expect(AnyTensor(Tensor<UInt64>(shape: [1], [7])).tensor is Tensor<UInt64>)
    #expect(AnyTensor(Tensor<Bool>(shape: [1], [true])).tensor is Tensor<Bool>)
    #expect(AnyTensor(Vector<Complex<Float>>([1])).tensor is Tensor<Complex<Float>>)
  }
}
