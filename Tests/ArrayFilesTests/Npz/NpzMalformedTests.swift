import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

/// An archive of the one member `x.npy`: three numbers, at these places.
private struct Archive {
  static let local = 0
  static let data = 55
  static let directory = 55 + 128 + 24
  static let end = directory + 51

  var bytes: [UInt8]

  init(deflated: Bool = false) {
    var bytes: [UInt8] = []
    try? withTemporaryFolder { folder in
      let path = "\(folder)/x.npz"
      try NpzFile.write([("x", AnyTensor(Vector<Double>([1, 2, 3])))], deflated: deflated, to: path)
      bytes = try ArrayFilesTests.bytes(path)
    }
    self.bytes = bytes
  }

  /// The archive with these bytes in place of those there.
  func with(_ new: [UInt8], at place: Int) -> [UInt8] {
    var copy = bytes
    copy.replaceSubrange(place..<place + new.count, with: new)
    return copy
  }

  /// The archive with both the local header and the directory changed.
  func both(_ new: [UInt8], local: Int, directory: Int) -> [UInt8] {
    var copy = self
    copy.bytes = copy.with(new, at: local)
    return copy.with(new, at: Self.directory + directory)
  }

  /// The archive with other sizes of the member, stored and unpacked.
  func sizes(packed: UInt32, size: UInt32) -> [UInt8] {
    var copy = self
    copy.bytes = with(little(UInt64(size)) + little(UInt64(packed)), at: 39)
    return copy.with(little(packed) + little(size), at: Self.directory + 20)
  }
}

private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian, Array.init)
}

private let whole = Archive()
private let packed = Archive(deflated: true)
private let directory = Archive.directory
private let end = Archive.end

