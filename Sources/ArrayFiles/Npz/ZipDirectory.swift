/// The table of contents of a zip archive, with nothing in it believed that the file's size contradicts.
///
/// The format is PKWARE's APPNOTE 6.3.10; sizes beyond 32 bits are in its zip64 records.
struct ZipDirectory {
  /// The longest table that is read: more than a hundred thousand members.
  private static let longest = 16 << 20
  private static let endLength = 22

  let members: [ZipMember]

  private struct Table {
    var count: Int
    var size: Int
    var offset: Int
    /// Where the table must end.
    var end: Int
  }

  init(_ file: InputFile) throws(ArrayFileError) {
    let table = try Self.findTable(file)
    guard table.size <= Self.longest else {
      throw ArrayFileError(
        .malformed, path: file.path, offset: table.offset,
        "a directory of \(table.size) bytes; at most \(Self.longest) are read")
    }
    guard table.offset <= table.end, table.size == table.end - table.offset else {
      throw ArrayFileError(
        .malformed, path: file.path, offset: table.end,
        "the directory ends here, \(table.size) bytes from byte \(table.offset) were stated")
    }
    guard table.count <= table.size / ZipMember.directoryLength else {
      throw ArrayFileError(
        .malformed, path: file.path, offset: table.offset,
        "\(table.count) members in a directory of \(table.size) bytes")
    }
    let bytes = try FileStream(file, table.offset..<table.end).bytes(table.size)
    members = try Self.members(LittleEndian(bytes: bytes), table, file.path)
  }

  /// Reads the record at the end of the archive, and the zip64 record where that refers to it.
  private static func findTable(_ file: InputFile) throws(ArrayFileError) -> Table {
    func malformed(_ offset: Int, _ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: file.path, offset: offset, message)
    }
    guard file.size >= endLength else {
      throw malformed(0, "a zip archive has at least \(endLength) bytes, this one has \(file.size)")
    }
    // A comment of at most 65535 bytes may follow the record, and ends the file.
    let tail = min(file.size, endLength + 0xFFFF)
    let start = file.size - tail
    let end = LittleEndian(bytes: try FileStream(file, start..<file.size).bytes(tail))
    let found = stride(from: tail - endLength, through: 0, by: -1).first { at in
      end.u32(at) == 0x0605_4B50 && at + endLength + end.u16(at + 20) == tail
    }
    guard let at = found else { throw malformed(start, "not a zip archive: the record at its end is missing") }
    guard end.u16(at + 4) == 0, end.u16(at + 6) == 0, end.u16(at + 8) == end.u16(at + 10) else {
      throw malformed(start + at + 4, "an archive in several parts")
    }
    let table = Table(count: end.u16(at + 10), size: end.u32(at + 12), offset: end.u32(at + 16), end: start + at)
    return try findLargeTable(file, table)
  }

  /// The zip64 record's numbers, where there is one: Python writes it beside numbers that fit 32 bits, too.
  private static func findLargeTable(_ file: InputFile, _ table: Table) throws(ArrayFileError) -> Table {
    func malformed(_ offset: Int, _ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: file.path, offset: offset, message)
    }
    let at = max(0, table.end - 20)
    let locator = LittleEndian(bytes: try FileStream(file, at..<table.end).bytes(table.end - at))
    guard locator.bytes.count == 20, locator.u32(0) == 0x0706_4B50 else {
      // A small archive of 65535 members needs no zip64 record.
      guard table.size < 0xFFFF_FFFF, table.offset < 0xFFFF_FFFF else {
        throw malformed(at, "the zip64 locator is missing")
      }
      return table
    }
    guard let begin = locator.u64(8), begin <= at - 56 else {
      throw malformed(at, "the zip64 record is not inside the file")
    }
    let record = LittleEndian(bytes: try FileStream(file, begin..<at).bytes(56))
    guard record.u32(0) == 0x0606_4B50 else { throw malformed(begin, "the zip64 record is missing") }
    guard record.u64(4) == at - begin - 12 else { throw malformed(begin, "a zip64 record of another length") }
    guard record.u32(16) == 0, record.u32(20) == 0, record.u64(24) == record.u64(32) else {
      throw malformed(begin + 16, "an archive in several parts")
    }
    guard let count = record.u64(32), let size = record.u64(40), let offset = record.u64(48) else {
      throw malformed(begin + 32, "a zip64 record with numbers beyond 63 bits")
    }
    guard table.count == min(count, 0xFFFF), [size, 0xFFFF_FFFF].contains(table.size),
      [offset, 0xFFFF_FFFF].contains(table.offset)
    else { throw malformed(begin + 32, "a zip64 record that contradicts the record at the end") }
    return Table(count: count, size: size, offset: offset, end: begin)
  }

  private static func members(
    _ bytes: LittleEndian, _ table: Table, _ path: String
  ) throws(ArrayFileError) -> [ZipMember] {
    var members: [ZipMember] = []
    var names: Set<String> = []
    var at = 0
    for _ in 0..<table.count {
      let (member, length) = try ZipMember.read(bytes, at, directoryStart: table.offset, path: path)
      guard names.insert(member.name).inserted else {
        throw ArrayFileError(
          .malformed, path: path, offset: table.offset + at, "member '\(member.name)' stands twice")
      }
      members.append(member)
      at += length
    }
    guard at == table.size else {
      throw ArrayFileError(
        .malformed, path: path, offset: table.offset + at,
        "\(table.size - at) bytes after the last of \(table.count) members in the directory")
    }
    // No two members share bytes: the whole cannot unpack to more than the file allows.
    let order = members.indices.sorted { (members[$0].offset, $0) < (members[$1].offset, $1) }
    for (place, index) in order.enumerated() {
      let limit = place + 1 < order.count ? members[order[place + 1]].offset : table.offset
      members[index].limit = limit
      try members[index].checkExtent(of: path)
    }
    return members
  }
}
