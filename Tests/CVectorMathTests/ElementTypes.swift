import CVectorMath

/// What an element is, whatever its type.
enum Value {
  case floating(Double)
  case signed(Int64)
  case unsigned(UInt64)

  /// Whether the numbers are equal; NaN is NaN in floating point only.
  static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.floating(let x), .floating(let y)): x == y || (x.isNaN && y.isNaN)
    case (.floating(let x), .signed(let y)), (.signed(let y), .floating(let x)): Int64(exactly: x) == y
    case (.floating(let x), .unsigned(let y)), (.unsigned(let y), .floating(let x)): UInt64(exactly: x) == y
    case (.signed(let x), .signed(let y)): x == y
    case (.unsigned(let x), .unsigned(let y)): x == y
    case (.signed(let x), .unsigned(let y)), (.unsigned(let y), .signed(let x)): Int64(exactly: y) == x
    }
  }
}

/// An element type of tensors as the kernels see it, with the conversions that are meant.
protocol Element: Sendable, BitwiseCopyable {
  static var kind: vm_kind { get }
  var value: Value { get }
  init(nearest value: Value)
  /// Numbers at and around the bounds of the type.
  static var awkward: [Self] { get }
}

extension Element where Self: FixedWidthInteger {
  var value: Value { Self.isSigned ? .signed(Int64(self)) : .unsigned(UInt64(self)) }

  init(nearest value: Value) {
    switch value {
    case .floating(let x) where x.isNaN: self = 0
    case .floating(let x): self = Self(exactly: x.rounded(.towardZero)) ?? (x < 0 ? .min : .max)
    case .signed(let x): self = Self(clamping: x)
    case .unsigned(let x): self = Self(clamping: x)
    }
  }

  static var awkward: [Self] {
    let (half, third): (Self, Self) = (.max / 2, .max / 3)
    var numbers: [Self] = [0, 1, 2, 100, .min, .min + 1, .max, .max - 1, half, third, ~half]
    for place in 0..<bitWidth {
      let power: Self = 1 << place
      numbers += [power, power &- 1, power &+ 1, ~power, power &* 3 &+ 1]
    }
    return numbers
  }
}

extension Element where Self: BinaryFloatingPoint {
  var value: Value { .floating(Double(self)) }

  init(nearest value: Value) {
    switch value {
    case .floating(let x): self = Self(x)
    case .signed(let x): self = Self(x)
    case .unsigned(let x): self = Self(x)
    }
  }

  static var awkward: [Self] {
    let powers: [Double] = [
      0x1p-149, 0x1p-24, 0x1p-14, 1, 127, 128, 255, 256, 32767, 65504, 65520, 0x1p31, 0x1p63, 0x1p64,
    ]
    var near: [Self] = []
    for power in powers {
      let x = Self(power)
      let half: Self = 0.5
      near += [x, x.nextUp, x.nextDown, x - 1, x - half, x + half, x * 3 / 2]
    }
    let negative = near.map { -$0 }
    return [.nan, .infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0, -0.0] + near + negative
  }
}

extension Int8: Element { static var kind: vm_kind { VM_I8 } }
extension Int16: Element { static var kind: vm_kind { VM_I16 } }
extension Int32: Element { static var kind: vm_kind { VM_I32 } }
extension Int64: Element { static var kind: vm_kind { VM_I64 } }
extension UInt8: Element { static var kind: vm_kind { VM_U8 } }
extension UInt16: Element { static var kind: vm_kind { VM_U16 } }
extension UInt32: Element { static var kind: vm_kind { VM_U32 } }
extension UInt64: Element { static var kind: vm_kind { VM_U64 } }
extension Float: Element { static var kind: vm_kind { VM_F32 } }
extension Double: Element { static var kind: vm_kind { VM_F64 } }

#if !(os(macOS) && arch(x86_64))
  extension Float16: Element { static var kind: vm_kind { VM_F16 } }
#endif

extension Bool: Element {
  static var kind: vm_kind { VM_BOOL }
  var value: Value { .unsigned(self ? 1 : 0) }
  static var awkward: [Bool] { [true, false, true] }

  init(nearest value: Value) {
    switch value {
    case .floating(let x): self = x != 0
    case .signed(let x): self = x != 0
    case .unsigned(let x): self = x != 0
    }
  }
}

/// The upper half of a float.
struct Brain: Element {
  let bits: UInt16

  static var kind: vm_kind { VM_BF16 }
  static var awkward: [Brain] { Float.awkward.map { Brain(bits: UInt16($0.bitPattern >> 16)) } }
  var float: Float { Float(bitPattern: UInt32(bits) << 16) }
  var value: Value { .floating(Double(float)) }

  init(bits: UInt16) { self.bits = bits }

  /// The nearer of the neighbours, the even one of equals; exact distances are compared.
  init(nearest value: Value) {
    switch value {
    case .floating(let x) where !x.isFinite: self.init(bits: x.isNaN ? 0x7FC0 : x < 0 ? 0xFF80 : 0x7F80)
    case .floating(let x): self.init(around: Float(x)) { ($0.finite - x).magnitude }
    case .signed(let x): self.init(around: Float(x)) { (Int128($0.float) - Int128(x)).magnitude }
    case .unsigned(let x): self.init(around: Float(x)) { (Int128($0.float) - Int128(x)).magnitude }
    }
  }

  private init<Distance: Comparable>(around near: Float, distance: (Brain) -> Distance) {
    let middle = Int(near.bitPattern >> 16)
    let candidates = (-1...1).compactMap { UInt16(exactly: middle + $0) }.map { Brain(bits: $0) }
      .filter { !$0.float.isNaN && $0.float.sign == near.sign }
    let least = candidates.map(distance).min()
    let nearest = candidates.filter { distance($0) == least }
    self = nearest.first { $0.bits % 2 == 0 } ?? nearest.first ?? Brain(bits: UInt16(middle))
  }

  /// Infinity stands for the number that would come next.
  private var finite: Double { float.isInfinite ? (float < 0 ? -0x1p128 : 0x1p128) : Double(float) }
}