private let wrongDirectories: [Malformed] = [
  .init("an empty file", [UInt8](), "at least 22 bytes, this one has 0"),
  .init("21 bytes", [UInt8](repeating: 0, count: 21), "at least 22 bytes, this one has 21"),
  .init("zeros", [UInt8](repeating: 0, count: 100), "the record at its end is missing"),
  .init("an .npy file", Array(whole.bytes[Archive.data..<directory]), "the record at its end is missing"),
  .init("another signature of the record", whole.with([0], at: end), "the record at its end is missing"),
  .init("a byte behind the archive", whole.bytes + [0], "the record at its end is missing"),
  .init("a comment longer than the file", whole.with([1, 0], at: end + 20), "the record at its end is missing"),
  .init(
    "a comment shorter than stated", whole.with([9, 0], at: end + 20) + [0x61], "the record at its end is missing"),
  .init("a second part", whole.with([1], at: end + 4), "an archive in several parts"),
  .init("a directory in a second part", whole.with([1], at: end + 6), "an archive in several parts"),
  .init("members in other parts", whole.with([2], at: end + 10), "an archive in several parts"),
  .init("more members than there are", whole.with([2, 0, 2, 0], at: end + 8), "2 members in a directory of 51 bytes"),
  .init(
    "60000 members", whole.with([0x60, 0xEA, 0x60, 0xEA], at: end + 8), "60000 members in a directory of 51 bytes"),
  .init("no members but a directory", whole.with([0, 0, 0, 0], at: end + 8), "51 bytes after the last of 0 members"),
  .init("a directory that is too short", whole.with([50], at: end + 12), "the directory ends here, 50 bytes"),
  .init("a directory that is too long", whole.with([52], at: end + 12), "the directory ends here, 52 bytes"),
  .init("a directory of 4 GB", whole.with(little(UInt32(0xFFFF_FFFE)), at: end + 12), "at most 16777216 are read"),
  .init("a directory elsewhere", whole.with([0], at: end + 16), "the directory ends here"),
  .init("a directory behind the file", whole.with(little(UInt32(1 << 30)), at: end + 16), "the directory ends here"),
  .init("zip64 without a record", whole.with(little(UInt32.max), at: end + 16), "the zip64 locator is missing"),
  .init("zip64 sizes without a record", whole.with(little(UInt32.max), at: end + 12), "the zip64 locator is missing"),
  .init("bytes in front of the archive", [1, 2, 3] + whole.bytes, "the directory ends here"),
  .init("another signature in the directory", whole.with([0], at: directory), "an entry of the directory was expected"),
  .init("a name longer than the directory", whole.with([0xFF], at: directory + 28), "an entry of 301 bytes"),
  .init("an extra field longer than the directory", whole.with([1], at: directory + 30), "an entry of 52 bytes"),
  .init("a comment longer than the directory", whole.with([1], at: directory + 32), "an entry of 52 bytes"),
  .init("a shorter name", whole.with([4], at: directory + 28), "1 bytes after the last of 1 members"),
  .init("an encrypted member", whole.with([1], at: directory + 8), "member 'x.npy' is encrypted"),
  .init("a strongly encrypted member", whole.with([0x40], at: directory + 8), "member 'x.npy' is encrypted"),
  .init("a masked directory", whole.with([0x20], at: directory + 9), "member 'x.npy' is encrypted"),
  .init("a patch", whole.with([0x20], at: directory + 8), "unknown flags 32"),
  .init("method 1", whole.with([1], at: directory + 10), "packed by method 1"),
  .init("deflate64", whole.with([9], at: directory + 10), "packed by method 9"),
  .init("bzip2", whole.with([12], at: directory + 10), "packed by method 12"),
  .init("lzma", whole.with([14], at: directory + 10), "packed by method 14"),
  .init("zstandard", whole.with([93], at: directory + 10), "packed by method 93"),
  .init("a member in another part", whole.with([1], at: directory + 34), "in another part"),
  .init(
    "a 64-bit size that is missing", whole.with(little(UInt32.max), at: directory + 24), "lacks its sizes of 64 bits"),
  .init(
    "a 64-bit offset that is missing", whole.with(little(UInt32.max), at: directory + 42), "lacks its sizes of 64 bits"),
  .init(
    "a stored member of two sizes", whole.with([1], at: directory + 24),
    "is stored, but has 152 bytes in the archive and 1"),
  .init(
    "a member of 4 GB", whole.with(little(UInt32(0xFFFF_FFFE)), at: directory + 20), "overlaps what begins at byte 207"),
  .init("a member behind the directory", whole.with(little(UInt32(1000)), at: directory + 42), "overlaps what begins"),
  .init(
    "a bomb", packed.with(little(UInt32(0x7FFF_FFFF)), at: packed.bytes.count - 22 - 51 + 24), "which deflate cannot do"
  ),
  .init("a name that is not UTF-8", whole.with([0xFF], at: directory + 46), "not UTF-8"),
  .init("an absolute name", whole.with(Array("/".utf8), at: directory + 46), "is not safe"),
  .init("a name above", whole.with(Array("../ay".utf8), at: directory + 46), "is not safe"),
  .init("a backslash", whole.with(Array("\\".utf8), at: directory + 46), "is not safe"),
  .init("a zero byte in the name", whole.with([0], at: directory + 46), "is not safe"),
  .init("a line break in the name", whole.with([10], at: directory + 46), "is not safe"),
]

private let wrongMembers: [Malformed] = [
  .init("another signature of the local header", whole.with([0], at: 0), "the local header is missing"),
  .init("another name in front", whole.with(Array("y".utf8), at: 30), "another name than the directory"),
  .init("a member that reaches the directory", whole.sizes(packed: 153, size: 153), "overlaps what follows it"),
  .init("a longer name in front", whole.with([6, 0, 19], at: 26), "another name than the directory"),
  .init("a name in front that is too long", whole.with([0xFF], at: 26), "overlaps what follows it"),
  .init("an extra field in front that is too long", whole.with([0xFF], at: 28), "overlaps what follows it"),
  .init("another method in front", whole.with([8], at: 8), "another method or other flags"),
  .init("other flags in front", whole.with([2], at: 6), "another method or other flags"),
  .init("another checksum in front", whole.with([0, 0, 0, 0], at: 14), "another checksum or other sizes"),
  .init("another size in front", whole.with([1], at: 39), "another checksum or other sizes"),
  .init("another packed size in front", whole.with([1], at: 47), "another checksum or other sizes"),
  .init("no 64-bit sizes in front", whole.with([2], at: 35), "another checksum or other sizes"),
  .init("a changed number", whole.with([1], at: directory - 1), "the checksum is"),
  .init("another checksum in both places", whole.both([0, 0, 0, 0], local: 14, directory: 16), "0 was stated"),
  .init("no .npy file inside", whole.with([0], at: Archive.data), "magic string"),
  .init(
    "another shape inside", whole.with(Array("(4,)".utf8), at: Archive.data + 61 - 1),
    "needs 32 bytes of data, the file has 24"),
  .init(
    "stored data called deflated", whole.both([8], local: 8, directory: 10), "the packed data end after 6 of 152 bytes"),
  .init(
    "deflated data called stored", packed.both([0], local: 8, directory: packed.bytes.count - 22 - 51 + 10 - directory),
    "is stored, but has"),
  .init(
    "a block of an unknown kind", packed.with([7], at: Archive.data), "the packed data are damaged: invalid block type"),
  .init("a back reference before the start", packed.with([0x63, 0x60, 0x82], at: Archive.data), "the packed data"),
  .init("a changed checksum of packed data", packed.with([0, 0, 0, 0], at: 14), "another checksum or other sizes"),
]

