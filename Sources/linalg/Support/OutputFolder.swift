import ArrayFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder that results go to.
enum OutputFolder {
  /// Makes the folder and those above it, unless they exist.
  static func make(_ path: String) throws(ArrayFileError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      made += name + "/"
      if mkdir(made, 0o777) != 0, errno != EEXIST {
        throw ArrayFileError(.notCreated, path: path, String(cString: strerror(errno)))
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw ArrayFileError(.notCreated, path: path, "exists and is not a folder")
    }
  }
}
