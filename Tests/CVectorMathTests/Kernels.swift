import CVectorMath

typealias Read<T> = UnsafePointer<T>
typealias Write<T> = UnsafeMutablePointer<T>

/// The real kernels of one element type under common names.
struct RealKernels<T: BinaryFloatingPoint & Sendable & BitwiseCopyable> {
  let copy: (Write<T>, Int, Read<T>, Int, Int, Int, Int) -> UInt64
  let maxBits: (Read<T>, Int, Int, Int, Int) -> UInt64
  let bits: (T) -> UInt64
  let vectorVector: [((Write<T>, Read<T>, Read<T>, Int) -> Void, (T, T) -> T)]
  let vectorScalar: [((Write<T>, Read<T>, T, Int) -> Void, (T, T) -> T)]
  let scalarVector: [((Write<T>, T, Read<T>, Int) -> Void, (T, T) -> T)]
  let unary: [((Write<T>, Read<T>, Int) -> Void, (T) -> T)]
  let axpy: (Write<T>, T, Read<T>, Read<T>, Int) -> Void
  let fill: (Write<T>, T, Int) -> Void
  let sum: (Read<T>, Int) -> T
  let absSum: (Read<T>, Int) -> T
  let max: (Read<T>, Int) -> T
  let min: (Read<T>, Int) -> T
  let gemm: (Int, Int, Int, T, Read<T>, Int, Int, Read<T>, Int, Int, T, Write<T>, Int, Int) -> Void
}

var singles: RealKernels<Float> {
  RealKernels(
    copy: { UInt64(vm_copy_f32($0, $1, $2, $3, $4, $5, $6)) },
    maxBits: { UInt64(vm_max_bits_f32($0, $1, $2, $3, $4)) },
    bits: { UInt64($0.bitPattern & 0x7fff_ffff) },
    vectorVector: [
      (vm_add_f32, { $0 + $1 }), (vm_subtract_f32, { $0 - $1 }), (vm_multiply_f32, { $0 * $1 }),
      (vm_divide_f32, { $0 / $1 }),
    ],
    vectorScalar: [
      (vm_add_vs_f32, { $0 + $1 }), (vm_subtract_vs_f32, { $0 - $1 }), (vm_multiply_vs_f32, { $0 * $1 }),
      (vm_divide_vs_f32, { $0 / $1 }),
    ],
    scalarVector: [(vm_subtract_sv_f32, { $0 - $1 }), (vm_divide_sv_f32, { $0 / $1 })],
    unary: [(vm_negate_f32, { -$0 }), (vm_abs_f32, { $0.magnitude })],
    axpy: vm_axpy_f32, fill: vm_fill_f32, sum: vm_sum_f32, absSum: vm_abs_sum_f32, max: vm_max_f32, min: vm_min_f32,
    gemm: vm_gemm_small_f32)
}

var doubles: RealKernels<Double> {
  RealKernels(
    copy: vm_copy_f64, maxBits: vm_max_bits_f64, bits: { $0.bitPattern & 0x7fff_ffff_ffff_ffff },
    vectorVector: [
      (vm_add_f64, { $0 + $1 }), (vm_subtract_f64, { $0 - $1 }), (vm_multiply_f64, { $0 * $1 }),
      (vm_divide_f64, { $0 / $1 }),
    ],
    vectorScalar: [
      (vm_add_vs_f64, { $0 + $1 }), (vm_subtract_vs_f64, { $0 - $1 }), (vm_multiply_vs_f64, { $0 * $1 }),
      (vm_divide_vs_f64, { $0 / $1 }),
    ],
    scalarVector: [(vm_subtract_sv_f64, { $0 - $1 }), (vm_divide_sv_f64, { $0 / $1 })],
    unary: [(vm_negate_f64, { -$0 }), (vm_abs_f64, { $0.magnitude })],
    axpy: vm_axpy_f64, fill: vm_fill_f64, sum: vm_sum_f64, absSum: vm_abs_sum_f64, max: vm_max_f64, min: vm_min_f64,
    gemm: vm_gemm_small_f64)
}
