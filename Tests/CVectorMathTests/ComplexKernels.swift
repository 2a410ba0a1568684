import CVectorMath

/// A complex number with nothing but the operations of the reference loops.
struct Pair<T: BinaryFloatingPoint & Sendable & BitwiseCopyable>: Equatable, Sendable, BitwiseCopyable {
  var re: T
  var im: T

  static func + (x: Pair, y: Pair) -> Pair { Pair(re: x.re + y.re, im: x.im + y.im) }
  static func - (x: Pair, y: Pair) -> Pair { Pair(re: x.re - y.re, im: x.im - y.im) }
  static func * (x: Pair, y: Pair) -> Pair {
    Pair(re: x.re * y.re - x.im * y.im, im: x.re * y.im + x.im * y.re)
  }
  var conjugate: Pair { Pair(re: re, im: -im) }
  var size: T { Swift.max(re.magnitude, im.magnitude) }
}

/// The complex kernels of one element type under common names.
struct ComplexKernels<T: BinaryFloatingPoint & Sendable & BitwiseCopyable> {
  typealias Raw = UnsafeRawPointer
  typealias RawWrite = UnsafeMutableRawPointer

  let copy: (RawWrite, Int, Raw, Int, Int, Int, Int, Int32) -> UInt64
  let maxBits: (Raw, Int, Int, Int, Int) -> UInt64
  let bits: (T) -> UInt64
  let multiply: (RawWrite, Raw, Raw, Int) -> Void
  let divide: (RawWrite, Raw, Raw, Int) -> Void
  let vectorScalar: [((RawWrite, Raw, Raw, Int) -> Void, (Pair<T>, Pair<T>) -> Pair<T>)]
  let scalarVector: [((RawWrite, Raw, Raw, Int) -> Void, (Pair<T>, Pair<T>) -> Pair<T>)]
  let divideByScalar: (RawWrite, Raw, Raw, Int) -> Void
  let divideScalar: (RawWrite, Raw, Raw, Int) -> Void
  let conjugate: (RawWrite, Raw, Int) -> Void
  let abs: (Write<T>, Raw, Int) -> Void
  let axpy: (RawWrite, Raw, Raw, Raw, Int) -> Void
  let fill: (RawWrite, Raw, Int) -> Void
  let sum: (RawWrite, Raw, Int) -> Void
  let absSum: (Raw, Int) -> T
  let gemm:
    (
      Int, Int, Int, Raw, Raw, Int, Int, Raw, Int, Int, Raw, RawWrite, Int, Int, Int32, Int32
    ) -> Void
}

var complexSingles: ComplexKernels<Float> {
  ComplexKernels(
    copy: { UInt64(vm_copy_c32($0, $1, $2, $3, $4, $5, $6, $7)) },
    maxBits: { UInt64(vm_max_bits_c32($0, $1, $2, $3, $4)) },
    bits: { UInt64($0.bitPattern & 0x7fff_ffff) },
    multiply: vm_multiply_c32, divide: vm_divide_c32,
    vectorScalar: [
      (vm_add_vs_c32, { $0 + $1 }), (vm_subtract_vs_c32, { $0 - $1 }), (vm_multiply_vs_c32, { $0 * $1 }),
    ],
    scalarVector: [(vm_subtract_sv_c32, { $0 - $1 })],
    divideByScalar: vm_divide_vs_c32, divideScalar: vm_divide_sv_c32, conjugate: vm_conjugate_c32, abs: vm_abs_c32,
    axpy: vm_axpy_c32, fill: vm_fill_c32, sum: vm_sum_c32, absSum: vm_abs_sum_c32, gemm: vm_gemm_small_c32)
}

var complexDoubles: ComplexKernels<Double> {
  ComplexKernels(
    copy: vm_copy_c64, maxBits: vm_max_bits_c64, bits: { $0.bitPattern & 0x7fff_ffff_ffff_ffff },
    multiply: vm_multiply_c64, divide: vm_divide_c64,
    vectorScalar: [
      (vm_add_vs_c64, { $0 + $1 }), (vm_subtract_vs_c64, { $0 - $1 }), (vm_multiply_vs_c64, { $0 * $1 }),
    ],
    scalarVector: [(vm_subtract_sv_c64, { $0 - $1 })],
    divideByScalar: vm_divide_vs_c64, divideScalar: vm_divide_sv_c64, conjugate: vm_conjugate_c64, abs: vm_abs_c64,
    axpy: vm_axpy_c64, fill: vm_fill_c64, sum: vm_sum_c64, absSum: vm_abs_sum_c64, gemm: vm_gemm_small_c64)
}
