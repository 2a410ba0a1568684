/// Little-endian numbers in bytes whose count was checked, as zip archives have them.
struct LittleEndian {
  let bytes: [UInt8]

  func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }

  func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }

  /// Nil where the number is beyond `Int.max`.
  func u64(_ at: Int) -> Int? { Int(exactly: UInt64(u32(at)) | UInt64(u32(at + 4)) << 32) }
}

extension Array<UInt8> {
  mutating func append16(_ value: Int) { append(contentsOf: [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]) }

  mutating func append32(_ value: Int) {
    append16(value & 0xFFFF)
    append16(value >> 16 & 0xFFFF)
  }

  mutating func append64(_ value: Int) {
    append32(value & 0xFFFF_FFFF)
    append32(value >> 32 & 0xFFFF_FFFF)
  }
}
