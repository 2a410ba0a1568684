import ArgumentParser
import ArrayFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a command computes with, as the command line names it: a file, a tensor in an archive, or a literal.
struct Operand: ExpressibleByArgument {
  /// Where the tensor is.
  enum Place {
    case file(String)
    case member(String, name: String)
    case literal(String)
    case standardInput
  }

  let text: String

  init(argument: String) { text = argument.asTyped }

  static var defaultCompletionKind: CompletionKind { .file() }

  /// A file is preferred, whatever its name: then `FILE:NAME`, then a literal.
  var place: Place {
    if text == "-" { return .standardInput }
    if exists(text) { return .file(text) }
    for colon in text.indices where text[colon] == ":" && exists(String(text[..<colon])) {
      return .member(String(text[..<colon]), name: String(text[text.index(after: colon)...]))
    }
    return LiteralReader.isLiteral(text) ? .literal(text) : .file(text)
  }

  /// What a picture calls it: the name of a file without its folder, the beginning of a literal.
  var title: String {
    let name = LiteralReader.isLiteral(text) ? text : String(text.split(separator: "/").last ?? "")
    return name.count > 40 ? name.prefix(39) + "…" : name
  }

  /// Reads the tensor.
  /// - Parameter mapped: whether the file itself becomes the tensor's memory where that can be.
  func read(mapped: Bool = false) throws -> OperandValue {
    switch place {
    case .literal(let text): return OperandValue(tensor: try LiteralReader.tensor(text, source: text), isLiteral: true)
    case .standardInput:
      let (text, source) = (try standardInput(), "standard input")
      return OperandValue(tensor: try LiteralReader.tensor(text, source: source), isLiteral: true)
    case .member(let path, let name):
      return OperandValue(tensor: try ArrayFile(existing: path).tensor(name, mapped: mapped), isLiteral: false)
    case .file(let path):
      let file = try ArrayFile(existing: path)
      guard !file.names.isEmpty else { throw CommandFailure.data("\(path): holds no tensor") }
      guard file.names.count == 1 else {
        let names = file.names.prefix(6).joined(separator: ", ") + (file.names.count > 6 ? ", …" : "")
        throw CommandFailure.usage(
          "\(path): holds \(file.names.count) tensors (\(names)): say which, as in \(path):NAME")
      }
      return OperandValue(tensor: try file.tensor(mapped: mapped), isLiteral: false)
    }
  }

  private func standardInput() throws(ArrayFileError) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Operand.readDescriptor(STDIN_FILENO, &piece)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw ArrayFileError(.unreadable, path: "standard input", String(cString: strerror(errno)))
      }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece[..<count]
    }
  }

  private static func readDescriptor(_ descriptor: Int32, _ piece: inout [UInt8]) -> Int {
    piece.withUnsafeMutableBytes { bytes in
      #if canImport(Glibc)
        Glibc.read(descriptor, bytes.baseAddress, bytes.count)
      #else
        Darwin.read(descriptor, bytes.baseAddress, bytes.count)
      #endif
    }
  }
}

/// A tensor that was read.
struct OperandValue {
  let tensor: AnyTensor
  /// A literal has no type of its own.
  let isLiteral: Bool
}

extension ArrayFile {
  /// Opens a file; that there is none is said before its ending is looked at.
  init(existing path: String) throws(ArrayFileError) {
    guard exists(path) else {
      throw ArrayFileError(.unreadable, path: path.isEmpty ? "''" : path, String(cString: strerror(ENOENT)))
    }
    try self.init(path)
  }
}

private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
