import ArrayFiles
import CFileSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A picture drawn by gnuplot, which must be installed.
struct Gnuplot {
  /// A table of numbers under a name that the commands use as `$name`.
  struct DataBlock {
    let name: String
    let rows: [[Double]]
  }

  let commands: String
  let data: [DataBlock]
  var size = (width: 1000, height: 420)

  /// Draws into a PNG or SVG file, by its ending; the file appears whole or not at all.
  func draw(to path: String) throws(ArrayFileError) {
    let temporary = path + ".partial"
    let terminal = path.lowercased().hasSuffix(".svg") ? "svg" : "pngcairo"
    // The letters of one are measured in points, those of the other in pixels.
    let letters = terminal == "svg" ? 14 : 11
    var script =
      "set terminal \(terminal) size \(size.width),\(size.height) enhanced font 'sans,\(letters)' background '#ffffff'\n"
    script += "set output '\(temporary.replacing("'", with: "''"))'\n"
    for block in data {
      script += "$\(block.name) << END_OF_DATA\n"
      for row in block.rows { script += row.map { $0.text(digits: 9) }.joined(separator: " ") + "\n" }
      script += "END_OF_DATA\n"
    }
    script += commands + "\nunset output\n"
    let slot = fs_note(temporary)
    defer {
      unlink(temporary)
      fs_forget(slot)
    }
    guard let gnuplot = popen("gnuplot 2>/dev/null", "w") else {
      throw ArrayFileError(.notCreated, path: path, "gnuplot could not be started: \(String(cString: strerror(errno)))")
    }
    let previous = signal(SIGPIPE, SIG_IGN)
    fputs(script, gnuplot)
    let status = pclose(gnuplot)
    signal(SIGPIPE, previous)
    guard status != 127 << 8 else {
      throw ArrayFileError(.notCreated, path: path, "gnuplot is not installed: apt-get install gnuplot-nox")
    }
    guard status == 0, rename(temporary, path) == 0 else {
      throw ArrayFileError(.notCreated, path: path, "gnuplot could not draw it (status \(status >> 8 & 255))")
    }
  }
}