@Suite("Malformed .npz archives")
struct NpzMalformedTests {
  @Test("with a directory at fault are refused", arguments: wrongDirectories)
  func refusedDirectories(_ malformed: Malformed) throws {
    try malformed.check("npz") { path in _ = try NpzFile(path) }
  }

  @Test("with a member at fault are refused when it is read", arguments: wrongMembers)
  func refusedMembers(_ malformed: Malformed) throws {
    try malformed.check("npz") { path in _ = try NpzFile(path).tensor("x") }
  }

  @Test("take less than 64 MiB and a second each")
  func limits() async {
    await #expect(processExitsWith: .success) {
      try checkLimits(wrongDirectories, "npz") { path in _ = try NpzFile(path) }
      try checkLimits(wrongMembers, "npz") { path in _ = try NpzFile(path).tensor("x") }
    }
  }

  @Test("that are cut at any byte are refused")
  func cutAnywhere() throws {
    for archive in [whole, packed] {
      try checkCutAnywhere(archive.bytes, "npz") { path in _ = try NpzFile(path) }
    }
  }

  @Test("with two members of one name, or two members in one place, are refused")
  func twice() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.npz"
      let x = AnyTensor(Vector<Double>([1, 2, 3]))
      try NpzFile.write([("x", x), ("y", x)], to: path)
      let bytes = try bytes(path)
      let second = bytes.count - 22 - 51
      var sameName = bytes
      sameName[second + 46] = UInt8(ascii: "x")
      var samePlace = bytes
      samePlace.replaceSubrange(second + 42..<second + 46, with: [0, 0, 0, 0])
      try Malformed("", sameName, "member 'x.npy' stands twice").check("npz") { path in _ = try NpzFile(path) }
      try Malformed("", samePlace, "overlaps what begins at byte 0").check("npz") { path in _ = try NpzFile(path) }
    }
  }

  @Test("with a damaged zip64 record are refused")
  func largeRecords() throws {
    let bytes = try bytes(fixture("npz/zip64.npz"))
    let record = bytes.count - 22 - 20 - 56
    func with(_ new: [UInt8], at place: Int) -> [UInt8] {
      var copy = bytes
      copy.replaceSubrange(record + place..<record + place + new.count, with: new)
      return copy
    }
    let eight = [UInt8](repeating: 0xFF, count: 8)
    for malformed: Malformed in [
      .init("signature", with([0], at: 0), "the zip64 record is missing"),
      .init("length", with([0], at: 4), "a zip64 record of another length"),
      .init("part", with([1], at: 16), "an archive in several parts"),
      .init("counts", with([9], at: 24), "an archive in several parts"),
      .init("size", with(eight, at: 40), "numbers beyond 63 bits"),
      .init("offset", with(eight, at: 48), "numbers beyond 63 bits"),
      .init("other offset", with([1, 0, 0], at: 48), "contradicts the record at the end"),
      .init("other size", with([1, 0, 0], at: 40), "contradicts the record at the end"),
      .init("place of the record", with(eight, at: 56 + 8), "not inside the file"),
    ] {
      try malformed.check("npz") { path in _ = try NpzFile(path) }
    }
  }
}
